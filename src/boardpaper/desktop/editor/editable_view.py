"""A Text on the screen that can change: by edits of its lines, and by what Qt types itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from boardpaper.desk.steps import Typing
from boardpaper.desktop.editor.signals import FormatState, TextChange, TextSelection
from boardpaper.desktop.editor.text_view import TextView
from boardpaper.report.lines import Draft, ListItem, WordLine, text_of
from boardpaper.report.text import Span, Subheading, Text
from boardpaper.report.text_edits import kind_of_line, type_words
from boardpaper.report.text_styles import common_style, typing_style


class EditableView(TextView):
    """Shows a Text that is being edited, and tells of every change that was made here.

    ``edited`` carries a `TextChange` after each of them, ``format_changed`` a `FormatState` when
    that is another than before.
    """

    edited = Signal(object)
    format_changed = Signal(object)

    def __init__(self, ids: Iterator[str], parent: QWidget | None = None) -> None:
        super().__init__(ids, parent)
        self._told = self._shown.lines
        self._typed = ""
        self._chosen_style: Span | None = None
        self._state = FormatState()
        self._is_composing = False
        self._deferred: tuple[Text, Text] | None = None
        self._before = self._settled = self.selection()
        self.document().contentsChange.connect(self._absorb)
        self.document().contentsChanged.connect(self._settle)
        self.cursorPositionChanged.connect(self._leave_style)
        self.selectionChanged.connect(self._leave_style)
        self._follow_selection()

    def format_state(self) -> FormatState:
        """What the buttons for styles show."""
        return self._state

    def set_read_only(self, read_only: bool) -> None:
        """Let the text only be read and copied, by keyboard too; or be edited again."""
        self.setReadOnly(read_only)
        if read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def _commit(self, draft: Draft, name: str, typing: Typing | None = None) -> None:
        """Show what an edit has made of the text, and tell of it if anything changed."""
        if self.isReadOnly():
            return
        before = self.selection()
        if draft.lines != self._shown.lines:
            self._shown.show(draft.lines)
        self._place(draft.anchor, draft.caret)
        self.ensureCursorVisible()
        self._tell(name, before, typing)

    def _tell(self, name: str, before: TextSelection, typing: Typing | None) -> None:
        if self._shown.lines is self._told:
            return
        self._told = self._shown.lines
        self._text = text_of(self._told, self._text)
        self._choose_style(None)
        self._describe_line()
        after = self.selection()
        change = TextChange(name, self._text, after.caret.block, before, after, typing)
        self.edited.emit(change)

    def _show_text(self, text: Text) -> None:
        """Show a text from outside, but not under an input method that is composing words."""
        if self._is_composing:
            self._deferred = (self._text, text)
            return
        super()._show_text(text)
        self._told = self._shown.lines
        self._choose_style(None)

    def _absorb(self, position: int, _removed: int, added: int) -> None:
        """Take note of what Qt changes by itself."""
        if not self._shown.is_showing:
            self._before = self._settled
            self._shown.absorb(position, added)

    def _settle(self) -> None:
        """Tell of what Qt changed by itself, now that it can be mended."""
        if self._shown.is_showing:
            return
        if self._shown.is_torn:
            cursor = self.textCursor()
            points = self._shown.mend(self._ids, (cursor.anchor(), cursor.position()))
            self._place(*points)
        typing = Typing("insert", self._typed) if self._typed else None
        self._tell("typing", self._before, typing)

    def _style(self, draft: Draft) -> Span:
        """The style in which words would be typed."""
        return self._chosen_style or typing_style(draft)

    def _hand_style_to_qt(self, draft: Draft) -> None:
        """Let Qt type in the right style: it forgets its own with every movement of the caret."""
        is_heading = isinstance(draft.line, Subheading)
        self.setCurrentCharFormat(self._formats.of_inline(self._style(draft), is_heading))

    def _choose_style(self, style: Span | None) -> None:
        """Choose a style for what is typed next at this place; None is that of the place."""
        self._chosen_style = style
        self._follow_selection()

    def _leave_style(self) -> None:
        """Forget a style that was chosen, now that something else is selected."""
        is_whole = not self._shown.is_showing and not self._shown.is_torn
        if is_whole and self.selection() != self._settled:
            self._choose_style(None)

    def _follow_selection(self) -> None:
        """Tell what the style at the selection is."""
        self._settled = self.selection()
        draft = self._draft()
        level = draft.line.bullet.level if isinstance(draft.line, ListItem) else 0
        style = self._chosen_style or common_style(draft)
        state = FormatState(kind_of_line(draft.line), level, style)
        if state != self._state:
            self._state = state
            self.format_changed.emit(state)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - the name is Qt's
        """Let an input method compose words, which Qt does inside one line."""
        if event.preeditString() or event.commitString():
            draft = self._draft()
            if draft.has_selection or not isinstance(draft.line, WordLine):
                self._commit(type_words(draft, "", self._style(draft), self._ids), "delete")
            self._hand_style_to_qt(self._draft())
        self._is_composing = bool(event.preeditString())
        self._typed = event.commitString()
        super().inputMethodEvent(event)
        self._typed = ""
        if self._deferred and not self._is_composing:
            (shown, text), self._deferred = self._deferred, None
            if shown is self._text:
                self._show_text(text)
