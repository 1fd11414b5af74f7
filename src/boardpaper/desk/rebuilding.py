"""A library made anew, and what came of that in words; both faces share them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from boardpaper.desk.settings import Settings
from boardpaper.library.library import WAIT
from boardpaper.library.numbers import number_name
from boardpaper.library.rebuilding import Rebuilt, rebuild
from boardpaper.library.signature import Signature


def make_anew(library: Path, settings: Settings, now: datetime) -> Rebuilt:
    """Make a library anew from the reports beside it, and from what is whole of it.

    Raises:
        InvalidInputError: there is nothing to make it from.
        EnvironmentFaultError: the library is in use, or the machine refused; nothing was changed.
    """
    return rebuild(library, Signature(now, settings.officer_name), WAIT)


def made_words(made: Rebuilt) -> str:
    """Say how many reports there are, and where the library is that was there."""
    count = len(made.reports)
    words = f"The library was made anew with {'1 report' if count == 1 else f'{count} reports'}."
    if made.aside:
        return f"{words} The one that was there is kept as {Path(made.aside).name}."
    return words


def missing_words(made: Rebuilt) -> Sequence[str]:
    """Say in a sentence each what could not be saved."""
    told = []
    if made.lost:
        told.append(f"Nothing whole was found of {_names(made.lost)}.")
    if made.lacking:
        told.append(f"Papers or pictures are gone that belong to {_names(made.lacking)}.")
    if not made.has_events:
        told.append("The list of who did what was damaged, and begins anew.")
    return told


def _names(numbers: tuple[int, ...]) -> str:
    return ", ".join([number_name(each) for each in numbers])
