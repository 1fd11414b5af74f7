"""How the windows stood when they were closed: nothing that anybody would miss."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

import msgspec

from boardpaper.errors import BoardpaperError
from boardpaper.files import read_limited, write_atomically
from boardpaper.report.values import Value

_LIMIT: Final = 64 * 1024


class WindowState(Value, frozen=True):
    """How one kind of window stood.

    ``geometry`` and ``layout`` are what the window system keeps of its place and of its parts;
    ``page`` names the page that was open.
    """

    geometry: bytes = b""
    layout: bytes = b""
    page: str = ""


class WindowStates(Value, frozen=True):
    """How the windows stood."""

    report: WindowState = WindowState()


def load_window_states(path: Path) -> WindowStates:
    """Read how the windows stood; without a file that can be used, as on the first day."""
    try:
        return msgspec.json.decode(read_limited(path, _LIMIT), type=WindowStates)
    except (BoardpaperError, msgspec.DecodeError, UnicodeDecodeError):
        return WindowStates()


def save_window_states(path: Path, states: WindowStates) -> None:
    """Write how the windows stand; where that fails, they stand as on the first day next time."""
    with contextlib.suppress(BoardpaperError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.json.encode(states))
