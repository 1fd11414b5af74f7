"""The title block and the author box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desk.typed import typing_between
from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.completing import offer
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, discard
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.theme import Look
from boardpaper.report.edits.front import (
    DetailField,
    set_authors,
    set_detail,
    set_meeting_date,
)
from boardpaper.report.place import Place
from boardpaper.report.report import Author

_TITLE_BLOCK: Final = (
    Ask("subject", "Subject", help="The title, as the agenda prints it.", wide=True),
    Ask("report_of", "Report of", help="The director responsible, as printed."),
    Ask("report_to", "Report to", help="The board that will consider the report."),
    Ask("meeting_date", "Date of the meeting", "date"),
)
_PUBLIC: Final = (
    Ask(
        "public_subject",
        "Public subject",
        help="Stands in for the subject in the public version. Leave it empty otherwise.",
    ),
)
_AUTHOR: Final = (Ask("name", "Name"), Ask("telephone", "Telephone"), Ask("email", "Email"))


class DetailsPage(Page):
    """The fields of the title block, and the authors."""

    def __init__(self, context: Context, entry: Entry) -> None:
        super().__init__(context, entry.title, "Printed at the top of page 1.")
        self._title_block = FieldSet(context.look, _TITLE_BLOCK, (1, 1))
        self._public = FieldSet(context.look, _PUBLIC)
        self.add_card().column.addWidget(self._title_block)
        self._authors = _AuthorsCard(self)
        self.add(self._authors)
        heading = "If the title itself would disclose exempt information"
        self.add_card(heading).column.addWidget(self._public)
        for fields in (self._title_block, self._public):
            fields.edited.connect(self._edit)
        self._offer_bodies()
        self.show_report()

    def _offer_bodies(self) -> None:
        body = self._title_block.row("report_to").field
        if isinstance(body, LineField):
            completer = offer(body, [each.name for each in self.context.council.bodies])
            completer.activated.connect(self._complete_body)

    def show_report(self) -> None:
        """Bring every field up to date."""
        frozen = self.context.desk.is_frozen
        self._title_block.show_values(self.report, frozen=frozen)
        self._public.show_values(self.report, frozen=frozen)
        self._authors.show_report()

    def add_new(self) -> None:
        """Add an author."""
        if not self.context.desk.is_frozen:
            self._authors.add_author()

    def _edit(self, key: str, value: object) -> None:
        place = Place("details", field=key)
        if isinstance(value, str):
            report = set_detail(self.report, cast("DetailField", key), value)
        else:
            report = set_meeting_date(self.report, cast("date | None", value))
        self.commit_field(report, place, getattr(self.report, key), value)

    def field_at(self, place: Place) -> QWidget | None:
        """The field of a name: ``subject``, or ``authors 1 name``."""
        if place.field.startswith("authors"):
            return self._authors.field_at(place.field)
        return self._title_block.field(place.field) or self._public.field(place.field)

    def _complete_body(self, name: str) -> None:
        self._edit("report_to", name)


class _AuthorRow(QWidget):
    """The fields of one author; who is remembered is filled in whole when the name is chosen."""

    edited = Signal(int, str, str)
    chosen = Signal(int, str)
    removed = Signal(int)

    def __init__(self, look: Look, index: int, people: Sequence[Author]) -> None:
        super().__init__()
        self._index = index
        self.fields = FieldSet(look, _AUTHOR, (3, 2, 4))
        self.fields.edited.connect(self._tell)
        for key in ("name", "telephone", "email"):
            row = self.fields.row(key)
            row.show_label(index == 0)
            row.field.setAccessibleName(f"{row.field.accessibleName()} of author {index + 1}")
        name = self.fields.row("name").field
        if isinstance(name, LineField):
            completer = offer(name, list(dict.fromkeys([each.name for each in people])))
            completer.activated.connect(self._choose)
        self._remove_button = quiet_button("Remove", self._remove, "remove")
        self._remove_button.setAccessibleName(f"Remove author {index + 1}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.metrics.medium)
        line.addWidget(self.fields, 1)
        line.addWidget(self._remove_button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_author(self, author: Author, *, is_only: bool, frozen: bool) -> None:
        """Bring the fields up to date; the only author is emptied, not removed."""
        self.fields.show_values(author, frozen=frozen)
        self._remove_button.setVisible(not is_only)
        self._remove_button.setEnabled(not frozen)

    def _choose(self, name: str) -> None:
        self.chosen.emit(self._index, name)

    def _tell(self, name: str, words: str) -> None:
        self.edited.emit(self._index, name, words)

    def _remove(self) -> None:
        self.removed.emit(self._index)


class _AuthorsCard(Card):
    """A row of fields for every author, and one to add another."""

    def __init__(self, page: DetailsPage) -> None:
        super().__init__(page.context.look, "Report author", "Printed in the author box.")
        self._page = page
        self._rows: list[_AuthorRow] = []
        self._add = stand_for("insert-author", QPushButton("Add author"))
        self._add.clicked.connect(self.add_author)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def _authors(self) -> tuple[Author, ...]:
        return self._page.report.authors or (Author(),)

    def show_report(self) -> None:
        """Show as many rows as there are authors, and one at least."""
        while len(self._rows) > len(self._authors):
            discard(self._rows.pop())
        while len(self._rows) < len(self._authors):
            self._append_row()
        frozen, is_only = self._page.context.desk.is_frozen, len(self._authors) == 1
        for author, row in zip(self._authors, self._rows, strict=True):
            row.show_author(author, is_only=is_only, frozen=frozen)
        self._add.setEnabled(not frozen)

    def field_at(self, name: str) -> QWidget:
        """The field of a name such as ``authors 1 name``; of ``authors`` the last one's name."""
        _, _, which = name.partition(" ")
        number, _, key = which.partition(" ")
        index = min(int(number), len(self._rows)) - 1 if number.isdigit() else -1
        fields = self._rows[index].fields
        return fields.field(key) or fields.first_field()

    def _append_row(self) -> None:
        row = _AuthorRow(self._page.context.look, len(self._rows), self._page.context.people)
        row.edited.connect(self._type)
        row.chosen.connect(self._choose)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self.column.insertWidget(self.column.count() - 1, row)
        self._page.arranged()

    def _type(self, index: int, name: str, words: str) -> None:
        authors = list(self._authors)
        typing = typing_between(getattr(authors[index], name), words)
        authors[index] = replace(authors[index], **{name: words})
        place = Place("details", field=f"authors {index + 1} {name}")
        self._page.commit(set_authors(self._page.report, tuple(authors)), "typing", place, typing)
        self.show_report()

    def _choose(self, index: int, name: str) -> None:
        """Fill in somebody who is remembered, in one step."""
        known = next((each for each in self._page.context.people if each.name == name), None)
        if known is not None:
            authors = (*self._authors[:index], known, *self._authors[index + 1 :])
            report = set_authors(self._page.report, authors)
            place = Place("details", field=f"authors {index + 1} name")
            self._page.commit(report, "author", place)
            self.show_report()

    def _remove(self, index: int) -> None:
        self._set((*self._authors[:index], *self._authors[index + 1 :]), "remove author")
        self._page.enter(self._rows[min(index, len(self._rows) - 1)].fields.first_field())

    def add_author(self) -> None:
        """Add an author, and put the focus into its first field."""
        self._set((*self._authors, Author()), "add author")
        self._page.enter(self._rows[-1].fields.first_field())

    def _set(self, authors: tuple[Author, ...], name: str) -> None:
        report = set_authors(self._page.report, authors)
        self._page.commit(report, name, Place("details", field="authors"))
        self.show_report()
