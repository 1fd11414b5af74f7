"""How the library's window looked when it was closed, so that it can look so before all is read.

It is kept where no one would miss it, in a file that Qt reads by itself: settings, themes and
their libraries need not be there yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QColor

_LARGEST = 1000
"""The most points and pixels that are believed of letters and of the head of the window."""


class FirstLook(NamedTuple):
    """Place, colours and letters of the window.

    ``geometry`` is what Qt keeps of a window's place, empty on the first day; the colours are
    ``#rrggbb``, or empty for those of the system; ``points`` is the size of the letters, 0 for the
    system's; ``head`` is the height in pixels of the head of the window, with the menus.
    """

    geometry: bytes = b""
    window: str = ""
    surface: str = ""
    text: str = ""
    points: float = 0.0
    head: int = 0


def read_first_look(path: Path) -> FirstLook:
    """Read the look of the last time; without a file that can be used, that of the first day."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    geometry = kept.value("geometry")
    window, surface, text = (str(kept.value(name)) for name in ("window", "surface", "text"))
    points, head = _number(kept.value("points")), _number(kept.value("head"))
    if not all(QColor.isValidColorName(colour) for colour in (window, surface, text)):
        window = surface = text = ""
    data = bytes(geometry.data()) if isinstance(geometry, QByteArray) else b""
    return FirstLook(data, window, surface, text, points, round(head))


def write_first_look(path: Path, look: FirstLook) -> None:
    """Write how the window looks; where that fails, it looks as on the first day next time."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    kept.setValue("geometry", QByteArray(look.geometry))
    for name in ("window", "surface", "text", "points", "head"):
        kept.setValue(name, getattr(look, name))
    kept.sync()


def _number(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        return 0.0
    return number if 0 < number < _LARGEST else 0.0
