"""Which commands of the library's window make sense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boardpaper.desktop.library.catalogue import Query, Row
from boardpaper.desktop.library.filters import ALL


def allowed_commands(
    chosen: Sequence[Row], *, is_open: bool, can_write: bool, has_bin: bool
) -> Mapping[str, bool]:
    """Tell of each command whether it can be chosen.

    ``is_open`` says that the list is there, ``can_write`` that reports can be kept, and
    ``has_bin`` that there is anything in the bin.
    """
    are_binned = bool(chosen) and chosen[0].entry.binned_at is not None
    has_one = len(chosen) == 1 and not are_binned
    return {
        "new": can_write,
        "open": has_one,
        "import": is_open,
        "example": is_open,
        "export": has_one,
        "duplicate": has_one,
        "bin": bool(chosen) and not are_binned,
        "restore": are_binned,
        "delete": are_binned,
        "empty": is_open and has_bin,
        "find": is_open,
        "filters": is_open,
    }


def ways_out(query: Query, *, is_open: bool) -> Mapping[str, bool]:
    """Tell of each command that lists more whether there is anything it would let in."""
    is_narrow, is_search = query.filter != ALL, bool(query.words)
    return {
        "all": is_open and (is_narrow or is_search),
        "everywhere": is_open and is_narrow and is_search,
        "clear": is_open and is_search,
    }
