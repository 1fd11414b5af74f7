"""The card of one appendix: its titles, whether it is exempt, and its file."""

from __future__ import annotations

from typing import Final, cast

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardpaper.desk.papers import paper_kind, size_in_words
from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.items import ItemCard
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.report.showing import open_file
from boardpaper.document.papers import distinct_rules, exemptions_of
from boardpaper.errors import EnvironmentFaultError
from boardpaper.report.edits.items import Item, find_item, replace_item
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix

_ASKS: Final = (
    Ask("title", "Title"),
    Ask("exempt", "Exempt: not for publication", "check"),
    Ask(
        "public_title",
        "Public title",
        help="Stands in for the title in the public version. Leave it empty if the title gives "
        "nothing away.",
    ),
)


class AppendixCard(ItemCard):
    """One appendix."""

    file_wanted = Signal(str)
    opening_failed = Signal(str)
    exemption_wanted = Signal()

    def __init__(self, page: Page, identity: str) -> None:
        super().__init__(page, identity, _ASKS, "appendix")
        self._page = page
        for key in ("title", "public_title"):
            self.fields.row(key).field.setAcceptDrops(False)  # or a file would become its address
        metrics = page.context.look.metrics
        self._paper = Words()
        self._open_button = stand_for("open-file", QPushButton("Open"))
        self._choose = stand_for("choose-file", QPushButton("Choose file…"))
        self._remove_file_button = quiet_button("Detach file", self._remove_file, "detach-file")
        self._open_button.clicked.connect(self._open)
        self._choose.clicked.connect(self._want_file)
        paper = QHBoxLayout()
        paper.setSpacing(metrics.medium)
        paper.addWidget(self._paper, 1)
        for button in (self._open_button, self._choose, self._remove_file_button):
            paper.addWidget(button)
        self._remove_button.setText("Remove appendix")
        self._withheld = Words()
        self._to_questions = stand_for("questions", QPushButton("Go to Questions"))
        self._to_questions.clicked.connect(self.exemption_wanted)
        exemption = QHBoxLayout()
        exemption.setSpacing(metrics.medium)
        exemption.addWidget(self._withheld, 1)
        exemption.addWidget(self._to_questions)
        self.above.addLayout(paper)
        self.below.addLayout(exemption)

    def show_item(self, item: Item, heading: str, *, frozen: bool) -> None:
        """Bring fields, file and exemption up to date."""
        super().show_item(item, heading, frozen=frozen)
        self.show_paper(frozen=frozen)
        self.show_exemption()

    def show_position(self, number: int, count: int, *, frozen: bool) -> None:
        """Say which of all appendices this is."""
        super().show_position(number, count, frozen=frozen)
        self._open_button.setAccessibleName(f"Open appendix {number}")
        self._remove_file_button.setAccessibleName(f"Detach file of appendix {number}")
        self._to_questions.setAccessibleName(f"Go to Questions because of appendix {number}")
        self._choose.setAccessibleName(f"Choose the file of appendix {number}")

    def field_at(self, place: Place) -> QWidget:
        """The field that shows a place in the appendix."""
        return self._choose if place.field == "attachment" else super().field_at(place)

    @property
    def _appendix(self) -> Appendix:
        return cast("Appendix", find_item(self._page.report, self.identity))

    @property
    def _data(self) -> bytes | None:
        name = self._appendix.attachment
        return None if name is None else self._page.context.papers.get(name)

    def show_paper(self, *, frozen: bool) -> None:
        """Say what the file is, and offer what can be done with it."""
        has_one, data = self._appendix.attachment is not None, self._data
        if data is not None:
            self._paper.say(f"{paper_kind(data) or 'File'}, {size_in_words(len(data))}", "text")
        elif has_one:
            self._paper.say("The file is missing here: choose it again.", "error")
        else:
            self._paper.say("No file yet.", "muted")
        self._open_button.setVisible(data is not None)
        self._choose.setText("Replace…" if has_one else "Choose file…")
        self._choose.setEnabled(not frozen)
        self._remove_file_button.setVisible(has_one)
        self._remove_file_button.setEnabled(not frozen)

    def show_exemption(self) -> None:
        """Say under which rule the appendix is withheld, or that one is needed."""
        appendix = self._appendix
        exemptions = exemptions_of(appendix, self._page.report)
        is_missing = appendix.exempt and not exemptions
        rules = " and ".join(distinct_rules(exemptions))
        if is_missing:
            sentence = "An exempt appendix needs an exemption among the questions."
        elif rules:
            sentence = f"Withheld from the public under rule {rules}."
        else:
            sentence = "Withheld from the public; the exemption has no rule yet."
        self._withheld.setText(sentence)
        self._withheld.setVisible(appendix.exempt or bool(exemptions))
        self._to_questions.setVisible(is_missing or (bool(exemptions) and not rules))
        self.fields.row("public_title").setVisible(appendix.exempt or bool(exemptions))

    def _edit(self, key: str, value: object) -> None:
        super()._edit(key, value)
        self.show_exemption()

    def _want_file(self) -> None:
        self.file_wanted.emit(self.identity)

    def _open(self) -> None:
        name = self._appendix.attachment
        if name is None or self._data is None:
            return
        try:
            path = self._page.context.papers.copy(name, self.heading.text())
        except EnvironmentFaultError as error:
            self.opening_failed.emit(str(error))
            return
        if not open_file(path):
            self.opening_failed.emit("No program on this machine opens this kind of paper.")

    def _remove_file(self) -> None:
        report = replace_item(
            self._page.report, replace(self._appendix, attachment=None), self._page.context.ids
        )
        place = Place("appendices", item=self.identity, field="attachment")
        self._page.commit(report, "detach file", place)
        self._page.show_report()
        self._choose.setFocus()
