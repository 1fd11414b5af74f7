"""The recommendations: what members are asked to do, by whom, by when, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Selection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.desktop.kit.ticks import TickList
from boardpaper.desktop.kit.wording import listed
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.numbering import NumberBook
from boardpaper.desktop.pages.items import ItemCard, ItemList
from boardpaper.desktop.pages.main_issues import KINDS
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.text_card import TextRow
from boardpaper.report.blank import text_prints
from boardpaper.report.edits.items import (
    Item,
    answer_finding,
    find_item,
    replace_item,
    unanswer_finding,
)
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Recommendation, Report
from boardpaper.report.text import Text, plain, spans_of

_ASKS: Final = (
    Ask("owner", "Who acts", help="A post or a service, such as the Chief Officer."),
    Ask("due", "By when", "date"),
)
_ROWS: Final = 7
"""Findings that are seen at a time."""

_LABEL_LENGTH: Final = 160


class RecommendationsPage(Page):
    """A card for every recommendation."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = (
            "What members are asked to do. Each is written once, and printed wherever the template "
            "wants it."
        )
        super().__init__(context, entry.title, introduction)
        self._list = _Recommendations(
            self, "recommendations", "recommendation", Recommendation, "Nothing is recommended yet."
        )
        self.add(self._list)
        self.show_report()

    def show_report(self) -> None:
        """Bring every card up to date."""
        self._list.show_items(self.report.recommendations, self._heading)

    def show_numbers(self) -> None:
        """Bring headings, margins and the numbers of findings up to date."""
        self.show_report()

    def begin(self) -> None:
        """Begin in the first item."""
        self.enter(self._list.first_field())

    def add_new(self) -> None:
        """Add a recommendation, and put the caret into it."""
        self._list.add_new()

    def field_at(self, place: Place) -> QWidget:
        """The field of a recommendation that shows a place."""
        return self._list.field_at(place)

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place in the text of a recommendation, or into a field of it."""
        self._list.place_caret(place, selection)

    def _heading(self, number: int, item: Item) -> str:
        numbers = printed_of(cast("Recommendation", item), self.context.numbers)
        printed = f"printed as {numbers}" if numbers else "not printed while it is empty"
        return f"Recommendation {number} ({printed})"


def printed_of(recommendation: Recommendation, numbers: NumberBook) -> str:
    """The numbers a recommendation is printed with: ``6 and 6.1`` where it is printed twice."""
    first = recommendation.text.blocks[:1]
    found = [numbers.printed.items.get(recommendation.id, "")]
    found += [numbers.printed.blocks.get(block.id, "") for block in first]
    return " and ".join(dict.fromkeys(each.rstrip(".") for each in found if each))


class _Recommendations(ItemList):
    def make_card(self, identity: str) -> ItemCard:
        """Make the card of a recommendation."""
        return _RecommendationCard(self._page, identity)

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret into the text of a recommendation, where a place is in its text."""
        for card in self.cards:
            if isinstance(card, _RecommendationCard) and card.identity == place.item:
                card.place_caret(place, selection)


class _RecommendationCard(ItemCard):
    """One recommendation: its text, who acts by when, and the findings it answers."""

    def __init__(self, page: Page, identity: str) -> None:
        super().__init__(page, identity, _ASKS, "recommendation", (3, 2))
        self._page = page
        editor = TextEditor(page.context.ids)
        self._text = TextRow(
            page, editor, "Text", ("recommendations", identity), self._read, self._write
        )
        self.above.addWidget(self._text)
        self._answers = _Answers(page, identity)
        self.below.addWidget(self._answers)

    def show_item(self, item: Item, heading: str, *, frozen: bool) -> None:
        """Bring text, fields and findings up to date."""
        super().show_item(item, heading, frozen=frozen)
        self._text.show_report()
        self._answers.show_report()

    def show_position(self, number: int, count: int, *, frozen: bool) -> None:
        """Say which of all recommendations this is."""
        super().show_position(number, count, frozen=frozen)
        self._text.show_label("What members are asked to do", f"Text of recommendation {number}")
        self._answers.show_position(number)

    def first_field(self) -> QWidget:
        """The text."""
        return self._text.editor

    def field_at(self, place: Place) -> QWidget:
        """The field that shows a place in the recommendation."""
        answers = self._answers.field() if place.field == "findings" else None
        return answers or super().field_at(place)

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place in the text."""
        if not place.field:
            self._text.go_to(place, selection)

    def _read(self, report: Report) -> Text:
        return cast("Recommendation", find_item(report, self.identity)).text

    def _write(self, report: Report, text: Text) -> Report:
        old = cast("Recommendation", find_item(report, self.identity))
        return replace_item(report, replace(old, text=text), self._page.context.ids)


class _Answers(QWidget):
    """Which findings a recommendation answers, in a sentence; a list to tick them opens below."""

    def __init__(self, page: Page, identity: str) -> None:
        super().__init__()
        self._page, self._identity = page, identity
        self._words = Words("", "text")
        self._choose = stand_for("findings", QPushButton("Choose findings…"))
        self._choose.setCheckable(True)
        self._choose.toggled.connect(self._open)
        self._list = TickList("Findings it answers", _ROWS)
        self._list.ticked.connect(self._tick)
        self._list.hide()
        metrics = page.context.look.metrics
        line = QHBoxLayout()
        line.setSpacing(metrics.large)
        line.addWidget(self._words, 1)
        line.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.medium)
        column.addLayout(line)
        column.addWidget(self._list)

    def show_position(self, number: int) -> None:
        """Say which recommendation this is about."""
        verb = "Show" if self._page.context.desk.is_frozen else "Choose"
        self._choose.setAccessibleName(f"{verb} findings for recommendation {number}")
        self._list.setAccessibleName(f"Findings that recommendation {number} answers")

    def show_report(self) -> None:
        """Bring sentence and list up to date."""
        report = self._page.report
        answered = cast("Recommendation", find_item(report, self._identity)).findings
        findings = _findings(report)
        self._words.setText(_sentence(answered, findings, self._page.context.numbers))
        frozen = self._page.context.desk.is_frozen
        self._choose.setVisible(bool(findings))
        self._choose.setText("Show findings" if frozen else "Choose findings…")
        self._list.setEnabled(not frozen)
        if self._choose.isChecked():
            self._show_list(answered, findings)

    def field(self) -> QWidget | None:
        """The list, opened, where there are findings."""
        if self._choose.isHidden():
            return None
        self._choose.setChecked(True)
        return self._list

    def _open(self, wanted: bool) -> None:
        self._list.setVisible(wanted)
        self.show_report()

    def _show_list(self, answered: Sequence[str], findings: Sequence[Finding]) -> None:
        numbers = self._page.context.numbers.printed.items
        rows = [(each.id, _label(each, numbers.get(each.id, ""))) for each in findings]
        self._list.show_rows(rows, answered)

    def _tick(self, finding: str, answers: bool) -> None:
        change = answer_finding if answers else unanswer_finding
        report = change(self._page.report, self._identity, finding)
        place = Place("recommendations", item=self._identity, field="findings")
        self._page.commit(report, "finding answered", place)
        self.show_report()


def _findings(report: Report) -> list[Finding]:
    return [each for each in report.main if isinstance(each, Finding) and text_prints(each.text)]


def _words_of(finding: Finding) -> str:
    runs = (spans for block in finding.text.blocks for _, _, spans in spans_of(block))
    return " ".join(" ".join(plain(spans) for spans in runs).split())


def _label(finding: Finding, number: str) -> str:
    kind = f"{KINDS[finding.kind]}: " if finding.kind else ""
    words = f"{kind}{_words_of(finding)[:_LABEL_LENGTH]}"
    return f"{number}  {words}" if number else words


def _sentence(answered: Sequence[str], findings: Sequence[Finding], numbers: NumberBook) -> str:
    if not findings:
        return "There are no findings it could answer yet: write them among the main issues."
    if not answered:
        return "It answers no finding yet."
    names = [numbers.printed.items.get(each, "one without a number") for each in answered]
    return f"It answers {'finding' if len(names) == 1 else 'findings'} {listed(names)}."
