"""Where the officer is on a page: found again on the page that takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from boardpaper.desktop.pages.page import Page


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The field with the focus, by its kind, its name and its number among those; and the caret.

    ``anchor`` and ``caret`` are characters of the field, -1 where it has no text. ``scrolled`` is
    how far down the page is, from 0 to 1.
    """

    kind: type[QWidget]
    name: str
    number: int
    anchor: int
    caret: int
    scrolled: float


def whereabouts_on(page: Page) -> Whereabouts | None:
    """Where the focus is on a page, or None where it is elsewhere."""
    field = page.window().focusWidget()
    if not page.canvas.isAncestorOf(field):
        return None
    kind, name = type(field), field.accessibleName()
    alike = _alike(page, kind, name)
    number = alike.index(field) if field in alike else 0
    bar = page.verticalScrollBar()
    scrolled = bar.value() / bar.maximum() if bar.maximum() else 0.0
    return Whereabouts(kind, name, number, *_selection(field), scrolled)


def return_to(page: Page, where: Whereabouts) -> None:
    """Put the focus and the caret where they were, on a page that was made anew.

    Where it has no such field, that is the first one.
    """
    alike = _alike(page, where.kind, where.name)
    if not alike:
        page.begin()
        return
    field = alike[min(where.number, len(alike) - 1)]
    _select(field, where.anchor, where.caret)
    page.enter(field, where.scrolled)


def _alike(page: Page, kind: type[QWidget], name: str) -> list[QWidget]:
    found = page.canvas.findChildren(kind)
    return [each for each in found if each.accessibleName() == name and each.isVisibleTo(page)]


def _selection(field: QWidget) -> tuple[int, int]:
    if isinstance(field, QLineEdit):
        caret = field.cursorPosition()
        if not field.hasSelectedText():
            return caret, caret
        start, end = field.selectionStart(), field.selectionEnd()
        return (end, caret) if caret == start else (start, caret)
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.textCursor().anchor(), field.textCursor().position()
    return -1, -1


def _select(field: QWidget, anchor: int, caret: int) -> None:
    if isinstance(field, QLineEdit):
        if anchor == caret:
            field.setCursorPosition(caret)
        else:
            field.setSelection(anchor, caret - anchor)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        cursor, end = field.textCursor(), field.document().characterCount() - 1
        cursor.setPosition(min(anchor, end))
        cursor.setPosition(min(caret, end), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
