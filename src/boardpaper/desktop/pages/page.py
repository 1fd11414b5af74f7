"""What every page has in common: it shows the report on the desk, and changes it by steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.desk.steps import Edit, Selection, Typing
from boardpaper.desk.typed import typing_between
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.desktop.numbering import NumberBook
from boardpaper.desktop.report.papers import Papers
from boardpaper.desktop.theme import Look
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Author, Report
from boardpaper.report.template import Template


@dataclass(frozen=True, slots=True)
class Context:
    """What a page needs: the open report, the form it is written in, its papers, and the look.

    ``people`` are the authors that the library remembers.
    """

    desk: Desk
    template: Template
    council: Council
    look: Look
    ids: Iterator[str]
    numbers: NumberBook
    papers: Papers
    people: tuple[Author, ...] = ()


class Page(FormPage):
    """A page of cards that follows the report."""

    def __init__(self, context: Context, title: str, introduction: str = "") -> None:
        super().__init__(context.look, title, introduction)
        self.context = context
        context.desk.subscribe(self._heard)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.context.desk.report

    def show_report(self) -> None:
        """Bring every field up to date."""
        raise NotImplementedError

    def show_numbers(self) -> None:
        """Bring printed numbers up to date, on a page that shows any."""

    def begin(self) -> None:
        """Put the focus into the first field of the page."""
        field = self.canvas.nextInFocusChain()
        while field is not None and self.canvas.isAncestorOf(field):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isVisibleTo(self.canvas):
                field.setFocus()
                return
            field = field.nextInFocusChain()

    def add_new(self) -> None:
        """Add an item, on a page that lists some."""

    def field_at(self, place: Place) -> QWidget | None:  # noqa: ARG002
        """The field that shows a place of this page, where it has one."""
        return None

    def editor(self) -> TextEditor | None:
        """The text editor that commands such as Bold are for, where the page has one."""
        focused = self.focusWidget()
        return focused if isinstance(focused, TextEditor) else None

    def go_to(self, place: Place, selection: Selection | None = None) -> None:  # noqa: ARG002
        """Put the focus where a place is shown, and bring that into view."""
        field = self.field_at(place)
        if field is not None:
            field.setFocus()
            self.ensureWidgetVisible(field)

    def commit(self, report: Report, name: str, place: Place, typing: Typing | None = None) -> None:
        """Put a changed report on the desk, as a step of that name."""
        self.put(report, Edit(name, place, typing=typing))

    def put(self, report: Report, edit: Edit) -> None:
        """Put a changed report on the desk, as a step."""
        try:
            self.context.desk.change(report, edit, origin=self)
        except InvalidInputError:  # frozen: published, or withdrawn
            self.show_report()

    def commit_field(self, report: Report, place: Place, old: object, new: object) -> None:
        """Put a report on the desk in which one field changed; typed words merge into phrases."""
        if isinstance(old, str) and isinstance(new, str):
            self.commit(report, "typing", place, typing_between(old, new))
        else:
            self.commit(report, "change", place)

    def _heard(self, change: Change) -> None:
        if change.origin is not self and (change.fields or change.standing):
            self.show_report()
