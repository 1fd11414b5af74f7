"""What is exempt or confidential: rows of rule and target, with reasons and public interest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from boardpaper.desk.numbers import printed_numbers
from boardpaper.desktop.kit.fields import ChoiceField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, discard
from boardpaper.desktop.pages.page import Page
from boardpaper.report.edits.items import add_item, remove_item, replace_item
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Exemption, Finding, Report

_TEXTS: Final = (
    Ask(
        "reasons",
        "&Reasons",
        "text",
        "Why the rule applies. Printed in the public version too.",
        lines=2,
    ),
    Ask(
        "public_interest",
        "Public &interest",
        "text",
        "Why keeping this exempt outweighs the interest in disclosing it. Not for rule 9.2.",
        lines=2,
    ),
)


class ExemptionRows(Card):
    """A card for every exemption, and one to add another."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.context.look, "What is withheld, and under which rule")
        self._page = page
        self._rows: list[_ExemptionRow] = []
        self._add = QPushButton("&Add exemption")
        self._add.clicked.connect(self._add_exemption)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self) -> None:
        """Show a card for every exemption, in order."""
        exemptions = self._page.report.exemptions
        ids = [each.id for each in exemptions]
        if [row.identity for row in self._rows] != ids:
            for row in self._rows:
                discard(row)
            self._rows = [_ExemptionRow(self._page, each.id) for each in exemptions]
            for position, row in enumerate(self._rows):
                self.column.insertWidget(1 + position, row)
        targets = tuple(_targets(self._page))
        for row, exemption in zip(self._rows, exemptions, strict=True):
            row.show_exemption(exemption, targets)
        self.setEnabled(not self._page.context.desk.is_frozen)

    def _add_exemption(self) -> None:
        exemption = Exemption(next(self._page.context.ids), "", _first_target(self._page.report))
        report = add_item(self._page.report, exemption)
        self._page.commit(report, "add exemption", Place("exemptions", item=exemption.id))
        self.show_report()


class _ExemptionRow(Card):
    """One exemption."""

    def __init__(self, page: Page, identity: str) -> None:
        super().__init__(page.context.look)
        self._page, self.identity = page, identity
        self._rule = ChoiceField(page.context.look, "rule")
        self._target = ChoiceField(page.context.look, "target")
        self._rule.offer(tuple(_rules(page)))
        self._places: tuple[tuple[str, Place], ...] = ()
        self._rule_row = self.add_row("R&ule", self._rule)
        self.add_row("Applies &to", self._target)
        self._texts = FieldSet(page.context.look, _TEXTS)
        self._texts.edited.connect(self._type)
        self.column.addWidget(self._texts)
        remove = QPushButton("Remove exemption")
        remove.setObjectName("quiet")
        remove.clicked.connect(self._remove)
        self.column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        self._rule.edited.connect(self._choose)
        self._target.edited.connect(self._choose)

    @property
    def _exemption(self) -> Exemption:
        return next(each for each in self._page.report.exemptions if each.id == self.identity)

    def show_exemption(self, exemption: Exemption, places: tuple[tuple[str, Place], ...]) -> None:
        """Bring the fields up to date; a target that is not offered is shown as what it is."""
        known = [place for _, place in places]
        if exemption.target not in known:
            places = (*places, ("A part of the text", exemption.target))
        self._places = places
        self._target.offer([(str(i), label) for i, (label, _) in enumerate(places)])
        index = [place for _, place in places].index(exemption.target)
        self._target.show_value(str(index))
        self._rule.show_value(exemption.rule)
        wrong = "" if exemption.rule else "Choose the rule: a part cannot be withheld without one."
        self._rule_row.show_error(wrong)
        self._texts.show_values(exemption, frozen=self._page.context.desk.is_frozen)

    def _choose(self, key: str, value: str) -> None:
        chosen = self._places[int(value)][1] if key == "target" else value
        self._put(replace(self._exemption, **{key: chosen}), "exemption")
        self._page.show_report()

    def _type(self, key: str, words: str) -> None:
        old = self._exemption
        new, ids = replace(old, **{key: words}), self._page.context.ids
        place = Place("exemptions", item=self.identity, field=key)
        report = replace_item(self._page.report, new, ids)
        self._page.commit_field(report, place, getattr(old, key), words)

    def _put(self, exemption: Exemption, name: str) -> None:
        report = replace_item(self._page.report, exemption, self._page.context.ids)
        self._page.commit(report, name, Place("exemptions", item=self.identity))

    def _remove(self) -> None:
        report = remove_item(self._page.report, self.identity)
        self._page.commit(report, "remove exemption", Place("exemptions", item=self.identity))
        self._page.show_report()


def _rules(page: Page) -> Iterator[tuple[str, str]]:
    day = page.report.meeting_date
    for rule in page.context.council.exemption_rules:
        if day is None or rule.valid_on(day):
            yield rule.number, f"{rule.number}  {rule.description}"


def _first_target(report: Report) -> Place:
    exempt = [each.id for each in report.appendices if each.exempt]
    ids = exempt or [each.id for each in report.appendices]
    return Place("appendices", item=ids[0]) if ids else WHOLE_REPORT


def _targets(page: Page) -> Iterator[tuple[str, Place]]:
    """What can be chosen: papers and numbered parts; words are marked in the text itself."""
    report = page.report
    numbers = printed_numbers(report, page.context.template, page.context.council)
    for number, appendix in enumerate(report.appendices, 1):
        yield f"Appendix {number}", Place("appendices", item=appendix.id)
    for entry in report.main:
        if isinstance(entry, Finding) and entry.id in numbers.items:
            yield f"Paragraph {numbers.items[entry.id]}", Place("main", item=entry.id)
    for recommendation in report.recommendations:
        number_of = numbers.items.get(recommendation.id, "")
        yield f"Recommendation {number_of}", Place("recommendations", item=recommendation.id)
    yield "The whole report", WHOLE_REPORT
