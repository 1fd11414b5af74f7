"""Days on the command line."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from boardpaper.errors import InvalidInputError

_A_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(words: str) -> date:
    """Read a date as other programs write it, and in no other way.

    Raises:
        InvalidInputError: it is none.
    """
    try:
        if _A_DAY.fullmatch(words):
            return date.fromisoformat(words)
    except ValueError:  # such as 2011-02-29
        pass
    raise InvalidInputError(f"“{words}” is not a date: write one such as 2011-12-14.")
