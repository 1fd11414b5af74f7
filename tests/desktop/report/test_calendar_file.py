"""Save to calendar: the board and its days in a file, and nothing of the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from boardpaper.desk.steps import Edit
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.place import Place
from boardpaper.report.report import KeyDecision, Notices
from tests.desktop.report.windows import choose, click, wait_for_notice


def change(window: ReportWindow, **fields: object) -> None:
    report = replace(window.desk.report, **fields)
    window.desk.change(report, Edit("change", Place("details", field="meeting_date")))


def save_as(window: ReportWindow, path: Path, qtbot: QtBot) -> None:
    dialog = choose(window, "save-dates", QFileDialog, qtbot)
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == "2011-12-14 Executive Board.ics"
    line.setText(str(path))  # typed words open a list of files over the dialog
    click(dialog, "&Save", qtbot)


def read(path: Path) -> str:
    return path.read_bytes().decode().replace("\r\n ", "")


def test_the_days_are_in_the_file(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    save_as(window, out / "days", qtbot)
    wait_for_notice(window, "Saved the days of the meeting as days.ics.", qtbot)
    text = read(out / "days.ics")
    summaries = [line for line in text.splitlines() if line.startswith("SUMMARY")]
    start = "SUMMARY:Executive Board\\, 14 December 2011"
    assert summaries == [
        f"{start}: report to democratic services by 10:00",
        f"{start}: publish agenda and reports",
        start,
    ]
    assert window.program.last_folder == out


def test_nothing_of_the_report_is_in_it(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    change(window, subject="A secret purchase", notices=Notices(KeyDecision(True)))
    save_as(window, out / "days.ics", qtbot)
    wait_for_notice(window, "Saved", qtbot)
    text = read(out / "days.ics")
    assert "secret" not in text
    assert "publish the notice of a key decision" in text


def test_without_a_date_it_says_what_to_do(window: ReportWindow) -> None:
    change(window, meeting_date=None)
    window.commands["save-dates"].trigger()
    assert window.notice.sentence.startswith("There are no days to save yet")


def test_a_year_without_calendar_is_said(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    dialog = choose(window, "save-dates", QFileDialog, qtbot)
    change(window, meeting_date=date(2077, 6, 9))
    dialog.fileSelected.emit(str(out / "days.ics"))
    dialog.close()
    assert window.notice.sentence.startswith("The bank holidays of 2077 are not known")
    assert list(out.iterdir()) == []


def test_what_cannot_be_written_can_be_tried_again(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    save_as(window, out / "missing" / "days.ics", qtbot)
    wait_for_notice(window, "missing", qtbot)
    (out / "missing").mkdir()
    click(window.notice, "Try again", qtbot)
    wait_for_notice(window, "Saved the days", qtbot)
