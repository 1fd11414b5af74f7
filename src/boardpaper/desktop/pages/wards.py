"""The wards affected: all of them, or some of the council's list on the day of the meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boardpaper.desktop.kit.choice_fields import CheckField
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.ticks import TickList
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.page import Page
from boardpaper.report.edits.front import add_ward, remove_ward, set_all_wards
from boardpaper.report.place import Place

_ROWS, _COLUMNS = 8, 4
"""Lines of wards that are seen at a time, and how many stand side by side at most."""


class Wards(QWidget):
    """A tick for all wards; or a list to tick, with a filter, and the chosen ones in a sentence."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        council, metrics = page.context.council, page.context.look.metrics
        word = council.ward_word.lower()
        self._all = CheckField(council.all_wards, "all")
        self._all.edited.connect(self._set_all)
        self._filter = LineField("filter")
        self._filter.setAccessibleName(f"Find a {word}")
        self._filter.setPlaceholderText(f"Find a {word}")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._show_filtered)
        self._chosen = Words("", "text")
        self._list = TickList(f"{council.ward_word}s affected", _ROWS, _COLUMNS)
        self._list.ticked.connect(self._set_ward)
        line = QHBoxLayout()
        line.setSpacing(metrics.huge)
        line.addWidget(self._all)
        line.addWidget(self._filter, 1)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.medium)
        column.addLayout(line)
        column.addWidget(self._list)
        column.addWidget(self._chosen)

    def show_report(self) -> None:
        """Tick what is affected; a name that is in no list is kept and shown."""
        wards, day = self._page.report.wards, self._page.report.meeting_date
        council, frozen = self._page.context.council, self._page.context.desk.is_frozen
        lists = council.ward_lists
        on_day = council.wards_on(day) if day else lists[-1].names if lists else ()
        names = (*on_day, *[each for each in wards.names if each not in on_day])
        self._all.show_value(wards.all)
        self._all.setEnabled(not frozen)
        self._list.show_rows([(name, name) for name in names], wards.names)
        self._list.setEnabled(not frozen)
        self._list.setVisible(not wards.all)
        self._filter.setVisible(not wards.all)
        self._chosen.setVisible(not wards.all)
        self._chosen.setText(self._sentence(wards.names))

    def field(self, name: str) -> QWidget:
        """The field of a name: ``all``, or the list."""
        return self._all if name == "all" or self._list.isHidden() else self._list

    def _sentence(self, names: tuple[str, ...]) -> str:
        word = self._page.context.council.ward_word.lower()
        if not names:
            return f"No {word} is chosen yet."
        count = f"{len(names)} {word}{'' if len(names) == 1 else 's'}"
        return f"{count}: {'; '.join(names)}."

    def _show_filtered(self, words: str) -> None:
        self._list.filter(words)

    def _set_all(self, _key: str, all_wards: bool) -> None:
        place = Place("wards", field="all")
        self._page.commit(set_all_wards(self._page.report, all_wards), "wards", place)
        self.show_report()

    def _set_ward(self, name: str, ticked: bool) -> None:
        if ticked != (name in self._page.report.wards.names):
            change = add_ward if ticked else remove_ward
            self._page.commit(change(self._page.report, name), "wards", Place("wards"))
            self.show_report()
