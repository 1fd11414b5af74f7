"""The background documents: a list that may be empty, but not missing (LGA 1972 s100D)."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.choice_fields import CheckField
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.desktop.pages.items import ItemCard, ItemList
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.report.edits.items import Item, state_background
from boardpaper.report.place import Place
from boardpaper.report.report import BackgroundDocument

_ASKS: Final = (
    Ask(
        "citation",
        "Citation",
        "text",
        "Title and origin, as they are to be printed.",
        lines=2,
        wide=True,
    ),
    Ask("date", "Date", "date", "Leave it empty if the citation says it."),
    Ask("address", "Address", help="On the web, if it is there."),
)


class _Documents(ItemList):
    def make_card(self, identity: str) -> ItemCard:
        """Make the card of a document."""
        return ItemCard(self._page, identity, _ASKS, "document", (2, 3))


class BackgroundPage(Page):
    """The papers the report relies on to a material extent."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = (
            "The papers the report relies on to a material extent. Published works need not be "
            "listed; papers that would disclose exempt information must not be."
        )
        super().__init__(context, entry.title, introduction)
        empty = "No document is listed."
        self._list = _Documents(self, "background", "document", BackgroundDocument, empty)
        self._none = CheckField("There are none", "none")
        self._none.edited.connect(self._state)
        self.add(self._list)
        self.add(self._none)
        self.show_report()

    def show_report(self) -> None:
        """Bring the list up to date."""
        documents = self.report.background
        self._list.show_items(documents or (), _heading)
        self._none.setVisible(not documents)
        self._none.show_value(documents == ())
        self._none.setEnabled(not self.context.desk.is_frozen)

    def begin(self) -> None:
        """Begin in the first item."""
        self.enter(self._list.first_field())

    def add_new(self) -> None:
        """Add a document."""
        self._list.add_new()

    def field_at(self, place: Place) -> QWidget:
        """The field of a document, or what says that there is none."""
        is_none = not place.item and not self._none.isHidden()
        return self._none if is_none else self._list.field_at(place)

    def _state(self, _key: str, none: bool) -> None:
        place = Place("background")
        self.commit(state_background(self.report, none), "background documents", place)


def _heading(number: int, _item: Item) -> str:
    return f"Document {number}"
