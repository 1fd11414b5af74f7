"""Cards for the items of a list: each with its fields, and ways to add, move and remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, discard
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.page import Page
from boardpaper.report.edits.items import Item, add_item, move_item, remove_item, replace_item
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Report


class ItemCard(Card):
    """One item: a heading with what can be done with it, its fields, and room above and below."""

    edited = Signal(str, str, object)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(
        self,
        page: Page,
        identity: str,
        asks: Sequence[Ask],
        noun: str,
        columns: Sequence[int] = (1,),
    ) -> None:
        super().__init__(page.context.look)
        self.identity, self._noun = identity, noun
        self.heading = Words("", "heading")
        self.fields = FieldSet(page.context.look, asks, columns)
        self.fields.edited.connect(self._edit)
        self._up = quiet_button("Move up", self._move_up, "move-up")
        self._down = quiet_button("Move down", self._move_down, "move-down")
        self._remove_button = quiet_button("Remove", self._remove, "remove")
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(page.context.look.metrics.small)
        line.addWidget(self.heading, 1)
        for button in (self._up, self._down, self._remove_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addLayout(self.above)
        self.column.addWidget(self.fields)
        self.column.addLayout(self.below)

    def show_item(self, item: Item, heading: str, *, frozen: bool) -> None:
        """Bring the fields up to date."""
        self.heading.setText(heading)
        self.fields.show_values(item, frozen=frozen)

    def show_position(self, number: int, count: int, *, frozen: bool) -> None:
        """Say which of all items this is, and offer what can be done with it."""
        of_it = f"{self._noun} {number}"
        self._up.setAccessibleName(f"Move {of_it} up")
        self._down.setAccessibleName(f"Move {of_it} down")
        self._remove_button.setAccessibleName(f"Remove {of_it}")
        for button in (self._up, self._down):
            button.setVisible(count > 1)
        self._up.setEnabled(number > 1 and not frozen)
        self._down.setEnabled(number < count and not frozen)
        self._remove_button.setEnabled(not frozen)

    def first_field(self) -> QWidget:
        """The field that a new item is begun with."""
        return self.fields.first_field()

    def field_at(self, place: Place) -> QWidget:
        """The field that shows a place in the item."""
        return self.fields.field(place.field) or self.first_field()

    def _edit(self, key: str, value: object) -> None:
        self.edited.emit(self.identity, key, value)

    def _move_up(self) -> None:
        self.moved.emit(self.identity, -1)

    def _move_down(self) -> None:
        self.moved.emit(self.identity, 1)

    def _remove(self) -> None:
        self.removed.emit(self.identity)


class ItemList(QWidget):
    """The cards of a list, in order, and a button that adds one."""

    def __init__(
        self,
        page: Page,
        part: Part,
        noun: str,
        new: Callable[[str], Item],
        empty: str,
    ) -> None:
        """List the items of a part; ``empty`` is said where there is none."""
        super().__init__()
        self._page, self._part, self._noun = page, part, noun
        self._new = new
        self.cards: list[ItemCard] = []
        self._empty = Words(empty, "help")
        self.add_button = stand_for(f"insert-{part}", QPushButton(f"Add {noun}"))
        self.add_button.clicked.connect(self.add_new)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(page.context.look.metrics.large)
        self._column.addWidget(self._empty)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(page.context.look.metrics.medium)
        self._buttons.addWidget(self.add_button)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)

    def show_items(self, items: Sequence[Item], heading: Callable[[int, Item], str]) -> None:
        """Show a card for every item; ``heading`` names the n-th, counted from 1."""
        frozen = self._page.context.desk.is_frozen
        if [card.identity for card in self.cards] != [item.id for item in items]:
            self._remake([item.id for item in items])
        for number, (card, item) in enumerate(zip(self.cards, items, strict=True), 1):
            card.show_item(item, heading(number, item), frozen=frozen)
            card.show_position(number, len(items), frozen=frozen)
        self._empty.setVisible(not items)
        self.add_button.setEnabled(not frozen)

    def put_beside_add(self, button: QPushButton) -> None:
        """Put another button before the one that adds an item."""
        self._buttons.insertWidget(0, button)

    def make_card(self, identity: str) -> ItemCard:
        """Make the card of an item."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """The first field of the first item, or what adds one."""
        return self.cards[0].first_field() if self.cards else self.add_button

    def field_at(self, place: Place) -> QWidget:
        """The field that shows a place; where its item is gone, the button that adds one."""
        card = next((each for each in self.cards if each.identity == place.item), None)
        return self.add_button if card is None else card.field_at(place)

    def _remake(self, ids: Sequence[str]) -> None:
        """Have a card for every id, in that order; a card that there is keeps focus and caret."""
        known = {card.identity: card for card in self.cards}
        for identity, card in known.items():
            if identity not in ids:
                discard(card)
        self.cards = [known.get(identity) or self._made(identity) for identity in ids]
        for position, card in enumerate(self.cards):
            if self._column.indexOf(card) != position:
                self._column.insertWidget(position, card)
        self._page.arranged()

    def _made(self, identity: str) -> ItemCard:
        card = self.make_card(identity)
        card.edited.connect(self._edit)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        return card

    def _edit(self, identity: str, key: str, value: object) -> None:
        old = next((each for each in self.items() if each.id == identity), None)
        if old is None:  # a date is read when its field is left, be it because its item is gone
            return
        new = replace(old, **{key: value})
        report = replace_item(self._page.report, new, self._page.context.ids)
        place = Place(self._part, item=identity, field=key)
        self._page.commit_field(report, place, getattr(old, key), value)

    def items(self) -> Sequence[Item]:
        """The items of the report as it is now."""
        items: Sequence[Item] | None = getattr(self._page.report, self._part)
        return items or ()

    def add_new(self) -> None:
        """Add an item at the end, and put the focus into it."""
        if self._page.context.desk.is_frozen:
            return
        item = self._new(next(self._page.context.ids))
        self.commit(add_item(self._page.report, item), "add", item.id)
        self._page.enter(self.cards[-1].first_field())

    def _move(self, identity: str, by: int) -> None:
        position = [each.id for each in self.items()].index(identity) + by
        if position >= 0:
            self.commit(move_item(self._page.report, identity, position), "move", identity)

    def _remove(self, identity: str) -> None:
        position = [each.id for each in self.items()].index(identity)
        self.commit(remove_item(self._page.report, identity), "remove", identity)
        left = self.cards[min(position, len(self.cards) - 1)] if self.cards else None
        self._page.enter(self.add_button if left is None else left.first_field())

    def commit(self, report: Report, verb: str, identity: str) -> None:
        """Put a report on the desk in which something was done with an item."""
        self._page.commit(report, f"{verb} {self._noun}", Place(self._part, item=identity))
        self._page.show_report()
