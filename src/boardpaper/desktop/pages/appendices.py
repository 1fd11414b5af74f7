"""The appendices: papers that go with the report, each with its file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from shiboken6 import isValid

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.pages.appendix_card import AppendixCard
from boardpaper.desktop.pages.items import ItemCard, ItemList
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.report.edits.items import Item, add_item, replace_item
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix

_FILTER: Final = "PDF, PNG or JPEG (*.pdf *.png *.jpg *.jpeg)"


class AppendicesPage(Page):
    """A card for every appendix; files can be dropped anywhere."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = (
            "Papers that go with the report, in their order. Choose files, or drop them here: PDF, "
            "PNG or JPEG."
        )
        super().__init__(context, entry.title, introduction)
        self._waiting = ""
        self.notice = NoticeBar(context.look)
        self._list = _Appendices(self, "appendices", "appendix", Appendix, "No appendices yet.")
        self._choose = stand_for("insert-files", QPushButton("Choose files…"))
        self._choose.clicked.connect(self.add_new)
        self._list.file_wanted.connect(self._choose_file)
        self._list.opening_failed.connect(self.notice.say_error)
        self._list.exemption_wanted.connect(self._go_to_exemptions)
        self.add(self.notice)
        self.add(self._list)
        self._list.add_button.setText("Add one without a file")
        self._list.put_beside_add(self._choose)
        self.setAcceptDrops(True)
        self.show_report()

    def show_report(self) -> None:
        """Bring every card up to date."""
        self._list.show_items(self.report.appendices, _heading)
        self._choose.setEnabled(not self.context.desk.is_frozen)

    def begin(self) -> None:
        """Begin in the first item."""
        self.enter(self._list.first_field())

    def add_new(self) -> None:
        """Ask for files, each of which becomes an appendix."""
        if not self.context.desk.is_frozen:
            dialog = self._dialog("Choose papers", QFileDialog.FileMode.ExistingFiles)
            dialog.filesSelected.connect(self._take_files)
            dialog.open()

    def add_without_file(self) -> None:
        """Add an appendix whose file comes later."""
        self._list.add_new()

    def field_at(self, place: Place) -> QWidget:
        """The field of an appendix."""
        return self._list.field_at(place)

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, title, "", _FILTER)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _choose_file(self, identity: str) -> None:
        self._waiting = identity
        dialog = self._dialog("Choose the paper", QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    def _take_file(self, path: str) -> None:
        self.notice.clear()
        done = partial(self._replaced, self._waiting, Path(path).stem)
        self.context.papers.take(Path(path), done, self._refused)

    def _take_files(self, paths: Sequence[str]) -> None:
        self.notice.clear()
        for path in paths:
            done = partial(self._added, Path(path).stem)
            self.context.papers.take(Path(path), done, self._refused)

    def _added(self, title: str, name: str) -> None:
        if isValid(self) and not self.context.desk.is_frozen:
            appendix = Appendix(next(self.context.ids), title=title, attachment=name)
            self._list.commit(add_item(self.report, appendix), "add", appendix.id)
            self.enter(self._list.cards[-1].first_field())

    def _replaced(self, identity: str, title: str, name: str) -> None:
        old = next((each for each in self.report.appendices if each.id == identity), None)
        if isValid(self) and old is not None:
            new = replace(old, attachment=name, title=old.title or title)
            report = replace_item(self.report, new, self.context.ids)
            place = Place("appendices", item=identity, field="attachment")
            self.commit(report, "file of appendix", place)
            self.show_report()

    def _refused(self, sentence: str) -> None:
        if isValid(self):
            self.notice.say_error(sentence)

    def _go_to_exemptions(self) -> None:
        self.go_wanted.emit(Place("exemptions"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files from this machine."""
        if _paths(event.mimeData()) and not self.context.desk.is_frozen:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Make each file an appendix."""
        event.acceptProposedAction()
        self._take_files(_paths(event.mimeData()))


class _Appendices(ItemList):
    """The cards of appendices; an appendix is added by its file, or without one."""

    file_wanted = Signal(str)
    opening_failed = Signal(str)
    exemption_wanted = Signal()

    def make_card(self, identity: str) -> ItemCard:
        """Make the card of an appendix."""
        card = AppendixCard(self._page, identity)
        card.file_wanted.connect(self.file_wanted)
        card.opening_failed.connect(self.opening_failed)
        card.exemption_wanted.connect(self.exemption_wanted)
        return card


def _heading(number: int, _item: Item) -> str:
    return f"Appendix {number}"


def _paths(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
