"""What happens in the window of a report once it is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow
    from boardpaper.report.place import Place


def arrive(
    window: ReportWindow, place: Place | None, then: Callable[[ReportWindow], object] | None
) -> None:
    """Go to a place, and do something, where these are wanted."""
    if place is not None:
        window.go_to(place)
    if then is not None:
        then(window)
