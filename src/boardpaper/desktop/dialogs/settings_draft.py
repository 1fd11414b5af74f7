"""Settings that are being chosen, before they are saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from boardpaper.desk.settings import Settings
from boardpaper.desktop.dialogs.setting_cards import SettingsCard, form_of, mistake_in, with_changes
from boardpaper.desktop.kit.forms import Row

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program


class SettingsDraft(QObject):
    """What stands on some cards; only what was changed there goes into the settings."""

    edited = Signal(str)
    """The key of a setting that is another now."""

    def __init__(self, program: Program, cards: Sequence[SettingsCard], parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._cards = program, tuple(cards)
        self._form = form_of(program.settings)
        self._changed: set[str] = set()
        for card in self._cards:
            card.edited.connect(self._edit)
            card.show_form(self._form)

    def has_changed(self, *keys: str) -> bool:
        """Tell whether any of some settings was changed."""
        return not self._changed.isdisjoint(keys)

    def value(self, *keys: str) -> Settings:
        """The settings as they are, with what was changed, or with only some of it."""
        taken = sorted(self._changed.intersection(keys) if keys else self._changed)
        return with_changes(self._program.settings, self._form, taken)

    def show_mistakes(self) -> Row | None:
        """Say at each changed field what is wrong with it; the first of them is returned."""
        wrong: list[Row] = []
        for card in self._cards:
            for key in card.keys:
                if key in self._changed:
                    row, mistake = card.row(key), mistake_in(self._form, key)
                    row.show_error(mistake)
                    wrong += [row] if mistake else []
        return wrong[0] if wrong else None

    def _edit(self, key: str, words: str) -> None:
        self._form = replace(self._form, **{key: words})
        self._changed.add(key)
        for card in self._cards:
            card.show_form(self._form)
        self.edited.emit(key)
