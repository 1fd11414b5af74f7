"""What is exempt or confidential: rows of rule and target, with reasons and public interest."""

from __future__ import annotations

from typing import Final, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Row, discard
from boardpaper.desktop.pages.exemption_targets import first_target, place_in_words, targets
from boardpaper.desktop.pages.page import Page
from boardpaper.report.edits.items import add_item, find_item, remove_item, replace_item
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import Exemption

_TEXTS: Final = (
    Ask(
        "reasons",
        "Reasons",
        "text",
        "Why the rule applies. Printed in the public version too.",
        lines=3,
    ),
    Ask(
        "public_interest",
        "Public interest",
        "text",
        "Why keeping it exempt outweighs disclosing it. Not needed for confidential "
        "information (rule 9.2).",
        lines=3,
    ),
)
_TEXT_KEYS: Final = tuple(each.key for each in _TEXTS)
_NO_RULE: Final = "Choose the rule: a part cannot be withheld without one."
_NO_TARGET: Final = "Choose what it applies to: until then nothing is withheld."


class ExemptionRows(QWidget):
    """A row for every exemption, and a button that adds one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows: list[_ExemptionRow] = []
        self._add = stand_for("insert-exemption", QPushButton("Add exemption"))
        self._add.clicked.connect(self.add_new)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(page.context.look.metrics.medium)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self) -> None:
        """Show a row for every exemption, in order."""
        exemptions = self._page.report.exemptions
        if [row.identity for row in self._rows] != [each.id for each in exemptions]:
            self._remake([each.id for each in exemptions])
        context = self._page.context
        offered = tuple(targets(self._page.report, context.template, context.numbers.printed))
        for number, (row, exemption) in enumerate(zip(self._rows, exemptions, strict=True), 1):
            row.show_exemption(exemption, number, offered)
        self._add.setEnabled(not self._page.context.desk.is_frozen)

    def field_at(self, place: Place) -> QWidget:
        """The field of an exemption; where it is gone, the button that adds one."""
        row = next((each for each in self._rows if each.identity == place.item), None)
        return self._add if row is None else row.field(place.field)

    def _remake(self, ids: list[str]) -> None:
        known = {row.identity: row for row in self._rows}
        for identity, row in known.items():
            if identity not in ids:
                discard(row)
        self._rows = [known.get(identity) or self._made(identity) for identity in ids]
        for position, row in enumerate(self._rows):
            if self._column.indexOf(row) != position:
                self._column.insertWidget(position, row)
        self._page.arranged()

    def _made(self, identity: str) -> _ExemptionRow:
        row = _ExemptionRow(self._page, identity)
        row.removed.connect(self._remove)
        return row

    def add_new(self) -> None:
        """Add an exemption, and put the focus into its rule."""
        exemption = Exemption(next(self._page.context.ids), "", first_target(self._page.report))
        report = add_item(self._page.report, exemption)
        self._page.commit(report, "add exemption", Place("exemptions", item=exemption.id))
        self.show_report()
        self._rows[-1].begin()
        self._page.enter(self._rows[-1].field("rule"))

    def _remove(self, identity: str) -> None:
        report = remove_item(self._page.report, identity)
        self._page.commit(report, "remove exemption", Place("exemptions", item=identity))
        self.show_report()
        self._page.enter(self._add)


class _ExemptionRow(QWidget):
    """One exemption: rule and target side by side, and what is said for it below when wanted.

    What is only begun is not yet wrong: of a new one it is said once the field was left.
    """

    removed = Signal(str)

    def __init__(self, page: Page, identity: str) -> None:
        super().__init__()
        look = page.context.look
        self._page, self.identity = page, identity
        self._not_left: set[str] = set()
        self._rule, self._target = ChoiceField(look, "rule"), ChoiceField(look, "target")
        self._places: tuple[tuple[str, Place], ...] = ()
        self._rule_row = Row(look, "Rule", self._rule)
        self._target_row = Row(look, "Applies to", self._target)
        self._rule.setPlaceholderText("Choose a rule…")
        self._rule.edited.connect(self._choose)
        self._target.setPlaceholderText("Choose what…")
        self._rule.left.connect(self._leave_rule)
        self._target.left.connect(self._leave_target)
        self._target.edited.connect(self._choose)
        self._reasons = stand_for("reasons", QPushButton("Reasons…"))
        self._reasons.setCheckable(True)
        self._remove_button = quiet_button("Remove", self._remove, "remove")
        self._texts = FieldSet(look, _TEXTS, (1, 1))
        self._texts.edited.connect(self._type)
        self._texts.hide()
        self._reasons.toggled.connect(self._texts.setVisible)
        top = Qt.AlignmentFlag.AlignTop
        line = QHBoxLayout()
        line.setSpacing(look.metrics.medium)
        line.addWidget(self._rule_row, 5, top)
        line.addWidget(self._target_row, 3, top)
        line.addWidget(self._reasons, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._remove_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.metrics.small)
        column.addLayout(line)
        column.addWidget(self._rule_row.error)
        column.addWidget(self._target_row.error)
        column.addWidget(self._texts)

    @property
    def _exemption(self) -> Exemption:
        return cast("Exemption", find_item(self._page.report, self.identity))

    def begin(self) -> None:
        """Say nothing yet of what is missing: the officer has only just begun."""
        self._not_left = {"rule", "target"}
        self._show_missing()

    def show_exemption(
        self, exemption: Exemption, number: int, offered: tuple[tuple[str, Place], ...]
    ) -> None:
        """Bring the fields up to date; a target that is not offered is shown as what it is."""
        self._name(number)
        self._show_rule(exemption)
        self._show_target(exemption.target, offered)
        self._show_missing()
        frozen = self._page.context.desk.is_frozen
        self._texts.show_values(exemption, frozen=frozen)
        for widget in (self._rule, self._target, self._remove_button):
            widget.setEnabled(not frozen)

    def field(self, name: str) -> QWidget:
        """The field of a name; the texts open for it."""
        if name in _TEXT_KEYS:
            self._reasons.setChecked(True)
            return self._texts.row(name).field
        return self._target if name == "target" else self._rule

    def _name(self, number: int) -> None:
        """Tell rows apart for who cannot see them; the labels stand above the first only."""
        self._rule_row.show_label(number == 1)
        self._target_row.show_label(number == 1)
        of_it = f"of exemption {number}"
        self._rule.setAccessibleName(f"Rule {of_it}")
        self._target.setAccessibleName(f"What exemption {number} applies to")
        self._reasons.setAccessibleName(f"Reasons {of_it}, and public interest")
        self._remove_button.setAccessibleName(f"Remove exemption {number}")
        for ask in _TEXTS:
            self._texts.row(ask.key).field.setAccessibleName(f"{ask.label} {of_it}")

    def _show_rule(self, exemption: Exemption) -> None:
        day = self._page.report.meeting_date
        rules = self._page.context.council.exemption_rules
        valid = [each for each in rules if day is None or each.valid_on(day)]
        offered = [(each.number, f"{each.number}  {each.description}") for each in valid]
        if exemption.rule and exemption.rule not in [each.number for each in valid]:
            offered.append((exemption.rule, f"{exemption.rule}  Not a rule on the meeting day"))
        self._rule.offer(offered)
        self._rule.show_value(exemption.rule)

    def _show_target(self, target: Place, offered: tuple[tuple[str, Place], ...]) -> None:
        if target not in [NOT_CHOSEN, *[place for _, place in offered]]:
            context = self._page.context
            words = place_in_words(target, context.numbers.printed, context.template)
            offered = (*offered, (words, target))
        self._places = offered
        self._target.offer([(str(i), label) for i, (label, _) in enumerate(offered)])
        chosen = [str(i) for i, (_, place) in enumerate(offered) if place == target]
        self._target.show_value("".join(chosen))

    def _show_missing(self) -> None:
        """Say below the fields what is still to be chosen."""
        exemption, pending = self._exemption, self._not_left
        no_rule = not exemption.rule and "rule" not in pending
        no_target = exemption.target == NOT_CHOSEN and "target" not in pending
        self._rule_row.show_error(_NO_RULE if no_rule else "")
        self._target_row.show_error(_NO_TARGET if no_target else "")

    def _choose(self, key: str, value: str) -> None:
        chosen = self._places[int(value)][1] if key == "target" else value
        changed = replace(self._exemption, **{key: chosen})
        report = replace_item(self._page.report, changed, self._page.context.ids)
        place = Place("exemptions", item=self.identity, field=key)
        self._page.commit(report, "exemption", place)
        self._page.show_report()

    def _type(self, key: str, words: str) -> None:
        old = self._exemption
        new, ids = replace(old, **{key: words}), self._page.context.ids
        place = Place("exemptions", item=self.identity, field=key)
        report = replace_item(self._page.report, new, ids)
        self._page.commit_field(report, place, getattr(old, key), words)

    def _leave_rule(self) -> None:
        self._leave("rule")

    def _leave_target(self) -> None:
        self._leave("target")

    def _leave(self, key: str) -> None:
        self._not_left.discard(key)
        if self.identity in [each.id for each in self._page.report.exemptions]:
            self._show_missing()  # it may also be left because the exemption was undone

    def _remove(self) -> None:
        self.removed.emit(self.identity)
