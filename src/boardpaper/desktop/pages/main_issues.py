"""The main issues: all findings in one continuous editor, each with its kind in the margin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Selection
from boardpaper.desktop.editor.main_editor import MainEditor
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.text_card import TextCard
from boardpaper.report.edits.main_issues import (
    main_text,
    set_finding_kind,
    set_main_text,
    with_a_line_for_every_finding,
)
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, FindingKind, Report
from boardpaper.report.text import Text

KINDS: Mapping[FindingKind, str] = {
    "strength": "Strength",
    "improvement": "Needs improvement",
    "risk": "Risk",
    "option": "Option",
    "information": "Information",
    "": "Kind…",
}
_NO_KIND: Final = "No kind"


class MainIssuesPage(Page):
    """The findings, one after the other."""

    def __init__(self, context: Context, entry: Entry) -> None:
        form = next(each for each in context.template.sections if each.key == entry.key)
        introduction = " ".join(form.help.split()) or (
            "Enter begins the next finding. What kind a finding is stands beside it, and is not "
            "printed."
        )
        super().__init__(context, entry.title, introduction)
        self._editor = MainEditor(context.ids, tuple(KINDS.values()), KINDS[""])
        self._editor.kind_wanted.connect(self._offer_kinds)
        self._finding = ""
        self.card = TextCard(self, self._editor, entry.title, ("main", ""), self._read, self._write)
        self.card.changed.connect(self._show_kinds)
        self.add(self.card, stretch=1)
        self.show_report()

    def show_report(self) -> None:
        """Bring text and kinds up to date."""
        self.card.show_report()
        self._show_kinds()

    def show_numbers(self) -> None:
        """Bring the numbers in the margin up to date."""
        self.card.show_text()

    def editor(self) -> MainEditor:
        """The one editor of the page."""
        return self._editor

    def field_at(self, place: Place) -> QWidget:  # noqa: ARG002
        """The editor, wherever a place is."""
        return self._editor

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place; a finding is gone to at its first block."""
        if place.item and not place.block and selection is None:
            first = next((block for block, each in self._firsts() if each.id == place.item), "")
            place = Place("main", place.item, first)
        self.card.go_to(place, selection)

    def _read(self, report: Report) -> Text:
        return main_text(report)

    def _write(self, report: Report, text: Text) -> Report:
        return set_main_text(
            with_a_line_for_every_finding(report, self.context.ids), text, self.context.ids
        )

    def _firsts(self) -> tuple[tuple[str, Finding], ...]:
        """Every finding that has a block, with the id of the first."""
        return tuple(
            (entry.text.blocks[0].id, entry)
            for entry in self.report.main
            if isinstance(entry, Finding) and entry.text.blocks
        )

    def _show_kinds(self) -> None:
        self._editor.set_kinds({block: KINDS[each.kind] for block, each in self._firsts()})

    def _offer_kinds(self, block: str, corner: QPoint) -> None:
        finding = next((each for first, each in self._firsts() if first == block), None)
        if finding is None:
            return
        self._finding = finding.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for kind, words in KINDS.items():
            action = menu.addAction(words if kind else _NO_KIND)
            action.setData(kind)
            action.setCheckable(True)
            action.setChecked(kind == finding.kind)
            group.addAction(action)
        group.triggered.connect(self._choose_kind)
        menu.popup(corner)

    def _choose_kind(self, action: QAction) -> None:
        kind = cast("FindingKind", action.data())
        report = set_finding_kind(self.report, self._finding, kind)
        self.commit(report, "kind of finding", Place("main", self._finding))
        self.show_report()
