"""History: the states of a report that were kept, and what was done with it by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from boardpaper.desk.history import title_of, why_kept
from boardpaper.desktop.dialogs.scrolling import fit
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.date_text import moment_words
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look
from boardpaper.library.revision import Revision

_ABOUT: Final = (
    "Boardpaper keeps an earlier version at every step of a report, and every half hour while it "
    "is written. With time those without a name are thinned. Restoring one can be undone."
)
_LONGEST_NAME: Final = 100
_WIDTH: Final = 780
"""At the usual text size: who cleared a report has a name and a post."""

Line = tuple[str, datetime, str]
"""What was done, when (in the officer's time), and by whom."""


class HistoryDialog(HouseDialog):
    """Lists kept states and deeds; what is wanted with a state is told by its id."""

    keep_wanted = Signal()
    compare_wanted = Signal(int)
    restore_wanted = Signal(int)
    named = Signal(int, str)
    """A state, and its new name, empty for none."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, "History", "History of this report")
        self._look = look
        self._revisions: tuple[Revision, ...] = ()
        self.notice = NoticeBar(look)
        self._versions = reading_table("Earlier versions", ("Version", "Kept", "By"))
        self._deeds = reading_table("What was done", ("What", "When", "By"))
        self._name = LineField("name")
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.returnPressed.connect(self._tell_name)
        self._rename = self._button("Na&me", self._tell_name)
        self._compare = self._button("&Compare with the text now…", self._tell_compare)
        self._restore = self._button("&Restore this version", self._tell_restore)
        tabs = QTabWidget()
        tabs.setAccessibleName("History")
        tabs.addTab(self._make_versions(), "Earlier versions")
        tabs.addTab(self._make_deeds(), "What was done")
        self.column.addWidget(Words(_ABOUT, "help", self))
        self.column.addWidget(self.notice)
        self.column.addWidget(tabs, 1)
        keep = self._button("&Keep the text as it is now", self.keep_wanted.emit)
        self.buttons.addButton(keep, self.buttons.ButtonRole.ActionRole)
        close = PrimaryButton("Close", self)
        close.setAutoDefault(False)
        self.buttons.addButton(close, self.buttons.ButtonRole.RejectRole)
        self.column.addWidget(self.buttons)
        self._versions.currentItemChanged.connect(self._show_chosen)
        self._show_chosen()
        fit(self, look)
        room = self.screen().availableSize().width()
        self.resize(min(round(_WIDTH * look.metrics.scale), room), self.height())
        self._versions.setFocus()

    def show_versions(self, revisions: Sequence[Revision], *, is_frozen: bool) -> None:
        """List states; the one that was chosen stays so, or else the first is."""
        chosen = self.chosen
        self._revisions = tuple(revisions)
        self._restore.setVisible(not is_frozen)
        self._versions.clear()
        for each in revisions:
            at = moment_words(each.at.astimezone())
            item = QTreeWidgetItem(self._versions, [title_of(each), at, each.by])
            if each.name:
                item.setToolTip(0, why_kept(each))
        ids = [each.id for each in revisions]
        row = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0
        _choose(self._versions, row)
        self._show_chosen()

    def show_deeds(self, lines: Sequence[Line]) -> None:
        """List what was done, the last first."""
        self._deeds.clear()
        for what, at, by in lines:
            item = QTreeWidgetItem(self._deeds, [what, moment_words(at), by])
            item.setToolTip(0, what)
        _choose(self._deeds, 0)

    def ask_for_name(self) -> None:
        """Go to the first state, and to its name."""
        _choose(self._versions, 0)
        self._name.setFocus()

    @property
    def chosen(self) -> Revision | None:
        """The state that is chosen in the list."""
        row = self._versions.currentIndex().row()
        return self._revisions[row] if 0 <= row < len(self._revisions) else None

    def _make_versions(self) -> QWidget:
        page = QWidget()
        space = self._look.metrics.medium
        naming, acting = QHBoxLayout(), QHBoxLayout()
        for line in (naming, acting):
            line.setSpacing(space)
        row = Row(self._look, "&Name of this version", self._name)
        naming.addWidget(row, 1)
        naming.addWidget(self._rename, 0, Qt.AlignmentFlag.AlignBottom)
        acting.addWidget(self._compare)
        acting.addWidget(self._restore)
        acting.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, space, 0, 0)
        column.setSpacing(space)
        column.addWidget(self._versions, 1)
        column.addLayout(naming)
        column.addLayout(acting)
        return page

    def _make_deeds(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self._look.metrics.medium, 0, 0)
        column.addWidget(self._deeds)
        return page

    def _button(self, words: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _show_chosen(self) -> None:
        chosen = self.chosen
        for widget in (self._name, self._rename, self._compare, self._restore):
            widget.setEnabled(chosen is not None)
        self._name.show_value("" if chosen is None else chosen.name)

    def _tell_name(self) -> None:
        if self.chosen is not None:
            self.named.emit(self.chosen.id, " ".join(self._name.value().split()))

    def _tell_compare(self) -> None:
        if self.chosen is not None:
            self.compare_wanted.emit(self.chosen.id)

    def _tell_restore(self) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen.id)


def _choose(table: QTreeWidget, row: int) -> None:
    item = table.topLevelItem(row)
    if item is not None:
        table.setCurrentItem(item)
