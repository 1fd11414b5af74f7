"""The number by which a library, and everybody who speaks of a report, names it: BP-0042."""

from __future__ import annotations

import re

_NAME = re.compile(r"\s*(?:BP[-\s]?)?([0-9]{1,9})\s*", re.IGNORECASE | re.ASCII)


def number_name(number: int) -> str:
    """Return a number as it is shown: ``BP-0042``."""
    return f"BP-{number:04}"


def parse_number(words: str) -> int | None:
    """Read ``BP-0042``, ``bp 42`` or ``42``; None where it is no such number."""
    match = _NAME.fullmatch(words)
    return int(match[1]) if match else None
