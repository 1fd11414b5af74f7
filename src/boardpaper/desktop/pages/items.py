"""Cards for the items of a list: each with its fields, and ways to add, move and remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, discard
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.page import Page
from boardpaper.report.edits.items import Item, add_item, move_item, remove_item, replace_item
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Report


class ItemCard(Card):
    """One item; what its fields do not hold can be added below them."""

    edited = Signal(str, str, object)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, page: Page, identity: str, asks: Sequence[Ask], noun: str) -> None:
        super().__init__(page.context.look)
        self.identity = identity
        self.heading = Words("", "heading")
        self.fields = FieldSet(page.context.look, asks)
        self.fields.edited.connect(self._edit)
        self._buttons = [
            _quiet(f"Move {noun} up", self._move_up),
            _quiet(f"Move {noun} down", self._move_down),
            _quiet(f"Remove {noun}", self._remove),
        ]
        self.extra = QVBoxLayout()
        line = QHBoxLayout()
        line.addStretch(1)
        for button in self._buttons:
            line.addWidget(button)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.fields)
        self.column.addLayout(self.extra)
        self.column.addLayout(line)

    def show_item(self, item: Item, heading: str, *, frozen: bool) -> None:
        """Bring the fields up to date."""
        self.heading.setText(heading)
        self.fields.show_values(item, frozen=frozen)
        for button in self._buttons:
            button.setEnabled(not frozen)

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
        asks: Sequence[Ask],
        new: Callable[[str], Item],
        empty: str,
    ) -> None:
        super().__init__()
        self._page, self._part, self._noun, self._asks = page, part, noun, asks
        self._new = new
        self.cards: list[ItemCard] = []
        self._empty = Words(empty, "help")
        self._add = QPushButton(f"&Add {noun}")
        self._add.clicked.connect(self.add_new)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(page.context.look.metrics.large)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, items: Sequence[Item], heading: Callable[[int, Item], str]) -> None:
        """Show a card for every item; ``heading`` names the n-th, counted from 1."""
        frozen = self._page.context.desk.is_frozen
        if [card.identity for card in self.cards] != [item.id for item in items]:
            self._remake([item.id for item in items])
        for number, (card, item) in enumerate(zip(self.cards, items, strict=True), 1):
            card.show_item(item, heading(number, item), frozen=frozen)
        self._empty.setVisible(not items)
        self._add.setEnabled(not frozen)

    def make_card(self, identity: str) -> ItemCard:
        """Make the card of an item; lists whose items have more than fields make their own."""
        return ItemCard(self._page, identity, self._asks, self._noun)

    def _remake(self, ids: Sequence[str]) -> None:
        for card in self.cards:
            discard(card)
        self.cards = [self.make_card(identity) for identity in ids]
        for position, card in enumerate(self.cards):
            card.edited.connect(self._edit)
            card.moved.connect(self._move)
            card.removed.connect(self._remove)
            self._column.insertWidget(position, card)

    def _edit(self, identity: str, key: str, value: object) -> None:
        old = next(each for each in self._items() if each.id == identity)
        new = replace(old, **{key: value})
        report = replace_item(self._page.report, new, self._page.context.ids)
        place = Place(self._part, item=identity, field=key)
        self._page.commit_field(report, place, getattr(old, key), value)

    def _items(self) -> Sequence[Item]:
        items: Sequence[Item] | None = getattr(self._page.report, self._part)
        return items or ()

    def add_new(self) -> None:
        """Add an item at the end, and put the focus into it."""
        item = self._new(next(self._page.context.ids))
        self._commit(add_item(self._page.report, item), "add", item.id)
        self.cards[-1].fields.begin()

    def _move(self, identity: str, by: int) -> None:
        position = [each.id for each in self._items()].index(identity) + by
        if position >= 0:
            self._commit(move_item(self._page.report, identity, position), "move", identity)

    def _remove(self, identity: str) -> None:
        self._commit(remove_item(self._page.report, identity), "remove", identity)

    def _commit(self, report: Report, verb: str, identity: str) -> None:
        self._page.commit(report, f"{verb} {self._noun}", Place(self._part, item=identity))
        self._page.show_report()


def _quiet(label: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setObjectName("quiet")
    button.clicked.connect(slot)
    return button
