"""The head of a report's window: nothing moves while somebody types."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.saving import SaveState
from boardpaper.desktop.report.header import Header, saved_words
from boardpaper.desktop.theme import Look
from boardpaper.report.standing import Standing

NOW = datetime(2026, 11, 24, 12, 41, tzinfo=UTC)


def state(
    saved_at: datetime | None, *, has_unsaved_changes: bool = False, is_saving: bool = False
) -> SaveState:
    return SaveState(saved_at, has_unsaved_changes, is_saving, "", None)


def test_what_is_kept_moves_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    header = Header(Look(qapp))
    qtbot.addWidget(header)
    header.resize(1000, 50)
    header.show_subject("Budget")
    header.show_standing(Standing())
    header.show()
    states = (
        state(None, has_unsaved_changes=True),
        state(NOW, has_unsaved_changes=True),
        state(NOW, is_saving=True),
        state(NOW),
    )
    seen = set()
    for each in states:
        header.show_saving(each, NOW)
        QApplication.processEvents()
        seen.add((header._status.x(), header._saved.x(), header._saved.width()))
    assert len(seen) == 1


def test_the_status_stands_beside_the_subject(qapp: QApplication, qtbot: QtBot) -> None:
    header = Header(Look(qapp))
    qtbot.addWidget(header)
    header.resize(1000, 50)
    header.show_standing(Standing())
    header.show_subject("Budget")
    header.show()
    QApplication.processEvents()
    gap = header._status.x() - header._subject.geometry().right()
    assert 0 < gap < header.fontMetrics().height()
    header.show_subject("A long subject " * 40)
    QApplication.processEvents()
    assert header.export_button.geometry().right() <= header.width()


def test_a_draft_says_why_it_is_exported_as_one(qapp: QApplication, qtbot: QtBot) -> None:
    header = Header(Look(qapp))
    qtbot.addWidget(header)
    header.show_standing(Standing())
    assert header.export_button.text() == "Export draft…"
    assert "DRAFT" in header.export_button.toolTip()
    header.show_standing(Standing("ready"))
    assert header.export_button.toolTip() == ""


def test_a_report_that_was_never_kept_says_so() -> None:
    assert saved_words(state(None), NOW) == "Not saved yet"
