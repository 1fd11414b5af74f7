"""Libraries for the tests of windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from boardpaper.library.library import Library

T = TypeVar("T")


class NoLibrary:
    """A lane that always fails."""

    def ask(
        self,
        work: Callable[[Library], T],  # noqa: ARG002
        done: Callable[[T], object],  # noqa: ARG002
        failed: Callable[[str], object],
    ) -> None:
        failed("There is no library.")
