"""The kinds of papers that go with a report, told from their content and not from their name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

PaperKind = Literal["PDF", "PNG picture", "JPEG picture"]

_STARTS: Final[tuple[tuple[bytes, PaperKind], ...]] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
)
_ENDINGS: Mapping[PaperKind, str] = {"PDF": ".pdf", "PNG picture": ".png", "JPEG picture": ".jpg"}
_UNITS: Final = ("bytes", "KB", "MB", "GB")
_STEP: Final = 1000


def paper_kind(data: bytes) -> PaperKind | None:
    """Tell what a file is, or None where it is nothing that goes with a report."""
    return next((kind for start, kind in _STARTS if data.startswith(start)), None)


def paper_ending(data: bytes) -> str:
    """The ending of a file's name, by which other programs know what it is."""
    kind = paper_kind(data)
    return ".bin" if kind is None else _ENDINGS[kind]


def size_in_words(size: int) -> str:
    """Write a number of bytes as ``212 KB`` or ``1.4 MB``."""
    amount, unit = float(size), 0
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    written = f"{amount:.1f}" if unit > 1 and amount < 10 else f"{round(amount)}"
    return f"{written} {'byte' if size == 1 else _UNITS[unit]}"
