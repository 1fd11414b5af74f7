from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.changes import Change
from boardpaper.desk.outline import Entry
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.kit.ticks import TickList
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.pages.recommendations import RecommendationsPage
from boardpaper.report.acts import MakeReady, Publish
from boardpaper.report.text import EMPTY_TEXT, plain, spans_of
from tests.desktop.pages.acting import all_named, click, named, of_kind, says, show

ENTRY = Entry("recommendations", "Recommendations", "front-recommendations")


def open_page(context: Context, qtbot: QtBot) -> RecommendationsPage:
    page = RecommendationsPage(context, ENTRY)
    show(page, qtbot)
    return page


def words(context: Context) -> list[list[str]]:
    """The paragraphs of every recommendation."""
    return [
        [plain(spans) for block in each.text.blocks for _, _, spans in spans_of(block)]
        for each in context.desk.report.recommendations
    ]


def write(page: RecommendationsPage, qtbot: QtBot, *texts: str) -> None:
    for text in texts:
        page.add_new()
        focused = page.focusWidget()
        assert isinstance(focused, TextEditor)
        qtbot.keyClicks(focused, text)


class Follower:
    """Goes where undo took place, as the window does."""

    def __init__(self, page: RecommendationsPage) -> None:
        self._page = page
        page.context.desk.subscribe(self.hear)

    def hear(self, change: Change) -> None:
        if change.place is not None and change.origin is None:
            self._page.go_to(change.place, change.selection)


def test_a_new_recommendation_is_empty_and_has_the_caret(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    assert says(page, "Nothing is recommended yet.")
    click(page, "Add recommendation", qtbot)
    assert context.desk.report.recommendations[0].text == EMPTY_TEXT
    assert named(page, "Text of recommendation 1").hasFocus()
    assert says(page, "Recommendation 1 (not printed while it is empty)")
    assert not says(page, "Nothing is recommended yet.")


def test_enter_makes_a_new_paragraph_and_the_text_grows(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    write(page, qtbot, "Note this.")
    editor = of_kind(page, "Text of recommendation 1", TextEditor)
    before = editor.height()
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.keyClicks(editor, "More.")
    assert words(context) == [["Note this.", "More.", "More.", "More."]]
    assert editor.height() > before
    assert editor.verticalScrollBar().maximum() == 0


def test_headings_have_the_printed_numbers(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    write(page, qtbot, "One.", "Two.")
    context.numbers.count()
    page.show_numbers()
    printed = context.numbers.printed
    for number, each in enumerate(context.desk.report.recommendations, 1):
        first, second = printed.items[each.id], printed.blocks[each.text.blocks[0].id]
        assert first != second
        where = f"{first.rstrip('.')} and {second.rstrip('.')}"
        assert says(page, f"Recommendation {number} (printed as {where})")


def test_recommendations_are_moved_and_removed_by_named_steps(
    context: Context, qtbot: QtBot
) -> None:
    page, desk = open_page(context, qtbot), context.desk
    write(page, qtbot, "One.", "Two.", "Three.")
    assert not named(page, "Move recommendation 1 up").isEnabled()
    assert not named(page, "Move recommendation 3 down").isEnabled()
    click(page, "Move recommendation 3 up", qtbot)
    assert words(context) == [["One."], ["Three."], ["Two."]]
    assert desk.undo_label == "Undo move recommendation"
    click(page, "Remove recommendation 1", qtbot)
    assert words(context) == [["Three."], ["Two."]]
    assert desk.undo_label == "Undo remove recommendation"
    assert named(page, "Text of recommendation 1").hasFocus()
    desk.undo()
    assert words(context) == [["One."], ["Three."], ["Two."]]


def test_tab_goes_through_cards_as_they_stand(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    write(page, qtbot, "One.", "Two.")
    click(page, "Move recommendation 2 up", qtbot)
    first = named(page, "Remove recommendation 1")
    first.setFocus()
    seen: list[str] = []
    while not named(page, "Add recommendation").hasFocus():
        assert len(seen) < 20
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    texts = [each for each in seen if each.startswith("Text of")]
    assert texts == ["Text of recommendation 1", "Text of recommendation 2"]
    assert seen[0] == "Text of recommendation 1"


def test_owner_and_day_are_set(context: Context, qtbot: QtBot) -> None:
    page, desk = open_page(context, qtbot), context.desk
    write(page, qtbot, "One.")
    qtbot.keyClicks(named(page, "Who acts"), "The Director")
    due = of_kind(page, "By when", DateField)
    qtbot.keyClicks(due, "1/2/2012")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert desk.report.recommendations[0].owner == "The Director"
    assert str(desk.report.recommendations[0].due) == "2012-02-01"


def test_findings_are_ticked_and_named_in_a_sentence(context: Context, qtbot: QtBot) -> None:
    page, desk = open_page(context, qtbot), context.desk
    write(page, qtbot, "One.")
    assert says(page, "It answers no finding yet.")
    assert not all_named(page, "Findings that recommendation 1 answers")
    click(page, "Choose findings for recommendation 1", qtbot)
    ticks = of_kind(page, "Findings that recommendation 1 answers", TickList)
    assert ticks.item(3).text().startswith("3.4  Needs improvement: However, in highlighting")
    for row in (3, 0):
        ticks.setFocus()
        ticks.setCurrentRow(row)
        qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert list(desk.report.recommendations[0].findings) == ["f1", "f4"]
    assert says(page, "It answers findings 3.1 and 3.4.")
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert list(desk.report.recommendations[0].findings) == ["f4"]
    assert says(page, "It answers finding 3.4.")


def test_undo_and_redo_go_to_the_right_card_and_caret(context: Context, qtbot: QtBot) -> None:
    page, desk = open_page(context, qtbot), context.desk
    write(page, qtbot, "One", "Two")
    _follower = Follower(page)
    first = of_kind(page, "Text of recommendation 1", TextEditor)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Home)
    qtbot.keyClicks(first, "T")
    named(page, "Text of recommendation 2").setFocus()
    desk.undo()
    assert words(context)[0] == ["One"]
    assert first.hasFocus()
    assert first.caret().offset == 0
    named(page, "Text of recommendation 2").setFocus()
    desk.redo()
    assert first.hasFocus()
    assert first.caret().offset == 1


def test_the_buttons_for_styles_show_while_a_text_is_written_in(
    context: Context, qtbot: QtBot
) -> None:
    page = open_page(context, qtbot)
    write(page, qtbot, "One.")
    assert len(all_named(page, "Bold")) + len(all_named(page, "B")) > 0
    named(page, "Who acts").setFocus()
    assert len(all_named(page, "Bold")) + len(all_named(page, "B")) == 0


def test_a_published_report_shows_its_findings_and_lets_none_be_chosen(
    context: Context, qtbot: QtBot
) -> None:
    page = open_page(context, qtbot)
    write(page, qtbot, "Note this.")
    frame = of_kind(page, "Text of recommendation 1", TextEditor).parentWidget()
    assert frame is not None
    assert not frame.property("frozen")
    for act in (MakeReady(), Publish(date(2011, 12, 6))):
        context.desk.perform(act)
    assert frame.property("frozen")
    click(page, "Show findings for recommendation 1", qtbot)
    findings = of_kind(page, "Findings that recommendation 1 answers", TickList)
    assert findings.isVisible()
    assert not findings.isEnabled()
    assert not says(page, "Choose findings…")
