"""Export PDF…: for whom, into which folder, under which name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from boardpaper.desk.enclosures import (
    appendices_of,
    has_exempt_matter,
    warnings_of,
    why_no_public_version,
)
from boardpaper.desk.handing_over import ExportPlan, Found, as_pdf_name, look_up, mistake_in_name
from boardpaper.desk.opening import Opened
from boardpaper.desktop.errand import Errand
from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.choice_fields import CheckField
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.kit.words import Role, Words
from boardpaper.desktop.report.showing import documents_folder
from boardpaper.document.names import pdf_name
from boardpaper.document.nodes import Audience

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_AUDIENCES: Final[tuple[tuple[Audience, ...], ...]] = (("public",), ("full",), ("public", "full"))
_CHOICES: Final = (
    "Public version, without what is exempt",
    "Full version, with everything",
    "Both",
)
_NOTHING_EXEMPT: Final = "This is the public version: nothing in the report is exempt."
_FULL: Final = "The full version holds exempt information: it must not be published."
_DRAFT: Final = "The report is a draft: every page is marked DRAFT."
_NO_FOLDER: Final = "There is no such folder: choose one, or give its whole path."
_LOOK_PAUSE: Final = 200
"""Milliseconds without a key after which the folder is looked into."""


class ExportDialog(HouseDialog):
    """Asks what to export; ``planned`` carries the ExportPlan.

    No file is replaced before the dialog has said that it will be.
    """

    planned = Signal(object)

    def __init__(self, program: Program, opened: Opened, parent: QWidget | None) -> None:
        self._is_draft = opened.saved.standing.status == "draft"
        title = "Export draft" if self._is_draft else "Export PDF"
        super().__init__(parent, title, title)
        self._program, self._opened = program, opened
        self._asks_audience = has_exempt_matter(opened.saved.report)
        self._refusal = why_no_public_version(opened)
        self._looks = 0
        self._told: tuple[str, ...] = ()
        self._accepts = False
        self._pause = QTimer(self, singleShot=True, interval=_LOOK_PAUSE)
        self._pause.timeout.connect(self._look)
        self._build()
        self._show_audiences()

    def accept(self) -> None:
        """Hand over the plan, once it was looked what is in its place."""
        if self._is_refused or self._has_mistakes():
            return
        self._accepts = True
        self._primary.setEnabled(False)
        self._look()

    def _build(self) -> None:
        metrics = self._program.look.metrics
        self.column.setSpacing(metrics.large)
        self.setMinimumWidth(self._width())
        self._group = QButtonGroup(self)
        if self._asks_audience:
            self._build_audiences()
        elif not self._refusal:
            self._add_words("text").setText(_NOTHING_EXEMPT)
        self._refused = self._add_words("error")
        self._refused.setText(self._refusal)
        self._full = self._add_words("warning")
        self._full.setText(_FULL)
        self._build_folder()
        self._names: dict[Audience, Row] = {}
        self._name_fields: dict[Audience, LineField] = {}
        self._build_name("public", "File name of the public version")
        self._build_name("full", "File name of the full version")
        self._appendices = CheckField("")
        self._appendices.setChecked(True)
        self._appendices.edited.connect(self._look_soon)
        self.column.addWidget(self._appendices, 0, Qt.AlignmentFlag.AlignLeft)
        if self._is_draft:
            self._add_words("muted").setText(_DRAFT)
        self._warnings = self._add_words("warning")
        self._replaced = self._add_words("warning")
        self._replaced.hide()
        self._primary = self.add_buttons("Export draft" if self._is_draft else "Export")

    def _width(self) -> int:
        """Room for the names that are proposed, as far as the screen has it."""
        metrics, report = self.fontMetrics(), self._opened.saved.report
        names = [pdf_name(report, audience) for audience in _AUDIENCES[-1]]
        longest = max(map(metrics.horizontalAdvance, names)) + 4 * metrics.height()
        usual = metrics.averageCharWidth() * 80
        return min(max(usual, longest), self.screen().availableSize().width())

    def _build_audiences(self) -> None:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for index, label in enumerate(_CHOICES):
            button = QRadioButton(label, box)
            button.setChecked(index == 0)
            self._group.addButton(button, index)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.idClicked.connect(self._show_audiences)
        self.column.addWidget(box)

    def _build_folder(self) -> None:
        look = self._program.look
        field = self._folder_field = LineField("folder")
        field.show_value(str(self._program.last_folder or documents_folder()))
        field.edited.connect(self._look_soon)
        self._folder = Row(look, "Folder", field)
        choose = QPushButton("Choose…", self)
        choose.setAccessibleName("Choose a folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        beside = QVBoxLayout()
        beside.setSpacing(look.metrics.small)
        beside.addWidget(QLabel(" ", self))  # as high as the label of the row
        beside.addWidget(choose)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(look.metrics.medium)
        line.addWidget(self._folder, 1)
        line.addLayout(beside)
        self.column.addLayout(line)

    def _build_name(self, audience: Audience, label: str) -> None:
        field = self._name_fields[audience] = LineField(audience)
        field.show_value(pdf_name(self._opened.saved.report, audience))
        field.setCursorPosition(0)
        field.edited.connect(self._look_soon)
        row = self._names[audience] = Row(self._program.look, label, field)
        self.column.addWidget(row)

    def _add_words(self, role: Role) -> Words:
        words = Words("", role, self)
        self.column.addWidget(words)
        return words

    @property
    def _audiences(self) -> tuple[Audience, ...]:
        return _AUDIENCES[max(0, self._group.checkedId())]

    def _show_audiences(self) -> None:
        audiences = self._audiences
        self._full.setVisible("full" in audiences)
        self._refused.setVisible(self._is_refused)
        for audience, row in self._names.items():
            row.setVisible(audience in audiences)
        papers = sum(len(appendices_of(self._opened, each)) for each in audiences)
        files = "1 file" if papers == 1 else f"{papers} files"
        self._appendices.setText(f"Also write the appendices ({files})")
        self._appendices.setVisible(papers > 0)
        told = [each for name in audiences for each in warnings_of(self._opened, name)]
        self._warnings.setText("\n".join(dict.fromkeys(told)))
        self._warnings.setVisible(bool(told))
        self._look_soon()
        self.fit()

    @property
    def _is_refused(self) -> bool:
        return bool(self._refusal) and "public" in self._audiences

    def _plan(self) -> ExportPlan:
        names = tuple([(each, self._name(each)) for each in self._audiences])
        folder = Path(self._folder_field.value().strip())
        return ExportPlan(folder, names, self._appendices.isChecked())

    def _name(self, audience: Audience) -> str:
        return as_pdf_name(self._name_fields[audience].value())

    def _has_mistakes(self) -> bool:
        """Show what is wrong with the names, and go to the first that is."""
        mistakes = {each: mistake_in_name(self._name(each)) for each in self._audiences}
        names = [each.casefold() for each in self._plan().file_names(self._opened)]
        for audience, mistake in mistakes.items():
            is_double = names.count(self._name(audience).casefold()) > 1
            words = mistake or ("Another of the files has this name." if is_double else "")
            mistakes[audience] = words
            self._names[audience].show_error(words)
        wrong = [each for each, words in mistakes.items() if words]
        if wrong:
            self._names[wrong[0]].field.setFocus()
        self.fit()
        return bool(wrong)

    def _look_soon(self) -> None:
        self._looks += 1
        self._accepts = False
        self._primary.setEnabled(not self._is_refused)
        self._pause.start()

    def _look(self) -> None:
        """Look what is in the folder, on another thread: it may be far away."""
        self._pause.stop()
        self._looks += 1
        plan = self._plan()
        work = partial(_look, self._looks, plan.folder, plan.file_names(self._opened))
        errand = Errand(self._program, work)
        errand.finished.connect(self._show_found)
        errand.start()

    def _show_found(self, numbered: tuple[int, Found]) -> None:
        number, found = numbered
        if number != self._looks:
            return
        self._folder.show_error("" if found.has_folder else _NO_FOLDER)
        is_news = not set(found.replaced) <= set(self._told)
        self._told = found.replaced
        self._replaced.setText(_replacing(found.replaced))
        self._replaced.setVisible(bool(found.replaced))
        self.fit()
        accepts, self._accepts = self._accepts, False
        self._primary.setEnabled(not self._is_refused)
        if not accepts:
            return
        if not found.has_folder:
            self._folder_field.setFocus()
        elif is_news:
            announce(self, self._replaced.text())
        else:
            self.planned.emit(self._plan())
            super().accept()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Choose a folder", self._folder_field.value())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._folder_field.show_value(str(Path(folder)))
        self._look_soon()


def _look(number: int, folder: Path, names: tuple[str, ...]) -> tuple[int, Found]:
    return number, look_up(folder, names)


def _replacing(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "This replaces a file of the same name."
    return f"This replaces {len(names)} files of the same names."
