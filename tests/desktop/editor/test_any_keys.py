"""Whatever keys are pressed, the widget shows what the functions on lines make of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QMimeData, Qt, QTextBoundaryFinder
from PySide6.QtTest import QTest

from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report import text_edits, text_styles
from boardpaper.report.identity import counted_ids
from boardpaper.report.keystrokes import press_backspace, press_delete, press_enter, press_tab
from boardpaper.report.lines import (
    Draft,
    Point,
    WordLine,
    line_id,
    lines_of,
    text_of,
    words_of,
)
from boardpaper.report.spans import Toggle, toggled
from boardpaper.report.text import Bullets, Paragraph, Span, Text
from tests.desktop.editor.samples import assert_in_step, set_position
from tests.strategies import texts

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
PASTED = ("plain", "two\nlines", "\n\n", "a\r\n\r\nb\x07\tc\u2028d", "é\U0001f600")
TOGGLES: tuple[Toggle, ...] = ("bold", "italic", "superscript", "subscript")


class Editing(RuleBasedStateMachine):
    """An editor beside a draft that the functions on lines are applied to."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = TextEditor(counted_ids("n"))
        self.ids = counted_ids("n")
        self.draft = Draft((Paragraph(next(self.ids)),), Point(0, 0), Point(0, 0))
        self.text = Text()
        self.chosen: Span | None = None
        self.editor.resize(300, 400)
        self.editor.show()

    @initialize(text=texts())
    def show(self, text: Text) -> None:
        self.editor.set_text(text, {})
        if text != self.text:
            lines = lines_of(text) or (Paragraph(next(self.ids)),)
            self.draft = Draft(lines, Point(0, 0), Point(0, 0))
        self.text = text

    def become(self, draft: Draft) -> None:
        """Go on with what a function made of the draft."""
        if draft != self.draft:
            self.chosen = None
        if draft.lines != self.draft.lines:
            self.text = text_of(draft.lines, self.text)
        self.draft = draft

    def style(self) -> Span:
        return self.chosen or text_styles.typing_style(self.draft)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifier)

    @rule(words=st.text(st.sampled_from("ab .Z"), min_size=1, max_size=4))
    def type(self, words: str) -> None:
        for word in words:
            QTest.keyClicks(self.editor, word)
            self.become(text_edits.type_words(self.draft, word, self.style(), self.ids))

    @rule()
    def break_line(self) -> None:
        self.press(Key.Key_Return, SHIFT)
        self.become(text_edits.type_words(self.draft, "\n", self.style(), self.ids))

    @rule()
    def enter(self) -> None:
        self.press(Key.Key_Return)
        self.become(press_enter(self.draft, self.ids))

    @rule()
    def backspace(self) -> None:
        self.press(Key.Key_Backspace)
        self.erase(press_backspace, -1)

    @rule()
    def delete(self) -> None:
        self.press(Key.Key_Delete)
        self.erase(press_delete, 1)

    def erase(self, press: Callable[[Draft, Iterator[str]], Draft], by: int) -> None:
        other = neighbour(self.draft, by)
        if self.draft.has_selection or other is None:
            self.become(press(self.draft, self.ids))
        else:
            self.become(text_edits.delete_selection(self.draft._replace(anchor=other), self.ids))

    @rule(back=st.booleans())
    def tab(self, back: bool) -> None:
        self.press(*((Key.Key_Backtab, SHIFT) if back else (Key.Key_Tab,)))
        self.become(press_tab(self.draft, -1 if back else 1))

    @rule(key=st.sampled_from(MOVES), keep=st.booleans())
    def move(self, key: Qt.Key, keep: bool) -> None:
        self.press(key, SHIFT if keep else Qt.KeyboardModifier.NoModifier)
        shown = self.editor._draft()
        self.become(self.draft._replace(anchor=shown.anchor, caret=shown.caret))

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        end = self.editor.document().characterCount() - 1
        positions = st.integers(0, end).map(self.whole)
        set_position(self.editor, data.draw(positions), data.draw(positions))
        shown = self.editor._draft()
        self.become(self.draft._replace(anchor=shown.anchor, caret=shown.caret))

    def whole(self, position: int) -> int:
        """A position that is not within a surrogate pair."""
        character = self.editor.document().characterAt(position)
        return position - ("\udc00" <= character <= "\udfff")

    @rule()
    def select_all(self) -> None:
        self.press(Key.Key_A, CONTROL)
        shown = self.editor._draft()
        self.become(self.draft._replace(anchor=shown.anchor, caret=shown.caret))

    @rule(toggle=st.sampled_from(TOGGLES))
    def toggle_style(self, toggle: Toggle) -> None:
        match toggle:
            case "bold":
                self.press(Key.Key_B, CONTROL)
            case "italic":
                self.press(Key.Key_I, CONTROL)
            case "superscript":
                self.editor.toggle_superscript()
            case "subscript":
                self.editor.toggle_subscript()
        if self.draft.has_selection:
            self.become(text_styles.toggle_style(self.draft, toggle))
        else:
            self.chosen = toggled(self.style(), toggle)

    @rule(address=st.sampled_from(("https://example.org", "")))
    def link(self, address: str) -> None:
        self.editor.set_link(address)
        self.become(text_styles.set_link(self.draft, address, self.ids))

    @rule()
    def bullets(self) -> None:
        self.editor.toggle_bullets()
        self.become(text_edits.toggle_kind(self.draft, "bullets", self.ids))

    @rule()
    def subheading(self) -> None:
        self.editor.toggle_subheading()
        self.become(text_edits.toggle_kind(self.draft, "sub-heading", self.ids))

    @rule()
    def numbers(self) -> None:
        self.editor.toggle_numbers()
        self.become(text_edits.toggle_numbers(self.draft))

    @rule(text=st.sampled_from(PASTED))
    def paste(self, text: str) -> None:
        source = QMimeData()
        source.setText(text)
        self.editor.insertFromMimeData(source)
        style = text_styles.typing_style(self.draft)
        self.become(text_edits.insert_text(self.draft, text, style, self.ids))

    @rule()
    def cut(self) -> None:
        self.press(Key.Key_X, CONTROL)
        self.become(text_edits.delete_selection(self.draft, self.ids))

    @invariant()
    def agrees(self) -> None:
        shown = self.editor._draft()
        assert shown.lines == self.draft.lines
        assert (shown.anchor, shown.caret) == (self.draft.anchor, self.draft.caret)
        assert self.editor.text() == self.text
        assert_in_step(self.editor)
        ids = [line_id(line) for line in shown.lines]
        lists = [each.id for each in self.text.blocks if isinstance(each, Bullets)]
        assert len({*ids, *lists}) == len(ids) + len(lists)

    def teardown(self) -> None:
        self.editor.close()
        self.editor.deleteLater()


def neighbour(draft: Draft, by: int) -> Point | None:
    """Where the caret goes with one step in a line of words, or None where it would leave it."""
    if not isinstance(draft.line, WordLine):
        return None
    text = shown_words(draft.line)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    offset = draft.caret.offset
    finder.setPosition(len(text[:offset].encode("utf-16-le")) // 2)
    reached = finder.toPreviousBoundary() if by < 0 else finder.toNextBoundary()
    if reached < 0:
        return None
    units = text.encode("utf-16-le")[: 2 * reached]
    return Point(draft.caret.line, len(units.decode("utf-16-le")))


def shown_words(line: WordLine) -> str:
    return "".join(
        each.text.replace("\n", "\u2028") if isinstance(each, Span) else "\ufffc"
        for each in words_of(line)
    )


@pytest.mark.usefixtures("qapp")
def test_the_widget_agrees_with_the_functions() -> None:
    run(examples=60)


@pytest.mark.long
@pytest.mark.usefixtures("qapp")
def test_the_widget_agrees_with_the_functions_for_long() -> None:
    run(examples=1500)


def run(examples: int) -> None:
    settings = hypothesis.settings(max_examples=examples, stateful_step_count=30)
    run_state_machine_as_test(Editing, settings=settings)
