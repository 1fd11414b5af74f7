"""The commands of the Edit and Format menus: for the desk, or for whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from boardpaper.desktop.editor.main_editor import MainEditor
from boardpaper.desktop.editor.text_editor import TextEditor

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Editing(QObject):
    """Carries out what the Edit and Format menus say."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "undo": self._undo,
            "redo": self._redo,
            "cut": self._cut,
            "copy": self._copy,
            "paste": self._paste,
            "delete": self._delete,
            "select-all": self._select_all,
            "link": self._link,
            "bold": self._bold,
            "italic": self._italic,
            "superscript": self._superscript,
            "subscript": self._subscript,
            "list": self._list,
            "subheading": self._subheading,
            "numbers": self._numbers,
            "kind": self._kind,
        }

    def show_undo(self) -> None:
        """Say in the menu what can be undone and redone."""
        desk, commands = self._window.desk, self._window.commands
        for key, label, enabled in (
            ("undo", desk.undo_label, desk.can_undo),
            ("redo", desk.redo_label, desk.can_redo),
        ):
            commands[key].setText(f"&{label}")
            commands[key].setEnabled(enabled)

    @property
    def _focused(self) -> QWidget | None:
        return self._window.focusWidget()

    @property
    def _editor(self) -> TextEditor | None:
        page = self._window.current_page
        return None if page is None else page.editor()

    def _undo(self) -> None:
        self._window.leave_field()
        if self._window.desk.can_undo:
            self._window.desk.undo()

    def _redo(self) -> None:
        if self._window.desk.can_redo:
            self._window.desk.redo()

    def _cut(self) -> None:
        if isinstance(self._focused, QLineEdit | QPlainTextEdit | QTextEdit):
            self._focused.cut()

    def _copy(self) -> None:
        if isinstance(self._focused, QLineEdit | QPlainTextEdit | QTextEdit):
            self._focused.copy()

    def _paste(self) -> None:
        if isinstance(self._focused, QLineEdit | QPlainTextEdit | QTextEdit):
            self._focused.paste()

    def _delete(self) -> None:
        focused = self._focused
        if isinstance(focused, TextEditor):
            focused.delete()
        elif isinstance(focused, QLineEdit):
            focused.del_()
        elif isinstance(focused, QPlainTextEdit):
            focused.textCursor().removeSelectedText()

    def _select_all(self) -> None:
        if isinstance(self._focused, QLineEdit | QPlainTextEdit | QTextEdit):
            self._focused.selectAll()

    def _link(self) -> None:
        if self._editor is not None:
            self._editor.ask_for_link()

    def _bold(self) -> None:
        if self._editor is not None:
            self._editor.toggle_bold()

    def _italic(self) -> None:
        if self._editor is not None:
            self._editor.toggle_italic()

    def _superscript(self) -> None:
        if self._editor is not None:
            self._editor.toggle_superscript()

    def _subscript(self) -> None:
        if self._editor is not None:
            self._editor.toggle_subscript()

    def _list(self) -> None:
        if self._editor is not None:
            self._editor.toggle_bullets()

    def _subheading(self) -> None:
        if self._editor is not None:
            self._editor.toggle_subheading()

    def _numbers(self) -> None:
        if self._editor is not None:
            self._editor.toggle_numbers()

    def _kind(self) -> None:
        if isinstance(self._editor, MainEditor):
            self._editor.ask_for_kind()
