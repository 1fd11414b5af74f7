from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Edit
from boardpaper.desktop.pages.appendices import AppendicesPage
from boardpaper.desktop.pages.page import Context
from boardpaper.report.acts import MakeReady
from boardpaper.report.edits.items import add_item
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, Exemption
from tests.desktop.pages.acting import all_named, click, named, of_kind, says, show

PDF = b"%PDF-1.7\n" + bytes(2990)


def open_page(context: Context, qtbot: QtBot) -> AppendicesPage:
    page = AppendicesPage(context, Entry("appendices", "Appendices"))
    show(page, qtbot)
    return page


def choose(page: AppendicesPage, path: Path, qtbot: QtBot) -> None:
    """Put the name of a file into the dialog that is open, and take it."""
    (dialog,) = page.findChildren(QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(path))  # typed, it would wait for Qt's completer to have read the folder
    (take,) = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)


def add_one(context: Context, appendix: Appendix) -> None:
    context.desk.change(
        add_item(context.desk.report, appendix), Edit("add", Place("appendices", appendix.id))
    )


def test_a_chosen_file_becomes_an_appendix_of_that_title(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(context, qtbot)
    paper = tmp_path / "The letter.pdf"
    paper.write_bytes(PDF)
    click(page, "Choose files…", qtbot)
    choose(page, paper, qtbot)
    (appendix,) = context.desk.report.appendices
    assert appendix.title == "The letter"
    assert context.papers.get(appendix.attachment or "") == PDF
    assert context.desk.undo_label == "Undo add appendix"
    assert says(page, "PDF, 3 KB")
    assert page.focusWidget() is named(page, "Title")


def test_files_are_dropped_anywhere_and_others_are_refused(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(context, qtbot)
    (tmp_path / "one.pdf").write_bytes(PDF)
    (tmp_path / "two.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "three.pdf").write_bytes(b"MZ no paper at all")
    data = QMimeData()
    names = ("one.pdf", "three.pdf", "two.png")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(page.viewport(), entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert [each.title for each in context.desk.report.appendices] == ["one", "two"]
    assert "three.pdf" in page.notice.sentence
    assert "is no PDF, PNG or JPEG" in page.notice.sentence


def test_a_file_is_replaced_and_removed(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    add_one(context, Appendix("a1", "Mine"))
    page = open_page(context, qtbot)
    assert says(page, "No file yet.")
    assert not all_named(page, "Open appendix 1")
    paper = tmp_path / "other.jpg"
    paper.write_bytes(b"\xff\xd8\xff" + bytes(10))
    click(page, "Choose the file of appendix 1", qtbot)
    choose(page, paper, qtbot)
    assert context.desk.report.appendices[0].title == "Mine"
    assert says(page, "JPEG picture, 13 bytes")
    assert of_kind(page, "Choose the file of appendix 1", QPushButton).text() == "Replace…"
    click(page, "Detach file of appendix 1", qtbot)
    assert context.desk.report.appendices[0].attachment is None
    assert context.desk.undo_label == "Undo detach file"


def test_a_missing_paper_says_so(context: Context, qtbot: QtBot) -> None:
    add_one(context, Appendix("a1", "Mine", attachment="0" * 64))
    page = open_page(context, qtbot)
    assert says(page, "The file is missing here: choose it again.")
    assert not all_named(page, "Open appendix 1")


def test_a_paper_is_opened_as_a_private_copy(
    context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page = open_page(context, qtbot)
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(PDF)
    page.add_new()
    choose(page, paper, qtbot)
    click(page, "Open appendix 1", qtbot)
    assert opened[0].name == "Appendix 1.pdf"
    assert opened[0].read_bytes() == PDF
    assert opened[0].parent.parent.stat().st_mode & 0o077 == 0
    assert page.notice.sentence == ""
    click(page, "Open appendix 1", qtbot)
    assert "No program" in page.notice.sentence


def test_an_exempt_appendix_needs_an_exemption(context: Context, qtbot: QtBot) -> None:
    add_one(context, Appendix("a1", "Mine"))
    page = open_page(context, qtbot)
    assert not all_named(page, "Public title")
    click(page, "Exempt: not for publication", qtbot)
    assert named(page, "Public title").isVisible()
    assert says(page, "needs an exemption among the questions")
    with qtbot.waitSignal(page.go_wanted) as wanted:
        click(page, "Go to Questions because of appendix 1", qtbot)
    assert wanted.args == [Place("exemptions")]
    exemption = Exemption("e1", "10.4(3)", Place("appendices", item="a1"))
    report = add_item(context.desk.report, exemption)
    context.desk.change(report, Edit("add", Place("exemptions", item="e1")))
    assert says(page, "Withheld from the public under rule 10.4(3).")
    assert not all_named(page, "Go to Questions because of appendix 1")


def test_one_can_be_added_before_its_file_is_there(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    click(page, "Add one without a file", qtbot)
    qtbot.keyClicks(named(page, "Title"), "To come")
    assert [each.title for each in context.desk.report.appendices] == ["To come"]


def test_a_file_that_was_read_too_late_changes_nothing(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    add_one(context, Appendix("a1", "Mine"))
    page = open_page(context, qtbot)
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(PDF)
    click(page, "Choose the file of appendix 1", qtbot)
    context.desk.undo()
    choose(page, paper, qtbot)
    assert len(context.desk.report.appendices) == 0
    context.desk.perform(MakeReady())
