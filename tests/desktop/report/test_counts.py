from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desktop.report.counts import Counts
from boardpaper.desktop.theme import Look


def test_the_line_says_how_much_there_is(qapp: QApplication, qtbot: QtBot) -> None:
    counts = Counts(Look(qapp))
    qtbot.addWidget(counts)
    report = shelf.sample().saved.report
    counts.show_counts(report, 0, "public", ())
    assert counts.text() == "1,523 words · public version"
    counts.show_counts(report, 1, "full", ("filled", "none", "begun", "empty", "stale"))
    assert counts.text() == "1,523 words · 1 page · full version · 1 of 4 parts filled in"
