"""Libraries for the tests of windows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar, cast

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library.library import Library

T = TypeVar("T")


class Shelf:
    """A lane that does everything at once, with a library that keeps attachments and no more."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep_attachment(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.kept[name] = data
        return name

    def ask(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        try:
            result = work(cast("Library", self))
        except (InvalidInputError, EnvironmentFaultError) as error:
            failed(str(error))
        else:
            done(result)


class NoLibrary:
    """A lane that always fails."""

    def ask(
        self,
        work: Callable[[Library], T],  # noqa: ARG002
        done: Callable[[T], object],  # noqa: ARG002
        failed: Callable[[str], object],
    ) -> None:
        failed("There is no library.")
