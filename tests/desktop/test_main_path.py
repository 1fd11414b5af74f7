"""The officer's main job by window, with real keys: write a report, change one's mind, export."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desktop.program import Program
from boardpaper.report.report import Finding, Report
from boardpaper.report.text import Text, plain, spans_of
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.programs import new_window, open_window, running

EXAMPLE = shelf.sample().saved.report
FINDINGS = (
    "This year Leeds has been assessed as 'performing adequately'.",
    "The overall tone of the assessment letter is positive.",
)
RECOMMENDATION = "Members are recommended to note and consider the content of the letter."


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


def words(text: Text) -> str:
    return "\n".join(plain(spans) for each in text.blocks for _, _, spans in spans_of(each))


def findings(report: Report) -> tuple[str, ...]:
    return tuple(words(each.text) for each in report.main if isinstance(each, Finding))


def write_report(officer: Officer, template: str) -> None:
    """Write the example's title block, its answers, two findings and a recommendation."""
    officer.write("Report of", EXAMPLE.report_of)
    officer.write("Report to", EXAMPLE.report_to)
    officer.dismiss()  # the list of boards
    officer.write("Date of the meeting", "14/12/2011")
    officer.write("Subject", EXAMPLE.subject)
    officer.open_page("Questions")
    for question in shelf.template(template).template.questions:
        answer = EXAMPLE.answer(question.id)
        officer.click(f"{question.text} {'Yes' if answer else 'No'}")
    officer.open_page(main_heading(template))
    officer.type_words("\n".join(FINDINGS))
    officer.open_page("Recommendations")
    officer.click("Add recommendation")
    officer.type_words(RECOMMENDATION)


def main_heading(template: str) -> str:
    sections = shelf.template(template).template.sections
    return next(each.heading for each in sections if each.source == "main")


def check_report(report: Report, template: str) -> None:
    for name in ("report_of", "report_to", "meeting_date", "subject"):
        assert getattr(report, name) == getattr(EXAMPLE, name)
    for question in shelf.template(template).template.questions:
        assert report.answer(question.id) is bool(EXAMPLE.answer(question.id))
    assert findings(report) == FINDINGS
    assert [words(each.text) for each in report.recommendations] == [RECOMMENDATION]


@pytest.mark.parametrize("template", ["leeds-executive-board-2011", "leeds-2021"])
def test_a_report_is_written_undone_redone_kept_and_exported(
    program: Program, qtbot: QtBot, tmp_path: Path, template: str
) -> None:
    program.save_settings(replace(program.settings, template=template))
    window = new_window(program, qtbot)
    officer = Officer(qtbot, window)
    write_report(officer, template)
    written = window.desk.report
    check_report(written, template)

    steps = 0
    while window.desk.can_undo:
        officer.press(Qt.Key.Key_Z, CONTROL)
        steps += 1
    assert window.desk.report.subject == ""
    assert window.desk.report.main == ()
    assert window.desk.report.answers == ()
    for _ in range(steps):
        officer.press(Qt.Key.Key_Y, CONTROL)
    assert window.desk.report == written

    officer.press(Qt.Key.Key_S, CONTROL)
    officer.press(Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: program.windows == ())
    window = open_window(program, qtbot, 1)
    assert window.desk.report == written

    officer = Officer(qtbot, window)
    officer.press(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: bool(window.findChildren(QDialog)))
    dialog = Officer(qtbot, window.findChildren(QDialog)[0])
    folder = dialog.find("Folder", QLineEdit)
    folder.selectAll()
    qtbot.keyClicks(folder, str(tmp_path))
    dialog.click("Export draft")
    qtbot.waitUntil(lambda: window.notice.sentence.startswith("Exported"), timeout=20_000)
    (pdf,) = tmp_path.glob("*.pdf")
    printed = subprocess.run(
        ["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    flat = " ".join(printed.split())
    for each in (EXAMPLE.subject, *FINDINGS, RECOMMENDATION):
        assert each in flat
