"""The main issues in one editor: findings follow each other, and each shows its kind."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.editor.main_editor import MainEditor
from boardpaper.desktop.editor.signals import Caret, TextSelection
from boardpaper.report.edits.main_issues import main_text, set_main_text
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Finding, Recommendation, Report, TemplateRef
from boardpaper.report.text import Bullet, Bullets, Paragraph, Subheading, Text
from tests.desktop.editor.samples import TABLE, paragraph, words

Key = Qt.Key
KINDS = {"p1": "Strength", "p2": "Needs improvement"}
REPORT = Report(
    "r",
    TemplateRef("leeds", 1, "0" * 64),
    "leeds",
    main=(
        Finding(
            "f1",
            Text((paragraph("p1", "One."), Bullets("l", (Bullet("i1", words("first")),)))),
            "strength",
        ),
        Subheading("h", words("Wider")),
        Finding("f2", Text((paragraph("p2", "Two."), TABLE)), "improvement"),
    ),
    recommendations=(Recommendation("r1", findings=("f1", "f2")),),
)


class Wanted(NamedTuple):
    block: str
    at: QPoint


class Listener(QObject):
    """Keeps for which findings another kind was wanted."""

    def __init__(self, editor: MainEditor) -> None:
        super().__init__(editor)
        self.wanted: list[Wanted] = []
        editor.kind_wanted.connect(self.hear)

    def hear(self, block: str, at: QPoint) -> None:
        self.wanted.append(Wanted(block, at))


@pytest.fixture
def main_editor(qtbot: QtBot) -> MainEditor:
    editor = MainEditor(counted_ids("n"), tuple(KINDS.values()), "Kind…")
    qtbot.addWidget(editor)
    editor.resize(600, 400)
    editor.set_text(main_text(REPORT), {"p1": "3.1", "p2": "3.2"})
    editor.set_kinds(KINDS)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


@pytest.fixture
def wanted(main_editor: MainEditor) -> list[Wanted]:
    return Listener(main_editor).wanted


def tag_of(editor: MainEditor, block: str) -> QPoint:
    """The middle of a tag, in the view."""
    tags = dict(editor._tags(editor.viewport().rect()))
    return tags[block].center().toPoint()


def test_enter_makes_the_next_finding(main_editor: MainEditor, qtbot: QtBot) -> None:
    main_editor.place_caret("p1", 4)
    qtbot.keyClick(main_editor, Key.Key_Return)
    qtbot.keyClicks(main_editor, "New.")
    after = set_main_text(REPORT, main_editor.text(), counted_ids("f-"))
    bullets = Bullets("l", (Bullet("i1", words("first")),))
    assert after.main == (
        Finding("f1", Text((paragraph("p1", "One."),)), "strength"),
        Finding("f-1", Text((Paragraph("n2", words("New.")), bullets))),
        *REPORT.main[1:],
    )
    assert main_text(after) == main_editor.text()


def test_a_finding_that_is_joined_to_another_is_answered_no_longer(
    main_editor: MainEditor, qtbot: QtBot
) -> None:
    main_editor.select(TextSelection(Caret("p1", 4), Caret("p2", 0)))
    qtbot.keyClick(main_editor, Key.Key_Delete)
    after = set_main_text(REPORT, main_editor.text(), counted_ids("f-"))
    assert after.main == (Finding("f1", Text((paragraph("p1", "One.Two."), TABLE)), "strength"),)
    assert after.recommendations[0].findings == ("f1",)


def test_a_tag_is_clicked(main_editor: MainEditor, wanted: list[Wanted]) -> None:
    main_editor.place_caret("i1", 2)
    at = tag_of(main_editor, "p2")
    QTest.mouseClick(main_editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [each.block for each in wanted] == ["p2"]
    screen = main_editor.viewport().mapToGlobal(at)
    assert abs(wanted[0].at.y() - screen.y()) < main_editor.fontMetrics().height() * 2
    assert main_editor.caret() == Caret("i1", 2)


def test_beside_a_tag_the_caret_follows_the_mouse(
    main_editor: MainEditor, wanted: list[Wanted]
) -> None:
    main_editor.place_caret("p2", 0)
    at = tag_of(main_editor, "p1")
    QTest.mouseClick(main_editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, at.y()))
    assert main_editor.caret().block == "p1"
    assert not wanted


@pytest.mark.parametrize(
    ("block", "asked"), [("p1", ["p1"]), ("i1", ["p1"]), ("h", []), ("p2", ["p2"]), ("t", ["p2"])]
)
def test_a_kind_is_asked_for_by_key(
    main_editor: MainEditor, wanted: list[Wanted], qtbot: QtBot, block: str, asked: list[str]
) -> None:
    main_editor.place_caret(block, 0)
    qtbot.keyClick(main_editor, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.block for each in wanted] == asked
    assert main_editor.caret() == Caret(block, 0)


def test_no_kind_is_asked_for_where_there_is_no_finding_or_no_editing(
    main_editor: MainEditor, wanted: list[Wanted]
) -> None:
    main_editor.set_read_only(True)
    main_editor.ask_for_kind()
    at = tag_of(main_editor, "p1")
    QTest.mouseClick(main_editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    main_editor.set_read_only(False)
    main_editor.set_kinds({})
    main_editor.ask_for_kind()
    assert not wanted


def test_a_tag_shows_that_it_can_be_clicked(main_editor: MainEditor) -> None:
    QTest.mouseMove(main_editor.viewport(), tag_of(main_editor, "p1"))
    assert main_editor.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(main_editor.viewport(), QPoint(90, 60))
    assert main_editor.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def many_findings(editor: MainEditor) -> None:
    blocks = tuple(paragraph(f"p{number}", "One line.") for number in range(60))
    editor.set_text(Text(blocks), {})
    editor.set_kinds({block.id: "Strength" for block in blocks})


def test_a_menu_opens_at_the_tag_wherever_that_was_scrolled_to(
    main_editor: MainEditor, wanted: list[Wanted]
) -> None:
    many_findings(main_editor)
    main_editor.place_caret("p59", 0)
    main_editor.ask_for_kind()
    main_editor.verticalScrollBar().setValue(0)
    main_editor.ask_for_kind()
    middle = main_editor.mapToGlobal(main_editor.rect().center()).y()
    last, scrolled_away = wanted
    assert middle < last.at.y() <= middle + main_editor.height() / 2
    assert middle < scrolled_away.at.y() <= middle + main_editor.height() / 2


def test_tags_are_whole_after_scrolling_by_a_little(main_editor: MainEditor) -> None:
    many_findings(main_editor)
    for _ in range(40):
        main_editor.verticalScrollBar().setValue(main_editor.verticalScrollBar().value() + 3)
        QApplication.processEvents()
    scrolled = on_screen(main_editor)
    main_editor.viewport().update()
    QApplication.processEvents()
    assert on_screen(main_editor) == scrolled


def on_screen(editor: MainEditor) -> QImage:
    return editor.screen().grabWindow(editor.winId()).toImage()


def test_tags_are_painted_and_leave_the_text_where_it_is(main_editor: MainEditor) -> None:
    tagged, height = main_editor.grab().toImage(), main_editor.document().size().height()
    main_editor.set_kinds({"p1": "Needs improvement"})
    assert main_editor.grab().toImage() != tagged
    assert main_editor.document().size().height() == height
    main_editor.set_kinds(KINDS)
    assert main_editor.grab().toImage() == tagged


def test_a_screen_reader_is_told_the_kind(main_editor: MainEditor) -> None:
    main_editor.place_caret("p2", 0)
    assert main_editor.accessibleDescription() == "Paragraph 3.2, Needs improvement"
    main_editor.set_kinds({"p2": "Strength"})
    assert main_editor.accessibleDescription() == "Paragraph 3.2, Strength"
    main_editor.place_caret("i1", 0)
    assert main_editor.accessibleDescription() == "Bullet, level 1"


def test_before_anything_is_written_it_shows_where_the_kind_will_stand(qtbot: QtBot) -> None:
    editor = MainEditor(counted_ids("n"), tuple(KINDS.values()), "Kind…")
    bare = MainEditor(counted_ids("n"), tuple(KINDS.values()))
    for each in (editor, bare):
        qtbot.addWidget(each)
        each.resize(600, 200)
    assert editor.grab().toImage() != bare.grab().toImage()
    editor.set_read_only(True)
    bare.set_read_only(True)
    assert editor.grab().toImage() == bare.grab().toImage()


def frame_of(editor: MainEditor, block: str) -> QColor:
    """The colour in the middle of the left edge of a tag."""
    tag = dict(editor._tags(editor.viewport().rect()))[block]
    image = editor.viewport().grab().toImage()
    return image.pixelColor(QPointF(tag.left(), tag.center().y()).toPoint())


def test_a_tag_is_as_small_as_its_words_and_has_no_frame_before_a_kind_is_chosen(
    main_editor: MainEditor,
) -> None:
    main_editor.set_kinds({"p1": "Kind…", "p2": "Needs improvement"})
    tags = dict(main_editor._tags(main_editor.viewport().rect()))
    assert tags["p1"].width() < tags["p2"].width() / 2
    assert tags["p1"].left() == tags["p2"].left()
    ground = main_editor.palette().base().color()
    assert frame_of(main_editor, "p1") == ground
    assert frame_of(main_editor, "p2") != ground
