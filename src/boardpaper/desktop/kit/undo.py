"""Undo belongs to the whole report: fields neither keep its keys nor undo by themselves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_NAMES: Final = ("edit-undo", "edit-redo")
_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)

_OF_FIELDS: Final = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})


def is_undo_key(event: QEvent) -> bool:
    """Tell whether an event is a key that means undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS)


def _is_command(event: QEvent) -> bool:
    """Tell whether an event is Ctrl and a letter, but none that fields share with every program."""
    return (
        isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        and event.key() not in _OF_FIELDS
    )


def leave_to_window(event: QEvent) -> bool:
    """Ignore a key that is the window's, so that its menu gets it; tell whether it did.

    Called first of all in ``event()`` of a field. Where the menu's line is greyed out the key does
    nothing, instead of what Qt remembers of one field, or of what Emacs does with Ctrl+E.
    """
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if event.type() in kinds and (is_undo_key(event) or _is_command(event)):
        event.ignore()
        return True
    return False


def show_context_menu(field: QLineEdit | QPlainTextEdit, event: QContextMenuEvent) -> None:
    """Show the menu that Qt has for a field, without undo and redo."""
    menu = field.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() in _NAMES:
            menu.removeAction(action)
    first = menu.actions()[0]
    if first.isSeparator():
        menu.removeAction(first)
    menu.popup(event.globalPos())
