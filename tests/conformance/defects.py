"""A program with a defect: what it prints is broken, as a file could be that nobody looks at."""

from __future__ import annotations

from typing import Any

import pytest

from boardpaper.pdf.render import write
from tests.conformance.broken import broken


def break_every_print(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let every report be printed with a fault."""

    def write_badly(*arguments: Any) -> bytes:
        return broken(write(*arguments), name)

    monkeypatch.setattr("boardpaper.desk.exporting.write", write_badly)
