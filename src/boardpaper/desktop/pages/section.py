"""A section of the template: one text, with the council's guidance and its nil statement."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Selection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.text_card import TextCard
from boardpaper.report.blank import text_prints
from boardpaper.report.edits.sections import is_nil_statement, set_nil_statement, set_section_text
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.text import EMPTY_TEXT, Text, words_in

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
        self._limit = None if self._form is None else self._form.word_limit
        self._nil = stand_for("nil-statement", QPushButton())
        self._nil.clicked.connect(self._turn_nil)
        self._nil_words = Words("", "help")
        self._count = Words("", "muted")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.look.metrics.large)
        row.addWidget(self._nil)
        row.addWidget(self._nil_words, 1)
        row.addStretch(0)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self._count.setWordWrap(False)
        self.card.changed.connect(self._show_about)
        self.add(self.card, stretch=1)
        self.add(line)
        self.show_report()

    def show_report(self) -> None:
        """Bring the text up to date."""
        self.card.show_report()
        self._show_about()

    def _show_about(self) -> None:
        """Say how long the text is, and offer the statement that there is nothing to say."""
        text = self._read(self.report)
        words = words_in(text)
        is_over = self._limit is not None and words > self._limit
        self._count.say(count_in_words(words, self._limit), "warning" if is_over else "muted")
        form = self._form
        if form is None or not form.nil_statement:
            self._nil.hide()
            self._nil_words.hide()
            return
        is_nil = is_nil_statement(text, form)
        self._nil.setText("Remove this statement" if is_nil else "There is nothing to say")
        self._nil_words.setText("" if is_nil else f"Inserts “{form.nil_statement}”")
        is_wanted = is_nil or not text_prints(text)
        self._nil.setVisible(is_wanted)
        self._nil.setEnabled(not self.context.desk.is_frozen)
        self._nil_words.setVisible(is_wanted and not is_nil)

    def show_numbers(self) -> None:
        """Bring the numbers in the margin up to date."""
        self.card.show_text()

    def editor(self) -> TextEditor:
        """The one editor of the page."""
        return self.card.editor

    def field_at(self, place: Place) -> QWidget:  # noqa: ARG002
        """The editor, wherever in the section a place is."""
        return self.card.editor

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place."""
        self.card.go_to(place, selection)

    def _read(self, report: Report) -> Text:
        return report.section_text(self._key)

    def _write(self, report: Report, text: Text) -> Report:
        return set_section_text(report, self.context.template, self._key, text, self.context.ids)

    def _turn_nil(self) -> None:
        """Insert the statement, or take it away where it stands."""
        form, ids = self.context.template, self.context.ids
        if self._form is not None and is_nil_statement(self._read(self.report), self._form):
            report = set_section_text(self.report, form, self._key, EMPTY_TEXT, ids)
        else:
            report = set_nil_statement(self.report, form, self._key, ids)
        self.commit(report, "nil statement", Place("sections", self._key))
        self.show_report()
        self.card.editor.setFocus()


def count_in_words(words: int, limit: int | None) -> str:
    """Write how many words there are: ``212 of 300 words``, or how many too many."""
    if limit is None:
        return f"{words:,} {'word' if words == 1 else 'words'}"
    more = f": {words - limit:,} too many" if words > limit else ""
    return f"{words:,} of {limit:,} words{more}"
