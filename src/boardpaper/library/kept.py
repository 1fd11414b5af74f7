"""What the library gives back when it has kept a report."""

from __future__ import annotations

from boardpaper.report.standing import Saved
from boardpaper.report.values import Value


class Kept(Value, frozen=True):
    """A report and the number by which the library knows it."""

    number: int
    saved: Saved
