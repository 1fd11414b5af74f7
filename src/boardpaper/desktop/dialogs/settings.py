"""The settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from boardpaper.desktop.dialogs.backup_card import BackupCard
from boardpaper.desktop.dialogs.restore import RestoreDialog
from boardpaper.desktop.dialogs.scrolling import PageDialog
from boardpaper.desktop.dialogs.setting_cards import (
    FolderCard,
    LogoCard,
    OfficerCard,
    ReportsCard,
    SettingsCard,
)
from boardpaper.desktop.dialogs.settings_draft import SettingsDraft
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.errors import BoardpaperError

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_THEMES: Final = (
    ("system", "Follow the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high-contrast", "High contrast"),
)
_SIZES: Final = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_LIBRARY: Final = Ask(
    "library_folder",
    "&Library folder",
    help="Where your reports are kept. Leave empty for the default folder.",
)
_NOT_MOVED: Final = (
    "Reports are not moved: those you have stay in the folder they are in, and Boardpaper opens "
    "the library of the new folder."
)
_LOOK_KEYS: Final = ("theme", "text_size")


class SettingsDialog(PageDialog):
    """Shows the settings and saves them; colours and text size are tried on at once."""

    def __init__(self, program: Program, parent: QWidget | None) -> None:
        super().__init__(parent, program.look, "Settings")
        self._program = program
        look, locked = program.look, program.loaded.locked
        self._library = FolderCard(look, _LIBRARY, "Use default", locked)
        asks = (
            Ask("theme", "C&olours", "choice", choices=_THEMES),
            Ask("text_size", "Text &size", "choice", choices=_sizes(program.settings.text_size)),
        )
        help_text = "Changes show at once. Cancel undoes them."
        self._backups = BackupCard(program, locked, self._open_restore)
        you = OfficerCard(look, locked)
        cards = (
            you,
            ReportsCard(look, locked),
            SettingsCard(look, asks, locked, "Appearance", help_text, columns=2),
            self._library,
            self._backups,
            LogoCard(look, locked),
        )
        for card in cards:
            self.page.add(card)
        self._draft = SettingsDraft(program, cards, self)
        self._draft.edited.connect(self._heard)
        self.add_buttons("Save")
        you.fields.first_field().setFocus()

    def accept(self) -> None:
        """Save what was changed and close; where that cannot be done, say why and stay."""
        wrong = self._draft.show_mistakes()
        if wrong is not None:
            wrong.field.setFocus()
            self.page.ensureWidgetVisible(wrong)
            return
        try:
            self._program.save_settings(self._draft.value())
        except BoardpaperError as error:
            self.notice.say_error(str(error))
        else:
            super().accept()

    def reject(self) -> None:
        """Close, and take back what was tried on."""
        if self._draft.has_changed(*_LOOK_KEYS):
            self._program.show_look(self._program.settings)
        super().reject()

    def _open_restore(self) -> None:
        dialog = RestoreDialog(self._program, self._backups.settings, self)
        dialog.finished.connect(self._backups.look_again)
        dialog.open()

    def _heard(self, key: str) -> None:
        if key in _LOOK_KEYS:
            self._program.show_look(self._draft.value(*_LOOK_KEYS))
        if key == "library_folder":
            now, then = self._program.settings, self._draft.value("library_folder")
            self._library.warn(_NOT_MOVED if then != now else "")


def _sizes(now: int) -> tuple[tuple[str, str], ...]:
    return tuple((str(size), f"{size} %") for size in sorted({*_SIZES, now}))
