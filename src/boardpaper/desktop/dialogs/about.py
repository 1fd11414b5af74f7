"""What this program is, whose work it rests on, and where it keeps what it keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QTreeWidgetItem, QWidget

from boardpaper import __version__
from boardpaper.desk.parts import licences_folder, parts
from boardpaper.desktop.dialogs.scrolling import PageDialog
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.report.showing import open_file

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_WHAT: Final = (
    f"Version {__version__}. The council officer's report desk: an officer fills in a report, and "
    "gets a board report as an accessible PDF. It works without a network, and is free software "
    "under the MIT licence."
)
_TABLE_LINES: Final = 8


def details(program: Program) -> str:
    """What support asks for: versions, places and sizes, and no word of any report."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    folders = program.surroundings.folders
    lines = (
        ("Boardpaper", __version__),
        ("System", f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"),
        ("Qt", f"{qVersion()}, {QGuiApplication.platformName()}"),
        *((name, number) for name, number, _ in parts() if number),
        ("Screen", f"{size.width()} × {size.height()}, scale {screen.devicePixelRatio():g}"),
        ("Look", f"{program.look.theme.name}, text {program.settings.text_size} %"),
        ("Library", str(program.library_file)),
        ("Settings", str(folders.settings_file)),
        ("Defects", str(folders.log_file)),
    )
    return "\n".join(f"{name}: {words}" for name, words in lines)


class AboutDialog(PageDialog):
    """Name, version, licences, and where the data is."""

    def __init__(
        self, program: Program, parent: QWidget | None, licences: Path | None = None
    ) -> None:
        """``licences`` is the folder with their words, where there is one."""
        super().__init__(parent, program.look, "About Boardpaper", _WHAT)
        self._program, self._licences = program, licences or licences_folder()
        folders = program.surroundings.folders
        places = self.page.add_card("Where your data is")
        for label, path in (
            ("&Library file", program.library_file),
            ("&Settings file", folders.settings_file),
        ):
            field = LineField()
            field.show_value(str(path))
            field.setCursorPosition(0)
            field.setReadOnly(True)
            places.add_row(label, field)
        inside = self.page.add_card("What is inside")
        table = reading_table("What is inside", ("Name", "Version", "Licence"))
        lines = [QTreeWidgetItem(table, [*part]) for part in parts()]
        table.setCurrentItem(lines[0])
        table.setMinimumHeight(program.look.metrics.touch * _TABLE_LINES)
        inside.column.addWidget(table)
        self.add_buttons("Close", reject="")
        copy = self.buttons.addButton("&Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        if self._licences is not None:
            texts = self.buttons.addButton("&Licences", QDialogButtonBox.ButtonRole.ActionRole)
            texts.clicked.connect(self._show_licences)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._program))
        self.notice.say("ok", "The details are on the clipboard. They hold no text of any report.")

    def _show_licences(self) -> None:
        assert self._licences is not None  # noqa: S101 — else there is no button
        if not open_file(self._licences):
            self.notice.say("error", f"The licences are in the folder {self._licences}.")
