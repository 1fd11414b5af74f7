"""What this program is, whose work it rests on, and where it keeps what it keeps."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QTreeWidgetItem, QWidget

from boardpaper import __version__
from boardpaper.desktop.dialogs.scrolling import PageDialog
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.kit.fields import LineField

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_WHAT: Final = (
    f"Version {__version__}. The council officer's report desk: an officer fills in a report, and "
    "gets a board report as an accessible PDF. It works without a network, and is free software "
    "under the MIT licence."
)
PACKAGES: Final = (
    ("PySide6_Essentials", "Qt for Python", "LGPL 3.0"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("alembic", "Alembic", "MIT"),
    ("reportlab", "ReportLab", "BSD"),
    ("pikepdf", "pikepdf", "MPL 2.0"),
    ("pypdfium2", "pypdfium2 with PDFium", "BSD and Apache 2.0"),
    ("msgspec", "msgspec", "BSD 3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("click", "Click", "BSD 3-Clause"),
    ("tomli-w", "Tomli-W", "MIT"),
)
"""What Boardpaper is made with: the distribution, its name, its licence."""

_SHIPPED: Final = (
    ("Arimo", "", "SIL Open Font License 1.1"),
    ("DejaVu Sans", "", "Bitstream Vera licence"),
    ("SCOWL word lists", "2020.12.07", "SCOWL licence (permissive)"),
)
_TABLE_LINES: Final = 8


def parts() -> Iterator[tuple[str, str, str]]:
    """Everything that is inside: name, version (where it has one), licence."""
    yield "Python", platform.python_version(), "PSF 2.0"
    for distribution, name, licence in PACKAGES:
        yield name, _version_of(distribution), licence
    yield from _SHIPPED


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not known"


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

    def __init__(self, program: Program, parent: QWidget | None) -> None:
        super().__init__(parent, program.look, "About Boardpaper", _WHAT)
        self._program = program
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
        licences = self.page.add_card("What is inside")
        table = reading_table("What is inside", ("Name", "Version", "Licence"))
        lines = [QTreeWidgetItem(table, list(part)) for part in parts()]
        table.setCurrentItem(lines[0])
        table.setMinimumHeight(program.look.metrics.touch * _TABLE_LINES)
        licences.column.addWidget(table)
        self.add_buttons("Close", reject="")
        copy = self.buttons.addButton("&Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._program))
        self.notice.say("ok", "The details are on the clipboard. They hold no text of any report.")
