"""The questions of the template, and everything that hangs on their answers."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.fields import CheckField, YesNoField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card
from boardpaper.desktop.pages.exemptions import ExemptionRows
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.report.edits.front import (
    add_ward,
    remove_ward,
    set_all_wards,
    set_answer,
    set_call_in,
)
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
    Ask("reason", "&Kind of reason", "choice", choices=CALL_IN_REASONS),
    Ask(
        "explanation",
        "&Reason",
        "text",
        "Printed with the answer; say the same in the legal section.",
    ),
    Ask("prejudice", "&Prejudice", "text", "What any delay would prejudice, and how seriously."),
    Ask("agreed_by", "A&greed by"),
    Ask("agreed_on", "Agreed &on", "date"),
)


class QuestionsPage(Page):
    """A card for every question."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = "Printed in the box on page 1. They decide which checks apply."
        super().__init__(context, entry.title, introduction)
        self._cards = [_QuestionCard(self, each) for each in context.template.questions]
        for card in self._cards:
            self.add(card)
        self.show_report()

    def show_report(self) -> None:
        """Bring every answer and what hangs on it up to date."""
        for card in self._cards:
            card.show_report()


class _QuestionCard(Card):
    """One question, its answer and its details."""

    def __init__(self, page: QuestionsPage, question: Question) -> None:
        super().__init__(page.context.look)
        self._page, self._question = page, question
        self._answer = YesNoField(page.context.look, question.id)
        self._answer.edited.connect(self._set_answer)
        self.add_row(question.text, self._answer, " ".join(question.help.split()))
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

    def _set_answer(self, question: str, yes: bool | None) -> None:
        report = set_answer(self._page.report, self._page.context.template, question, yes)
        self._page.commit(report, "answer", Place("answers", item=question))
        self._page.show_report()


class Wards(Card):
    """All wards, or some of the council's list on the day of the meeting."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.context.look, f"{page.context.council.ward_word}s affected")
        self._page = page
        self._all = CheckField(page.context.council.all_wards, "all")
        self._all.edited.connect(self._set_all)
        self._names = QListWidget()
        self._names.setAccessibleName(f"{page.context.council.ward_word}s affected")
        self._names.itemChanged.connect(self._set_ward)
        self.column.addWidget(self._all)
        self.column.addWidget(self._names)

    def show_report(self) -> None:
        """Tick what is affected; a name that is in no list is kept and shown."""
        wards, day = self._page.report.wards, self._page.report.meeting_date
        council = self._page.context.council
        listed = council.wards_on(day) if day else council.ward_lists[-1].names
        names = (*listed, *[name for name in wards.names if name not in listed])
        self._all.show_value(wards.all)
        self._names.setEnabled(not wards.all and not self._page.context.desk.is_frozen)
        blocked = self._names.blockSignals(True)
        if [self._names.item(row).text() for row in range(self._names.count())] != list(names):
            self._names.clear()
            for name in names:
                self._names.addItem(_tickable(name))
        for row in range(self._names.count()):
            item = self._names.item(row)
            ticked = item.text() in wards.names
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._names.blockSignals(blocked)

    def _set_all(self, _key: str, all_wards: bool) -> None:
        self._page.commit(set_all_wards(self._page.report, all_wards), "wards", Place("wards"))
        self.show_report()

    def _set_ward(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        change = add_ward if ticked else remove_ward
        name = item.text()
        if ticked != (name in self._page.report.wards.names):
            self._page.commit(change(self._page.report, name), "wards", Place("wards"))


def _tickable(name: str) -> QListWidgetItem:
    item = QListWidgetItem(name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item


class CallInReasons(Card):
    """Why the decision is not eligible for call-in; urgency also asks for who agreed, and when."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.context.look, "Why the decision is not eligible")
        self._page = page
        self._fields = FieldSet(page.context.look, _CALL_IN)
        self._fields.edited.connect(self._edit)
        self.column.addWidget(self._fields)

    def show_report(self) -> None:
        """Bring every field up to date."""
        call_in = self._page.report.call_in
        self._fields.show_values(call_in, frozen=self._page.context.desk.is_frozen)
        for key in ("prejudice", "agreed_by", "agreed_on"):
            self._fields.row(key).setVisible(call_in.reason == "urgent")

    def _edit(self, key: str, value: object) -> None:
        old = self._page.report.call_in
        report = set_call_in(self._page.report, replace(old, **{key: value}))
        self._page.commit_field(report, Place("call-in", field=key), getattr(old, key), value)
        self.show_report()
