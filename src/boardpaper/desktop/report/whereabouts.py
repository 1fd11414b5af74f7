"""Where the officer is on a page: found again on the page that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desktop.editor.signals import TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.pages.page import Page
from boardpaper.report.template import Template


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The field with the focus, by its kind, its name and its number among those; and the caret.

    ``anchor`` and ``caret`` are characters of the field, -1 where it has no text. ``selection`` is
    what is selected in a text of the report. ``scrolled`` is how far down the page is, from 0 to 1.
    """

    kind: type[QWidget]
    name: str
    number: int
    anchor: int
    caret: int
    scrolled: float
    selection: TextSelection | None = None


def page_like(shown: Entry | None, entries: Sequence[Entry], template: Template) -> Entry:
    """The page of a template that has what was shown under another, or the first one."""
    if shown is None:
        return entries[0]
    key = shown.key if shown.kind == "section" else ""
    heirs = {form.key for form in template.sections if shown.key in form.takes}
    same = [each for each in entries if each.kind == shown.kind and key in ("", each.key)]
    taking = [each for each in entries if each.key in heirs]
    return next(iter((*same, *taking)), entries[0])


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
    selection = field.selection() if isinstance(field, TextEditor) else None
    return Whereabouts(kind, name, number, *_selection(field), scrolled, selection)


def return_to(page: Page, where: Whereabouts) -> None:
    """Put the focus and the caret where they were, on a page that was made anew.

    A text is found by its words, whatever it is called under another template. Where the page has
    no such field, that is the first one.
    """
    text = None if where.selection is None else _select_words(page, where.selection)
    if text is not None:
        page.enter(text, where.scrolled)
        return
    alike = _alike(page, where.kind, where.name)
    if not alike:
        page.begin()
        return
    field = alike[min(where.number, len(alike) - 1)]
    _select(field, where.anchor, where.caret)
    page.enter(field, where.scrolled)


def _select_words(page: Page, wanted: TextSelection) -> TextEditor | None:
    """Select what was selected in the text that has it, and return its editor."""
    for editor in page.canvas.findChildren(TextEditor):
        editor.select(wanted)
        if editor.selection() == wanted:
            return editor
    return None


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
