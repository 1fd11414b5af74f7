"""A program with a defect: what it prints is broken, as a file could be that nobody looks at."""

from __future__ import annotations

from typing import Any

import pytest

from boardpaper.pdf.render import render
from tests.conformance.broken import broken


def break_every_print(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let every report be printed with a fault."""

    def render_badly(*arguments: Any) -> Any:
        data, places = render(*arguments)
        return broken(data, name), places

    monkeypatch.setattr("boardpaper.desk.exporting.render", render_badly)
