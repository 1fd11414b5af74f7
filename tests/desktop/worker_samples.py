"""Reports, and a child process at hand, for the tests of worker and preview."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import msgspec
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package
from boardpaper.desk.worker.messages import Drawn, Failure, LaidOut, Pdf
from boardpaper.desktop.worker.bridge import Worker, own_command
from boardpaper.report.report import Finding
from boardpaper.report.standing import Saved
from boardpaper.report.text import Figure, Text
from tests.benchmarks.content import long_report

UNPRINTABLE = "漢"
PICTURE_WIDTH = 40


@cache
def example() -> Opened:
    return open_package(shelf.sample())


def about(subject: str) -> Opened:
    """The example with another subject."""
    saved = example().saved
    report = msgspec.structs.replace(saved.report, subject=subject)
    return replace(example(), saved=msgspec.structs.replace(saved, report=report))


@cache
def long_one(sheets: int) -> Opened:
    """A long report; a sheet is at least six findings."""
    saved = Saved(long_report(round(sheets * 1.6 + 2)), datetime(2026, 10, 1, tzinfo=UTC))
    return replace(example(), saved=saved, attachments={})


@cache
def picture(shade: int) -> tuple[str, bytes]:
    """The name and the bytes of a picture."""
    buffer = io.BytesIO()
    Image.new("L", (PICTURE_WIDTH, 20), shade).save(buffer, "PNG")
    data = buffer.getvalue()
    return hashlib.sha256(data).hexdigest(), data


def with_pictures(*shades: int) -> Opened:
    """The example with a finding for every picture."""
    pictures = dict(picture(shade) for shade in shades)
    findings = tuple(
        Finding(f"x{number}", Text((Figure(f"y{number}", name, alt="A plain area"),)))
        for number, name in enumerate(pictures)
    )
    saved = example().saved
    report = msgspec.structs.replace(saved.report, main=saved.report.main + findings)
    saved = msgspec.structs.replace(saved, report=report)
    return replace(example(), saved=saved, attachments={**example().attachments, **pictures})


class Ears(QObject):
    """Hears all that a worker tells, in order."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.heard: dict[int, LaidOut | Drawn | Pdf | Failure] = {}
        worker.finished.connect(self._hear)
        worker.failed.connect(self._hear)

    def _hear(self, ticket: int, answer: LaidOut | Drawn | Pdf | Failure) -> None:
        assert ticket not in self.heard, "a ticket was answered twice"
        self.heard[ticket] = answer

    def wait_for(self, qtbot: QtBot, *tickets: int) -> tuple[LaidOut | Drawn | Pdf | Failure, ...]:
        """Wait until all these tickets were answered."""
        qtbot.waitUntil(lambda: set(tickets) <= set(self.heard), timeout=60_000)
        return tuple(self.heard[ticket] for ticket in tickets)


@contextmanager
def working(*command: str) -> Iterator[tuple[Worker, Ears]]:
    """A worker whose process is gone in the end."""
    worker = Worker(command or own_command())
    ears = Ears(worker)
    try:
        yield worker, ears
    finally:
        worker.close()
        worker.deleteLater()
