"""A section of the template: one text, with the council's guidance and its nil statement."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Selection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.text_card import TextCard
from boardpaper.report.edits.sections import is_nil_statement, set_nil_statement, set_section_text
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.text import Text

_LEFT_OVER: Final = (
    "This text came from another template, which has a section of that name; this one has not, so "
    "it is not printed. Move it to where it belongs, then delete it here."
)


class SectionPage(Page):
    """The text of one section."""

    def __init__(self, context: Context, entry: Entry) -> None:
        self._form = next(
            (each for each in context.template.sections if each.key == entry.key), None
        )
        help_text = _LEFT_OVER if self._form is None else " ".join(self._form.help.split())
        super().__init__(context, entry.title, help_text)
        self._key = entry.key
        editor = TextEditor(context.ids)
        self.card = TextCard(
            self, editor, entry.title, ("sections", entry.key), self._read, self._write
        )
        self._nil = QPushButton()
        self._nil.setVisible(False)
        if self._form is not None and self._form.nil_statement:
            self._nil.setText(f"Insert “{self._form.nil_statement}”")
            self._nil.clicked.connect(self._state_nil)
            self.add(self._nil, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.card, stretch=1)
        self.show_report()

    def show_report(self) -> None:
        """Bring the text up to date."""
        self.card.show_report()
        form = self._form
        if form is not None and form.nil_statement:
            text = self._read(self.report)
            self._nil.setVisible(not is_nil_statement(text, form))
            self._nil.setEnabled(not text.blocks and not self.context.desk.is_frozen)

    def show_numbers(self) -> None:
        """Bring the numbers in the margin up to date."""
        self.card.show_text()

    def editor(self) -> TextEditor:
        """The one editor of the page."""
        return self.card.editor

    def field_at(self, place: Place) -> QWidget:  # noqa: ARG002
        """The editor, wherever in the section a place is."""
        return self.card.editor

    def go_to(self, place: Place, selection: Selection | None = None) -> None:
        """Put the caret to a place."""
        self.card.go_to(place, selection)

    def _read(self, report: Report) -> Text:
        return report.section_text(self._key)

    def _write(self, report: Report, text: Text) -> Report:
        return set_section_text(report, self.context.template, self._key, text, self.context.ids)

    def _state_nil(self) -> None:
        report = set_nil_statement(self.report, self.context.template, self._key, self.context.ids)
        self.commit(report, "nil statement", Place("sections", self._key))
        self.show_report()
        self.card.editor.setFocus()
