"""What is asked when Boardpaper is started for the first time: one page, which can be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardpaper.desk.settings import Settings
from boardpaper.desktop.dialogs.backup_card import BackupFolderCard
from boardpaper.desktop.dialogs.setting_cards import (
    OfficerCard,
    ReportsCard,
)
from boardpaper.desktop.dialogs.settings_draft import SettingsDraft
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.errors import BoardpaperError

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_WIDEST: Final = 760
_WELCOME: Final = (
    "What goes into new reports, and where copies of them are kept. All of it can be changed "
    "later, under Settings."
)


class FirstRunPage(FormPage):
    """Asks who writes, for which council, and where backups go."""

    finished = Signal()
    """The officer's settings are written, so none of this is asked again."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.look, "Welcome to Boardpaper", _WELCOME)
        self._program = program
        look, locked = program.look, program.loaded.locked
        self._officer = OfficerCard(look, locked, columns=3)
        backups = BackupFolderCard(program, locked)
        cards = (self._officer, ReportsCard(look, locked), backups)
        for card in cards:
            self.add(card)
        self._draft = SettingsDraft(program, cards, self)
        self.notice = NoticeBar(look)
        self.add(self.notice)
        self.add(self._buttons())

    def begin(self) -> None:
        """Put the focus into the first field."""
        self._officer.fields.first_field().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the lines short, in the middle of a wide window."""
        super().resizeEvent(event)
        widest = round(_WIDEST * self._look.metrics.scale)
        aside = max(0, (self.width() - widest) // 2)
        self.canvas.setContentsMargins(aside, 2 * self._look.metrics.huge, aside, 0)

    def _buttons(self) -> QWidget:
        start, skip = PrimaryButton("&Start"), QPushButton("S&kip")
        start.clicked.connect(self._start)
        skip.clicked.connect(self._skip)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.metrics.medium)
        line.addWidget(start)
        line.addWidget(skip)
        line.addStretch(1)
        return buttons

    def _start(self) -> None:
        wrong = self._draft.show_mistakes()
        if wrong is None:
            self._keep(self._draft.value())
        else:
            wrong.field.setFocus()
            self.ensureWidgetVisible(wrong)

    def _keep(self, settings: Settings) -> None:
        sentence = self._save(settings)
        if sentence:
            self.notice.say_error(sentence)
        else:
            self.finished.emit()

    def _skip(self) -> None:
        """Go on to the reports, whatever becomes of the settings."""
        sentence = self._save(self._program.settings)
        self.finished.emit()
        if sentence:
            self._program.troubled.emit(f"You will be welcomed again next time: {sentence}")

    def _save(self, settings: Settings) -> str:
        """Write the settings; return why that could not be done, or nothing."""
        try:
            self._program.save_settings(settings)
        except BoardpaperError as error:
            return str(error)
        return ""
