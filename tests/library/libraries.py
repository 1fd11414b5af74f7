"""Libraries in a folder of the test, with a clock that counts minutes, and small reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from boardpaper.library.library import Library
from boardpaper.report.report import Finding, Report, TemplateRef
from boardpaper.report.standing import Standing
from boardpaper.report.text import Paragraph, Span, Text
from tests.strategies import ATTACHMENTS, TEMPLATE_TOML

START = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
SOON = 0.05
"""Seconds to wait for another program; the tests know how it ends."""

TEMPLATE = TemplateRef("leeds", 1, hashlib.sha256(TEMPLATE_TOML.encode()).hexdigest())
DRAFT = Standing()


class Clock:
    """A clock that goes on by a minute at each look, and by days when it is told to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def new_library(folder: Path, clock: Callable[[], datetime] | None = None) -> Library:
    """Make a library that has the template and attachments of the strategies."""
    library = Library.create(folder / "library.db", clock or Clock(), SOON)
    library.keep_template(TEMPLATE_TOML)
    for data in ATTACHMENTS.values():
        library.keep_attachment(data)
    return library


def reopened(library: Library) -> Library:
    return Library.open(library.path, Clock(), SOON)


def attachments_folder(library: Library) -> Path:
    return library.path.with_name("library.db-attachments")


def a_report(subject: str = "", *findings: str, **fields: Any) -> Report:
    """A report with some findings of one paragraph each."""
    main = tuple(
        Finding(f"f{number}", Text((Paragraph(f"p{number}", (Span(words),)),)))
        for number, words in enumerate(findings, 1)
    )
    return Report("report-1", TEMPLATE, "leeds", subject=subject, main=main, **fields)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is said to SQLite, pragmas and all, in capitals and without line ends."""
    said: list[str] = []

    def listen(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


@contextmanager
def failing_after(number: int) -> Iterator[None]:
    """Let the library fail after so many statements, once each was carried out."""
    left = number

    def fail(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise InjectedError

    event.listen(Engine, "after_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", fail)


class InjectedError(Exception):
    """The failure of a test."""


def is_one_sentence(words: str) -> bool:
    return words.endswith(".") and "\n" not in words and ". " not in words
