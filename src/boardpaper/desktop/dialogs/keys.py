"""What keys do, read from the menus themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from boardpaper.desktop.dialogs.scrolling import fit
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.kit.commands import Command, Menu
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.library.menus import MENUS as LIBRARY_MENUS
from boardpaper.desktop.report.menus import MENUS

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

KeyLine = tuple[str, str]
"""A command and its keys."""

_EDITOR: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("Begin the next paragraph, bullet or finding", ("Return",)),
    ("End a list, in an empty bullet", ("Return",)),
    ("Move a bullet a level in, at its start", ("Tab",)),
    ("Move a bullet a level out, at its start", ("Shift+Tab",)),
    ("Go to the next field, anywhere else", ("Tab",)),
    ("Choose the kind of a finding", ("Alt+Down",)),
    ("Leave a list of choices, or go back to the page", ("Esc",)),
)


def groups_of(
    menus_of: Mapping[str, tuple[Menu, ...]],
) -> Iterator[tuple[str, tuple[KeyLine, ...]]]:
    """The commands of windows by menu, and then the keys of the editor."""
    for window, menus in menus_of.items():
        for menu in menus:
            commands = [each for each in menu.commands if each is not None]
            lines = tuple((_plain(each.text), _keys_of(menu, each)) for each in commands)
            yield f"{window}: {_plain(menu.text)}", lines
    yield "Writing text", tuple((text, _keys(keys)) for text, keys in _EDITOR)


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(each).toString(native) for each in keys)


def _keys_of(menu: Menu, command: Command) -> str:
    """The keys of a command; one that has none is reached through its menu."""
    if command.keys:
        return _keys(command.keys)
    return f"Alt+{_mnemonic(menu.text)}, then {_mnemonic(command.text)}"


def _mnemonic(text: str) -> str:
    return text.partition("&")[2][:1].upper()


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


class KeysDialog(HouseDialog):
    """Lists every command with its keys, by menu."""

    def __init__(self, program: Program, parent: QWidget | None) -> None:
        super().__init__(parent, "Keyboard", "Keyboard")
        self._filter = LineField("filter")
        self._filter.edited.connect(self._search)
        self.column.addWidget(Row(program.look, "&Find a command", self._filter))
        self._table = reading_table("Commands and their keys", ("Command", "Keys"))
        self._table.setItemsExpandable(False)
        self.column.addWidget(self._table, 1)
        self._groups = [
            _add_group(self._table, *each)
            for each in groups_of({"Library": LIBRARY_MENUS, "Report": MENUS})
        ]
        lines = self._table.model()
        self._table.setCurrentIndex(lines.index(0, 0, lines.index(0, 0)))  # below the heading
        self.add_buttons("Close", reject="").setAutoDefault(False)
        fit(self, program.look)
        self._filter.setFocus()

    def _search(self, _key: str, words: str) -> None:
        wanted = words.casefold()
        for group in self._groups:
            children = (group.child(number) for number in range(group.childCount()))
            lines = [line for line in children if line is not None]
            for line in lines:
                line.setHidden(wanted not in f"{line.text(0)} {line.text(1)}".casefold())
            group.setHidden(all(line.isHidden() for line in lines))


def _add_group(table: QTreeWidget, title: str, lines: tuple[KeyLine, ...]) -> QTreeWidgetItem:
    group = QTreeWidgetItem(table, [title])
    group.setFirstColumnSpanned(True)
    font = group.font(0)
    font.setBold(True)
    group.setFont(0, font)
    for text, keys in lines:
        QTreeWidgetItem(group, [text, keys])
    group.setExpanded(True)
    return group
