"""What was typed, told from a field's words before and after."""

from __future__ import annotations

from boardpaper.desk.steps import Typing


def typing_between(old: str, new: str) -> Typing | None:
    """Tell what a key inserted or erased; None where it did both, as a choice or a paste does."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    erased, inserted = old[start : len(old) - end], new[start : len(new) - end]
    if erased and inserted:
        return None
    return Typing("erase", erased) if erased else Typing("insert", inserted)


def _common(first: str, second: str) -> int:
    """How many characters two strings begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(first), len(second)))
