"""The speller of this machine: the shipped dictionary, and the officer's own words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from boardpaper import resources
from boardpaper.errors import BoardpaperError
from boardpaper.files import read_limited

if TYPE_CHECKING:
    from boardpaper.checks.spelling import Speller

_FOLDER: Final = ("dictionaries", "en-GB")
_OTHERS: Final = ("less-common.txt", "local-government.txt", "places.txt")
_REMARK: Final = "#"
_LARGEST: Final = 1024 * 1024


class Spelling:
    """Gives the one speller of a program, which is read when it is first asked for.

    That takes some 20 ms and 10 MB.
    """

    def __init__(self, own_words: Path, tell: Callable[[str], object]) -> None:
        """``own_words`` is the officer's file, which need not exist.

        Where it cannot be used, ``tell`` hears a sentence, and spelling is checked without it.
        """
        self._file, self._tell = own_words, tell
        self._speller: Speller | None = None

    def __call__(self) -> Speller:
        """The speller, with the officer's words as they were when it was first asked for."""
        if self._speller is None:
            self._speller = speller(self._own_words())
        return self._speller

    def _own_words(self) -> tuple[str, ...]:
        try:
            return own_words(self._file)
        except BoardpaperError as error:
            self._tell(f"The spelling check does without your own words: {error}")
            return ()


def speller(own: Iterable[str] = ()) -> Speller:
    """A speller with the shipped dictionary, and words of one's own."""
    from boardpaper.checks.spelling import Speller  # noqa: PLC0415 — not before the window

    others = [word for name in _OTHERS for word in _words(name)]
    return Speller(_words("common.txt"), (*others, *own), _words("never-suggested.txt"))


def own_words(path: Path) -> tuple[str, ...]:
    """Read an officer's own words, one to a line; a line that begins with # is a remark.

    Raises:
        EnvironmentFaultError: the machine refused to read the file.
        InvalidInputError: it is larger than a mebibyte, or no ordinary file.
    """
    if not os.path.lexists(path):
        return ()
    text = read_limited(path, _LARGEST).decode("utf-8-sig", errors="replace")
    return tuple(_lines(text.replace("’", "'")))


def _words(name: str) -> list[str]:
    return _lines(resources.read_text(*_FOLDER, name))


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(_REMARK)]
