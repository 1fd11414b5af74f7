"""The background documents: a list that may be empty, but not missing (LGA 1972 s100D)."""

from __future__ import annotations

from typing import Final

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.fields import CheckField
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.desktop.pages.items import ItemList
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.report.edits.items import Item, state_background
from boardpaper.report.place import Place
from boardpaper.report.report import BackgroundDocument

_ASKS: Final = (
    Ask("citation", "&Citation", "text", "Title and origin, as they are to be printed.", lines=2),
    Ask("date", "&Date", "date", "Printed after the citation. Leave it empty if the words say it."),
    Ask("address", "A&ddress", help="On the web, if it is there."),
)


class BackgroundPage(Page):
    """The papers the report relies on to a material extent."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = (
            "The papers the report relies on to a material extent. Published works need not be "
            "listed; papers that would disclose exempt information must not be."
        )
        super().__init__(context, entry.title, introduction)
        empty = "No document is listed."
        self._list = ItemList(self, "background", "document", _ASKS, BackgroundDocument, empty)
        self._none = CheckField("There are &none", "none")
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

    def add_new(self) -> None:
        """Add a document."""
        self._list.add_new()

    def _state(self, _key: str, none: bool) -> None:
        place = Place("background")
        self.commit(state_background(self.report, none), "background documents", place)


def _heading(number: int, _item: Item) -> str:
    return f"Document {number}"
