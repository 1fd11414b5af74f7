"""The questions of the template, and everything that hangs on their answers."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.kit.choice_fields import YesNoField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, Row
from boardpaper.desktop.kit.wording import first_sentence
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.exemptions import ExemptionRows
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.wards import Wards
from boardpaper.desktop.theme import Look
from boardpaper.report.edits.front import set_answer, set_call_in
from boardpaper.report.place import Place
from boardpaper.report.report import CallInReason
from boardpaper.report.template import Question

CALL_IN_REASONS: Final[tuple[tuple[CallInReason, str], ...]] = (
    ("not-executive", "It is not an executive decision"),
    ("to-council", "It is a recommendation to full Council"),
    ("already-called-in", "It has been called in already"),
    ("urgent", "It is urgent"),
)
_CALL_IN: Final = (
    Ask("reason", "Kind of reason", "choice", choices=CALL_IN_REASONS),
    Ask(
        "explanation",
        "Reason",
        "text",
        "Printed with the answer; say the same in the legal section.",
        lines=2,
        wide=True,
    ),
    Ask(
        "prejudice",
        "Prejudice",
        "text",
        "What any delay would prejudice, and how seriously.",
        lines=2,
        wide=True,
    ),
    Ask("agreed_by", "Agreed by"),
    Ask("agreed_on", "Date agreed", "date"),
)


class QuestionsPage(Page):
    """A card for every question."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = "Printed in the box on page 1. What belongs to an answer opens below it."
        super().__init__(context, entry.title, introduction)
        self._cards = [_QuestionCard(self, each) for each in context.template.questions]
        for card in self._cards:
            self.add(card)
        self.show_report()

    def show_report(self) -> None:
        """Bring every answer and what hangs on it up to date."""
        for card in self._cards:
            card.show_report()

    def show_numbers(self) -> None:
        """Bring the numbers of what is exempt up to date."""
        self.show_report()

    def add_new(self) -> None:
        """Add an exemption, where the answer says that there is any."""
        for card in self._cards:
            card.add_exemption()

    def field_at(self, place: Place) -> QWidget | None:
        """The answer to a question, or a field that hangs on one; see `_QuestionCard`."""
        return next((card.field_at(place) for card in self._cards if card.has(place)), None)


class _QuestionCard(Card):
    """One question, its answer and its details."""

    def __init__(self, page: QuestionsPage, question: Question) -> None:
        super().__init__(page.context.look)
        self._page, self._question = page, question
        self._answer = YesNoField(page.context.look, question.id)
        self._answer.edited.connect(self._set_answer)
        block = QVBoxLayout()
        block.setSpacing(page.context.look.metrics.small)
        self.column.addLayout(block)
        block.addWidget(Row(page.context.look, question.text, self._answer))
        if question.help:
            self._answer.setAccessibleDescription(" ".join(question.help.split()))
            block.addWidget(_Help(page.context.look, question))
        self._details = self._make_details()
        if self._details is not None:
            self.column.addWidget(self._details)

    def _make_details(self) -> Wards | CallInReasons | ExemptionRows | None:
        match self._question.kind:
            case "wards":
                return Wards(self._page)
            case "call-in":
                return CallInReasons(self._page)
            case "exempt":
                return ExemptionRows(self._page)
            case _:
                return None

    def show_report(self) -> None:
        """Bring the answer up to date; details show with the answer they belong to."""
        yes = self._page.report.answer(self._question.id)
        self._answer.show_value(yes)
        self._answer.setEnabled(not self._page.context.desk.is_frozen)
        if self._details is not None:
            wanted = yes is not (self._question.kind == "call-in") and yes is not None
            self._details.setVisible(wanted)
            if wanted:
                self._details.show_report()

    def add_exemption(self) -> None:
        """Add an exemption, where this question is the one about them and was answered Yes."""
        details, frozen = self._details, self._page.context.desk.is_frozen
        if isinstance(details, ExemptionRows) and not details.isHidden() and not frozen:
            details.add_new()

    def has(self, place: Place) -> bool:
        """Tell whether this card shows a place."""
        match place.part:
            case "answers":
                return place.item == self._question.id
            case "wards" | "call-in":
                return place.part == self._question.kind
            case "exemptions":
                return self._question.kind == "exempt"
            case _:
                return False

    def field_at(self, place: Place) -> QWidget:
        """The field of a place, or the answer where what hangs on it does not show."""
        details = self._details
        if place.part == "answers" or details is None or details.isHidden():
            return self._answer
        if isinstance(details, ExemptionRows):
            return details.field_at(place)
        return details.field(place.field)

    def _set_answer(self, question: str, yes: bool | None) -> None:
        report = set_answer(self._page.report, self._page.context.template, question, yes)
        self._page.commit(report, "answer", Place("answers", item=question))
        self._page.show_report()


class _Help(QWidget):
    """The first sentence of a question's help; the rest opens in place."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._first, self._rest = first_sentence(question.help)
        self._words = Words(self._first, "help")
        self._words.setContentsMargins(0, look.metrics.small, 0, 0)  # level with the button
        self._more = stand_for("help", QPushButton("More"))
        self._more.setObjectName("quiet")
        self._more.setCheckable(True)
        self._more.setAccessibleName(f"More about: {question.text}")
        self._more.toggled.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.metrics.huge)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._more.setVisible(bool(self._rest))  # without a parent it would be a window

    def _open(self, wanted: bool) -> None:
        self._words.setText(f"{self._first} {self._rest}" if wanted else self._first)
        self._more.setText("Less" if wanted else "More")


class CallInReasons(QWidget):
    """Why the decision is not eligible for call-in; urgency also asks for who agreed, and when."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._fields = FieldSet(page.context.look, _CALL_IN, (1, 1))
        self._fields.edited.connect(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fields)

    def show_report(self) -> None:
        """Bring every field up to date."""
        call_in = self._page.report.call_in
        self._fields.show_values(call_in, frozen=self._page.context.desk.is_frozen)
        for key in ("prejudice", "agreed_by", "agreed_on"):
            self._fields.row(key).setVisible(call_in.reason == "urgent")

    def field(self, name: str) -> QWidget:
        """The field of a name, or the first where that one does not show."""
        return self._fields.field(name) or self._fields.first_field()

    def _edit(self, key: str, value: object) -> None:
        old = self._page.report.call_in
        report = set_call_in(self._page.report, replace(old, **{key: value}))
        self._page.commit_field(report, Place("call-in", field=key), getattr(old, key), value)
        self.show_report()
