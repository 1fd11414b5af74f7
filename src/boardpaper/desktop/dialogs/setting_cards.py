"""The cards on which settings are chosen: of the settings dialog, and of the first run."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from boardpaper.desk import shelf
from boardpaper.desk.settings import Settings, decode, encode
from boardpaper.desktop.dialogs.template import validity
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, Row
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look
from boardpaper.report.template import Template
from boardpaper.report.values import Value

LOCKED: Final = "Set by your IT department"
_OFFICER: Final = (
    Ask("officer_name", "&Name"),
    Ask("officer_telephone", "&Telephone"),
    Ask("officer_email", "Em&ail"),
)
_REPORTS: Final = (Ask("council", "&Council", "choice"), Ask("template", "Te&mplate", "choice"))
_LOGO: Final = Ask(
    "logo_file",
    "Council lo&go",
    help="PNG or JPEG, for the first page of reports you open from now on. Empty: no logo.",
)
_ROOT: Final = "C:\\" if sys.platform == "win32" else "/home/jane/"
_EXAMPLE_PATHS: Mapping[str, str] = {
    "library_folder": f"{_ROOT}Reports",
    "backup_folder": f"{_ROOT}Backups",
    "logo_file": f"{_ROOT}logo.png",
}
_LONGEST_LINE: Final = 200


class Form(Value, frozen=True):
    """Settings as they stand in fields: all of them words."""

    officer_name: str
    officer_telephone: str
    officer_email: str
    council: str
    template: str
    library_folder: str
    backup_folder: str
    logo_file: str
    theme: str
    text_size: str


def form_of(settings: Settings) -> Form:
    """Settings as words."""
    return Form(**{key: str(value) for key, value in encode(settings).items()})


def mistake_in(form: Form, key: str) -> str:
    """Say what is wrong with the words in a field, or nothing."""
    _, mistakes = decode({key: _plain(form, key)})
    if not mistakes:
        return ""
    if key in _EXAMPLE_PATHS:
        return f"Enter the full path, for example {_EXAMPLE_PATHS[key]}."
    return f"This cannot be used: {mistakes[0].removeprefix(f'{key}: ')}."


def with_changes(settings: Settings, form: Form, keys: Sequence[str]) -> Settings:
    """Put what some fields say into settings; there must be no mistake in them."""
    usable, _ = decode({key: _plain(form, key) for key in keys})
    return replace(settings, **usable)


def _plain(form: Form, key: str) -> str | int:
    words: str = getattr(form, key)
    return int(words) if key == "text_size" else words.strip()


class SettingsCard(Card):
    """Some settings; ``edited(key, words)`` says which was changed."""

    edited = Signal(str, str)

    def __init__(
        self,
        look: Look,
        asks: Sequence[Ask],
        locked: frozenset[str],
        heading: str = "",
        help_text: str = "",
        columns: int = 1,
    ) -> None:
        super().__init__(look, heading, help_text)
        self._look, self._locked = look, locked
        self.keys = tuple(ask.key for ask in asks)
        self.fields = FieldSet(look, [_locked_ask(ask, locked) for ask in asks], (1,) * columns)
        self.fields.edited.connect(self._tell)
        self.column.addWidget(self.fields)

    def row(self, key: str) -> Row:
        """The row of a setting."""
        return self.fields.row(key)

    def show_form(self, form: Form) -> None:
        """Show what is chosen; what IT locked cannot be changed."""
        self.fields.show_values(form, frozen=False)
        for key in self.keys:
            self.row(key).field.setEnabled(key not in self._locked)

    def _tell(self, key: str, value: object) -> None:
        self.edited.emit(key, str(value))


def _locked_ask(ask: Ask, locked: frozenset[str]) -> Ask:
    if ask.key not in locked:
        return ask
    return Ask(ask.key, ask.label, ask.kind, f"{LOCKED}.", ask.choices, ask.lines)


class OfficerCard(SettingsCard):
    """Who writes here."""

    def __init__(self, look: Look, locked: frozenset[str], columns: int = 1) -> None:
        help_text = "Printed in the author box of a new report; the name is kept in its history."
        super().__init__(look, _OFFICER, locked, "You", help_text, columns)
        for key in self.keys:
            field = self.row(key).field
            field.setMaxLength(_LONGEST_LINE)  # type: ignore[union-attr]  # all are lines


class ReportsCard(SettingsCard):
    """The council that new reports are for, and the template they are written in."""

    def __init__(self, look: Look, locked: frozenset[str]) -> None:
        super().__init__(look, _REPORTS, locked, "New reports", columns=2)
        self._templates = tuple(each.template for each in shelf.templates())
        self._validity = Words("", "help")
        self.column.addWidget(self._validity)
        councils = [(each.id, each.name) for each in shelf.councils()]
        self._choice("council").offer([("", "Not chosen yet"), *councils])

    def show_form(self, form: Form) -> None:
        """Show what is chosen, and offer the templates of the council."""
        offered = self._templates_of(form.council)
        labels = [(each.id, each.name) for each in offered]
        self._choice("template").offer([("", "Default for the council"), *labels])
        super().show_form(form)
        words = _validity(offered, form.template)
        self._validity.setText(words)
        self._validity.setVisible(bool(words))
        self._choice("template").setAccessibleDescription(words)

    def _tell(self, key: str, value: object) -> None:
        template = self._choice("template").value()
        super()._tell(key, value)
        if key == "council":
            offered = self._templates_of(str(value))
            if template not in {"", *(each.id for each in offered)}:
                super()._tell("template", "")

    def _templates_of(self, council: str) -> tuple[Template, ...]:
        return tuple(each for each in self._templates if council in ("", each.council))

    def _choice(self, key: str) -> ChoiceField:
        field = self.row(key).field
        assert isinstance(field, ChoiceField)  # noqa: S101 — declared so above
        return field


def _validity(templates: Sequence[Template], key: str) -> str:
    found = next((each for each in templates if each.id == key), None)
    return "" if found is None else validity(found)


class FolderCard(SettingsCard):
    """One folder, typed or chosen, or none."""

    _what = "folder"

    def __init__(self, look: Look, ask: Ask, none: str, locked: frozenset[str]) -> None:
        """``none`` is what it is called to have no folder of one's own."""
        super().__init__(look, (ask,), locked)
        self._key, choose = ask.key, f"Choose {self._what}…"
        self._choose, self._reset = QPushButton(choose), QPushButton(none)
        name = ask.label.replace("&", "").lower()
        self._choose.setAccessibleName(f"{choose}: {name}")
        self._reset.setAccessibleName(f"{none}: {name}")
        self._choose.clicked.connect(self._open_dialog)
        self._reset.clicked.connect(self._take_none)
        self._moved = Words("", "warning")
        self._moved.hide()
        line = QHBoxLayout()
        line.setSpacing(look.metrics.medium)
        line.addWidget(self._choose)
        line.addWidget(self._reset)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self._moved)

    def show_form(self, form: Form) -> None:
        """Show the folder; what IT locked cannot be changed."""
        super().show_form(form)
        is_open = self._key not in self._locked
        self._choose.setEnabled(is_open)
        self._reset.setEnabled(is_open)
        self._reset.setVisible(bool(getattr(form, self._key)))

    def warn(self, sentence: str) -> None:
        """Say what a change brings with it, or nothing."""
        self._moved.setText(sentence)
        self._moved.setVisible(bool(sentence))

    def _open_dialog(self) -> None:
        field = self.row(self._key).field
        dialog = QFileDialog(self, "Choose folder", str(field.value() or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, folder: str) -> None:
        self.edited.emit(self._key, str(Path(folder)))

    def _take_none(self) -> None:
        self.row(self._key).field.setFocus()  # the button goes
        self.edited.emit(self._key, "")


class LogoCard(FolderCard):
    """The file of the council's logo, typed or chosen, or none."""

    _what = "picture"

    def __init__(self, look: Look, locked: frozenset[str]) -> None:
        super().__init__(look, _LOGO, "No logo", locked)

    def _open_dialog(self) -> None:
        field = self.row(self._key).field
        folder = Path(str(field.value())).parent if field.value() else Path.home()
        dialog = QFileDialog(self, "Choose picture", str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg)")
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
