"""Files made of an open report: PDFs with their appendices, and copies of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from boardpaper.desk import handing_over
from boardpaper.desk.opening import open_file
from boardpaper.desk.steps import Edit
from boardpaper.desktop.dialogs.export import ExportDialog
from boardpaper.desktop.program import Program
from boardpaper.desktop.report import written
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.errors import EnvironmentFaultError
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Exemption, Finding, Report
from boardpaper.report.text import plain, spans_of
from tests.desktop.programs import keep, open_window
from tests.desktop.report.windows import choose, click, dialog_of, wait_for_notice
from tests.desktop.worker_samples import UNPRINTABLE
from tests.pdf.reader import Reader

NAME = "2011-12-14 Executive Board - The Ofsted Annual Assessment of Children's Services in Leeds"
PUBLIC, FULL = f"{NAME} (public).pdf", f"{NAME} (full).pdf"
PAPER = f"{NAME} (public) - Appendix 1.pdf"
SECRET = "performing adequately"


class Opener(QObject):
    """Stands in for the programs of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def change(window: ReportWindow, **fields: object) -> None:
    report: Report = replace(window.desk.report, **fields)
    window.desk.change(report, Edit("change", WHOLE_REPORT))


def with_exempt_finding(window: ReportWindow, target: str = "f1") -> None:
    change(window, exemptions=(Exemption("e1", "10.4(3)", Place("main", target)),))


def asked(window: ReportWindow, qtbot: QtBot) -> ExportDialog:
    return choose(window, "export", ExportDialog, qtbot)


def field(dialog: ExportDialog, name: str) -> QLineEdit:
    (found,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def type_over(line: QLineEdit, words: str, qtbot: QtBot) -> None:
    line.selectAll()
    qtbot.keyClicks(line, words)


def says(dialog: ExportDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in each.text() and each.isVisible() for each in labels)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_draft_goes_out_marked_with_its_appendix(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(ExportDialog, qtbot)
    assert says(dialog, "nothing in the report is exempt")
    assert says(dialog, "marked DRAFT")
    assert dialog.windowTitle() == "Export draft"
    assert not says(dialog, "must not be published")
    name = field(dialog, "File name of the public version")
    assert name.fontMetrics().horizontalAdvance(PUBLIC) < name.width()
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, f"Exported {PUBLIC} and 1 more file.", qtbot)
    assert names(out) == [PAPER, PUBLIC]
    reader = Reader((out / PUBLIC).read_bytes())
    assert SECRET in reader.text()
    assert "DRAFT" in reader.outside
    (appendix,) = window.session.papers.all.values()
    assert (out / PAPER).read_bytes() == appendix


def test_what_is_published_goes_out_unmarked_and_without_papers_that_are_not_wanted(
    program: Program, out: Path, qtbot: QtBot
) -> None:
    window = open_window(program, qtbot, keep(program, qtbot))
    dialog = asked(window, qtbot)
    assert not says(dialog, "DRAFT")
    click(dialog, "Also write the appendices (1 file)", qtbot)
    type_over(field(dialog, "File name of the public version"), "agenda", qtbot)
    click(dialog, "Export", qtbot)
    wait_for_notice(window, "Exported agenda.pdf.", qtbot)
    assert names(out) == ["agenda.pdf"]
    assert "DRAFT" not in Reader((out / "agenda.pdf").read_bytes()).outside


def test_of_both_versions_only_the_full_one_has_what_is_exempt(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    with_exempt_finding(window)
    (first, *_) = (each for each in window.desk.report.main if isinstance(each, Finding))
    (block, *_) = first.text.blocks
    secret = " ".join(" ".join(plain(spans) for _, _, spans in spans_of(block)).split())
    dialog = asked(window, qtbot)
    assert not says(dialog, "must not be published")
    click(dialog, "Both", qtbot)
    assert says(dialog, "must not be published")
    click(dialog, "Also write the appendices (2 files)", qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert names(out) == [FULL, PUBLIC]
    public, full = (Reader((out / name).read_bytes()).text() for name in (PUBLIC, FULL))
    assert "10.4(3)" in public
    assert secret not in public
    assert secret in full


def test_the_full_version_alone(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    with_exempt_finding(window)
    dialog = asked(window, qtbot)
    click(dialog, "Full version, with everything", qtbot)
    assert not field(dialog, "File name of the public version").isVisible()
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert names(out) == [f"{NAME} (full) - Appendix 1.pdf", FULL]


def test_no_public_version_is_made_while_an_exemption_withholds_nothing(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    with_exempt_finding(window, "gone")
    dialog = asked(window, qtbot)
    click(dialog, "Both", qtbot)
    assert says(dialog, "An exemption (10.4(3)) withholds nothing")
    dialog.accept()
    assert dialog.isVisible()
    click(dialog, "Full version, with everything", qtbot)
    assert not says(dialog, "withholds nothing")
    dialog.reject()
    assert names(out) == []
    with_exempt_finding(window)
    dialog = asked(window, qtbot)
    click(dialog, "Both", qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert len(names(out)) == 4


def test_a_file_is_replaced_once_that_was_said(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Also write the appendices (1 file)", qtbot)
    name = field(dialog, "File name of the public version")
    type_over(name, "taken", qtbot)
    (out / "taken.pdf").write_bytes(b"old")
    click(dialog, "Export draft", qtbot)
    qtbot.waitUntil(lambda: says(dialog, "This replaces a file of the same name."))
    assert dialog.isVisible()
    assert (out / "taken.pdf").read_bytes() == b"old"
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported taken.pdf.", qtbot)
    assert (out / "taken.pdf").read_bytes().startswith(b"%PDF-")


def test_that_a_file_is_replaced_is_said_while_its_name_is_typed(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    (out / "taken.pdf").write_bytes(b"old")
    dialog = asked(window, qtbot)
    type_over(field(dialog, "File name of the public version"), "taken", qtbot)
    qtbot.waitUntil(lambda: says(dialog, "This replaces a file of the same name."))
    type_over(field(dialog, "File name of the public version"), "free", qtbot)
    qtbot.waitUntil(lambda: not says(dialog, "This replaces"))
    dialog.reject()


def test_nothing_is_exported_under_a_name_no_system_takes_or_into_no_folder(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    name, folder = field(dialog, "File name of the public version"), field(dialog, "Folder")
    type_over(name, "a/b", qtbot)
    click(dialog, "Export draft", qtbot)
    assert says(dialog, "A file name has none of these characters")
    assert "none of these" in name.accessibleDescription()
    type_over(name, PAPER, qtbot)
    click(dialog, "Export draft", qtbot)
    assert says(dialog, "Another of the files has this name.")
    type_over(name, "good", qtbot)
    type_over(folder, str(out / "gone"), qtbot)
    click(dialog, "Export draft", qtbot)
    qtbot.waitUntil(lambda: says(dialog, "There is no such folder: choose one"))
    assert dialog.isVisible()
    click(dialog, "Cancel", qtbot)
    assert names(out) == []
    assert window.notice.sentence == ""


def test_the_folder_is_chosen_and_remembered(
    window: ReportWindow, out: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    dialog = asked(window, qtbot)
    click(dialog, "Choose…", qtbot)
    chooser = dialog_of(QFileDialog, qtbot)
    chooser.fileSelected.emit(str(other))
    chooser.reject()
    assert field(dialog, "Folder").text() == str(other)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert (names(out), len(names(other))) == ([], 2)
    again = asked(window, qtbot)
    assert field(again, "Folder").text() == str(other)
    again.reject()


def test_a_cancelled_export_writes_nothing(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exporting…", qtbot)
    click(window.notice, "Cancel", qtbot)
    assert "cancelled" in window.notice.sentence
    dialog = asked(window, qtbot)
    type_over(field(dialog, "File name of the public version"), "next", qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert names(out) == [PAPER, "next.pdf"]


def test_asked_for_while_it_runs_it_is_not_run_twice(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exporting…", qtbot)
    window.notice.clear()
    window.commands["export"].trigger()
    assert window.notice.sentence == "Exporting…"
    wait_for_notice(window, "Exported", qtbot)
    assert len(names(out)) == 2


def test_a_file_that_cannot_be_written_is_told_and_tried_again(
    window: ReportWindow, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The disk is full; make room.")

    dialog = asked(window, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(handing_over, "write_atomically", fail)
        click(dialog, "Export draft", qtbot)
        wait_for_notice(window, "The disk is full; make room.", qtbot)
    assert names(out) == []
    click(window.notice, "Try again", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert len(names(out)) == 2


def test_a_report_that_cannot_be_printed_leaves_the_old_file(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    change(window, report_of=UNPRINTABLE)
    (out / PUBLIC).write_bytes(b"old")
    dialog = asked(window, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "This replaces"))
    click(dialog, "Export draft", qtbot)
    qtbot.waitUntil(lambda: window.notice.sentence not in ("", "Exporting…"), timeout=60_000)
    assert window.notice.sentence.count(".") >= 1
    assert "Exported" not in window.notice.sentence
    assert [(each.name, each.read_bytes()) for each in out.iterdir()] == [(PUBLIC, b"old")]


def test_what_is_not_printed_is_told_before_and_after(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    sections = window.desk.report.sections
    change(window, sections=(*sections, replace(sections[0], key="odd")))
    dialog = asked(window, qtbot)
    assert says(dialog, "The section “odd” has text")
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    assert "The section “odd” has text" in window.notice.sentence
    assert len(names(out)) == 2


def test_an_export_outlives_its_window(
    program: Program, window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exporting…", qtbot)
    window.close()
    qtbot.waitUntil(lambda: len(names(out)) == 2, timeout=60_000)
    assert program.windows == ()
    notice = program.show_library().notice
    qtbot.waitUntil(lambda: "Exported" in notice.sentence, timeout=60_000)
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        click(notice, "Open", qtbot)
        click(notice, "Show in folder", qtbot)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened[0] == out / PUBLIC


def test_that_an_export_failed_after_its_window_was_closed_is_told_and_tried_again(
    program: Program,
    window: ReportWindow,
    out: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The disk is full; make room.")

    dialog = asked(window, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(handing_over, "write_atomically", fail)
        click(dialog, "Export draft", qtbot)
        wait_for_notice(window, "Exporting…", qtbot)
        window.close()
        notice = program.show_library().notice
        qtbot.waitUntil(lambda: "The disk is full" in notice.sentence, timeout=60_000)
    assert notice.sentence.startswith("“The Ofsted Annual Assessment")
    assert "was not exported" in notice.sentence
    click(notice, "Try again", qtbot)
    qtbot.waitUntil(lambda: "Exported" in notice.sentence, timeout=60_000)
    assert len(names(out)) == 2


def test_an_export_can_be_cancelled_after_its_window_was_closed(
    program: Program, window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exporting…", qtbot)
    window.close()
    notice = program.show_library().notice
    click(notice, "Cancel", qtbot)
    assert notice.sentence == "The export was cancelled. Nothing was written."
    assert names(out) == []


def test_an_export_is_told_in_another_report_where_the_library_is_closed(
    program: Program, window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exporting…", qtbot)
    window.close()
    other = open_window(program, qtbot, keep(program, qtbot))
    program.show_library().frame.close()
    wait_for_notice(other, "Exported", qtbot)
    assert len(names(out)) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own program is asked")
def test_the_file_and_its_folder_are_shown(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        dialog = asked(window, qtbot)
        click(dialog, "Export draft", qtbot)
        wait_for_notice(window, "Exported", qtbot)
        click(window.notice, "Open", qtbot)
        click(window.notice, "Show in folder", qtbot)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [out / PUBLIC, out]


def test_that_nothing_opens_the_file_is_told(
    window: ReportWindow, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(window, qtbot)
    click(dialog, "Export draft", qtbot)
    wait_for_notice(window, "Exported", qtbot)
    monkeypatch.setattr(written, "open_file", lambda _path: False)
    monkeypatch.setattr(written, "show_in_folder", lambda _path: False)
    click(window.notice, "Open", qtbot)
    assert "No program on this machine opens this file" in window.notice.sentence
    click(window.notice, "Show in folder", qtbot)
    assert str(out) in window.notice.sentence


def save_as(window: ReportWindow, path: Path, qtbot: QtBot) -> None:
    dialog = choose(window, "save-copy", QFileDialog, qtbot)
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == f"{NAME}.boardreport"
    line.setText(str(path))  # typed words open a list of files over the dialog
    click(dialog, "&Save", qtbot)


def test_a_copy_is_the_report_as_it_stands_in_the_window(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    change(window, report_of="Somebody else")
    save_as(window, out / "copy", qtbot)
    wait_for_notice(window, "Saved a copy as copy.boardreport.", qtbot)
    copy = open_file(out / "copy.boardreport")
    assert copy.saved.report == window.desk.report
    assert copy.attachments == window.session.papers.all
    assert "do not publish" not in window.notice.sentence


def test_of_a_copy_with_exempt_matter_it_is_said_that_it_has_it(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    with_exempt_finding(window)
    save_as(window, out / "copy.boardreport", qtbot)
    wait_for_notice(window, "do not publish it", qtbot)
    assert names(out) == ["copy.boardreport"]


def test_a_copy_that_cannot_be_written_is_told_and_tried_again(
    window: ReportWindow, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The disk is full; make room.")

    with monkeypatch.context() as patch:
        patch.setattr(handing_over, "write_atomically", fail)
        save_as(window, out / "copy.boardreport", qtbot)
        wait_for_notice(window, "The disk is full; make room.", qtbot)
    click(window.notice, "Try again", qtbot)
    wait_for_notice(window, "Saved a copy", qtbot)
    assert names(out) == ["copy.boardreport"]
