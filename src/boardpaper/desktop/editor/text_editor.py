"""The widget that edits one Text: its commands, by name and by key, and its clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu

from boardpaper.desk.steps import Typing
from boardpaper.desktop.editor.clipboard import can_be_taken, selected_text, taken_text
from boardpaper.desktop.editor.editable_view import EditableView
from boardpaper.report import text_edits, text_styles
from boardpaper.report.keystrokes import press_backspace, press_delete, press_enter, press_tab
from boardpaper.report.lines import Draft, WordLine, draft_at
from boardpaper.report.spans import Toggle, toggled
from boardpaper.report.text import plain

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_TABS: Final = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
_Standard = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation


class TextEditor(EditableView):
    """Edits a Text.

    ``link_wanted`` carries the address of what is selected, or nothing, when the officer asks for
    a link: the owner asks which address it shall be and calls `set_link`.
    """

    link_wanted = Signal(str)

    def toggle_bold(self) -> None:
        """Make what is selected, or typed next, bold or no longer so."""
        self._toggle("bold")

    def toggle_italic(self) -> None:
        """Make what is selected, or typed next, italic or no longer so."""
        self._toggle("italic")

    def toggle_superscript(self) -> None:
        """Raise what is selected, or typed next, or put it back on the line."""
        self._toggle("superscript")

    def toggle_subscript(self) -> None:
        """Lower what is selected, or typed next, or put it back on the line."""
        self._toggle("subscript")

    def _toggle(self, toggle: Toggle) -> None:
        draft = self._draft()
        if draft.has_selection:
            self._commit(text_styles.toggle_style(draft, toggle), toggle)
        elif not self.isReadOnly():
            self._choose_style(toggled(self._style(draft), toggle))

    def toggle_bullets(self) -> None:
        """Make the selected lines bullets, or paragraphs again."""
        self._commit(text_edits.toggle_kind(self._draft(), "bullets", self._ids), "bullets")

    def toggle_subheading(self) -> None:
        """Make the selected lines sub-headings, or paragraphs again."""
        draft = text_edits.toggle_kind(self._draft(), "sub-heading", self._ids)
        self._commit(draft, "sub-heading")

    def toggle_numbers(self) -> None:
        """Number the selected paragraphs and sub-headings, or no longer."""
        self._commit(text_edits.toggle_numbers(self._draft()), "numbering")

    def ask_for_link(self) -> None:
        """Say that a link is wanted."""
        if not self.isReadOnly():
            self.link_wanted.emit(text_styles.link_at(self._draft()))

    def set_link(self, address: str) -> None:
        """Let what is selected lead to an address, or nowhere where that is empty.

        With nothing selected that is the link around the caret; where there is none, the address
        itself is put in.
        """
        self._commit(text_styles.set_link(self._draft(), address, self._ids), "link")

    def cut(self) -> None:
        """Move what is selected to the clipboard, as plain text."""
        self.copy()
        self._commit(text_edits.delete_selection(self._draft(), self._ids), "cut")

    def delete(self) -> None:
        """Delete what is selected."""
        self._commit(text_edits.delete_selection(self._draft(), self._ids), "delete")

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the window's menu to the window, and Tab to whatever comes next."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_for_window(event):
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress and self._changes_level(event):
                return True
        return super().event(event)

    def _changes_level(self, event: QKeyEvent) -> bool:
        """Move a bullet where Tab is pressed at its start, and tell whether that was so."""
        if self.isReadOnly() or event.key() not in _TABS or event.modifiers() & _CONTROL:
            return False
        draft = self._draft()
        moved = press_tab(draft, -1 if event.key() == Qt.Key.Key_Backtab else 1)
        self._commit(moved, "bullet level")
        return moved is not draft

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - the name is Qt's
        """Do what a key does to the text; typing inside a line is left to Qt."""
        command = self._command(event)
        if command is not None:
            command()
        elif event.key() in _TABS or _is_for_window(event):
            event.ignore()
        elif _is_typed(event) and not self.isReadOnly():
            self._type(event)
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.isReadOnly():
            return None
        if _is_link_key(event):
            return self.ask_for_link
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & ~_SHIFT:
            return self._erase_before  # a standard key on macOS only
        commands = (
            (_Standard.InsertParagraphSeparator, self._press_enter),
            (_Standard.InsertLineSeparator, self._break_line),
            (_Standard.DeleteStartOfWord, self._erase_word_before),
            (_Standard.Delete, self._erase_after),
            (_Standard.DeleteEndOfWord, self._erase_word_after),
            (_Standard.Cut, self.cut),
            (_Standard.Bold, self.toggle_bold),
            (_Standard.Italic, self.toggle_italic),
        )
        return next((command for key, command in commands if event.matches(key)), None)

    def _type(self, event: QKeyEvent) -> None:
        draft = self._draft()
        if draft.has_selection or not isinstance(draft.line, WordLine):
            self._type_words(event.text())
        else:
            self._hand_style_to_qt(draft)
            self._typed = event.text()
            super().keyPressEvent(event)
            self._typed = ""

    def _type_words(self, words: str) -> None:
        draft = self._draft()
        typed = text_edits.type_words(draft, words, self._style(draft), self._ids)
        self._commit(typed, "typing", Typing("insert", words))

    def _press_enter(self) -> None:
        self._commit(press_enter(self._draft(), self._ids), "new paragraph")

    def _break_line(self) -> None:
        self._type_words("\n")

    def _erase_before(self) -> None:
        self._erase(press_backspace, _Move.PreviousCharacter)

    def _erase_word_before(self) -> None:
        self._erase(press_backspace, _Move.PreviousWord)

    def _erase_after(self) -> None:
        self._erase(press_delete, _Move.NextCharacter)

    def _erase_word_after(self) -> None:
        self._erase(press_delete, _Move.NextWord)

    def _erase(self, press: Callable[[Draft, Iterator[str]], Draft], move: _Move) -> None:
        """Erase as far as the caret would move, or do what the key does at the end of a line."""
        draft, cursor = self._draft(), self.textCursor()
        cursor.movePosition(move)
        reached = self._shown.point_at(cursor.position())
        is_within = isinstance(draft.line, WordLine) and reached.line == draft.caret.line
        if draft.has_selection or reached == draft.caret or not is_within:
            self._commit(press(draft, self._ids), "delete")
            return
        erased = draft._replace(anchor=reached)
        words = plain(text_styles.selected_words(erased))
        erased = text_edits.delete_selection(erased, self._ids)
        self._commit(erased, "delete", Typing("erase", words))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - the name is Qt's
        """Make what is copied or dragged elsewhere: plain text."""
        # Data made in Python and left on the clipboard crashes the program when it ends.
        data = super().createMimeDataFromSelection()
        data.text()  # Qt fills in all its formats with the first that is asked for
        data.clear()
        data.setText(selected_text(self._draft(), self._label))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - the name is Qt's
        """Tell whether something can be pasted or dropped."""
        return can_be_taken(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - the name is Qt's
        """Paste: plain text, each line of which becomes a paragraph."""
        if can_be_taken(source):
            self._insert(self._draft(), source, "paste")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - the name is Qt's
        """Put in what is dropped; it is always copied, or its source would delete it unseen."""
        super().dragLeaveEvent(QDragLeaveEvent())  # takes away the caret that showed the place
        if self.isReadOnly() or not can_be_taken(event.mimeData()):
            event.ignore()
            return
        cursor = self.cursorForPosition(event.position().toPoint())
        point = self._shown.point_at(cursor.position())
        self._insert(draft_at(self._shown.lines, *point), event.mimeData(), "drop")
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setFocus()

    def _insert(self, draft: Draft, source: QMimeData, name: str) -> None:
        style = text_styles.typing_style(draft)
        self._commit(text_edits.insert_text(draft, taken_text(source), style, self._ids), name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - the name is Qt's
        """Offer what can be done with a selection; Qt's own menu would do it by itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_selection, can_edit = self._draft().has_selection, not self.isReadOnly()
        menu.addAction("Cu&t", self.cut).setEnabled(has_selection and can_edit)
        menu.addAction("&Copy", self.copy).setEnabled(has_selection)
        menu.addAction("&Paste", self.paste).setEnabled(can_edit and self.canPaste())
        menu.addAction("&Delete", self.delete).setEnabled(has_selection and can_edit)
        menu.addSeparator()
        menu.addAction("Select &all", self.selectAll)
        menu.popup(event.globalPos())


def _is_typed(event: QKeyEvent) -> bool:
    """Tell whether a key types something; with Control alone it would be a command."""
    is_command = event.modifiers() in {_CONTROL, _CONTROL | _SHIFT}
    return event.text() != "" and event.text().isprintable() and not is_command


def _is_for_window(event: QKeyEvent) -> bool:
    """Tell whether a key is one that Qt's editor would keep from the window's menu."""
    kept = (
        _Standard.Undo,
        _Standard.Redo,
        _Standard.Bold,
        _Standard.Italic,
        _Standard.DeleteEndOfLine,
        _Standard.DeleteCompleteLine,
    )
    return _is_link_key(event) or any(event.matches(key) for key in kept)


def _is_link_key(event: QKeyEvent) -> bool:
    return event.modifiers() == _CONTROL and event.key() == Qt.Key.Key_K
