"""A report on a desk, and the look of the pages that show it."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from boardpaper.checks.calendar import WorkingDays
from boardpaper.desk import shelf
from boardpaper.desk.desk import Desk, Surroundings
from boardpaper.desk.opening import open_package
from boardpaper.desktop.numbering import NumberBook
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.report.papers import Papers
from boardpaper.desktop.theme import Look
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Author, Report
from boardpaper.report.standing import Standing
from tests.desktop.libraries import Shelf

NOW = datetime(2011, 12, 3, 12, 41, tzinfo=UTC)


def raise_again(error: Exception) -> None:
    raise error


def no_errors(_report: Report, _standing: Standing) -> int:
    return 0


@pytest.fixture
def context(qapp: QApplication) -> Context:
    """The example as a draft: its findings, but no answers, authors or papers."""
    opened = open_package(shelf.sample())
    ticks = itertools.count()
    clock = Surroundings(lambda: float(next(ticks)), no_errors, raise_again)
    kept = opened.saved.report
    report = Report(kept.id, kept.template, kept.council, main=kept.main)
    desk = Desk(report, Standing(), None, clock)
    look = Look(qapp)
    form = opened.template.template
    return Context(
        desk,
        form,
        opened.council,
        look,
        counted_ids("new"),
        NumberBook(desk, lambda: form, opened.council, look),
        Papers(Shelf(), opened.attachments),
        lambda: NOW,
        WorkingDays(shelf.calendar(), opened.council.closure_days),
        (Author("A. Officer", "0113 222 4444", "a.officer@example.gov.uk"),),
    )
