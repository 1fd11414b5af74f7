"""Menus as data: every command of a window has a name, a place in the menu bar, and maybe keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``group`` is for lines of which one is chosen at a time."""

    key: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None is a line between commands."""

    text: str
    commands: tuple[Command | None, ...]


class Commands:
    """The commands of a window, each with the action that stands for it in menus and by keys."""

    def __init__(
        self,
        window: QMainWindow,
        menus: Sequence[Menu],
        slots: Mapping[str, Callable[[], object]],
    ) -> None:
        """Fill the menu bar; ``slots`` has a bound method without arguments for every command.

        Raises:
            KeyError: a command has no slot, or a slot no command.
        """
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.menus: dict[str, QMenu] = {}
        for menu in menus:
            made = window.menuBar().addMenu(menu.text)
            self.menus[menu.text.replace("&", "")] = made
            for command in menu.commands:
                if command is None:
                    made.addSeparator()
                else:
                    made.addAction(self._action(command, slots[command.key]))
        if unknown := slots.keys() - self._actions.keys():
            raise KeyError(f"no command for {sorted(unknown)}")

    def __getitem__(self, key: str) -> QAction:
        """The action of a command."""
        return self._actions[key]

    def __iter__(self) -> Iterator[QAction]:
        """All actions, in the order of the menus."""
        return iter(self._actions.values())

    @property
    def names(self) -> AbstractSet[str]:
        """What the commands are called here."""
        return self._actions.keys()

    def enable(self, states: Mapping[str, bool]) -> None:
        """Let commands be chosen, or not."""
        for key, enabled in states.items():
            self._actions[key].setEnabled(enabled)

    def _action(self, command: Command, slot: Callable[[], object]) -> QAction:
        action = QAction(command.text, self._window)
        action.setShortcuts([QKeySequence(each) for each in command.keys])
        action.setCheckable(command.checkable)
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self._window))
            group.addAction(action)
        action.triggered.connect(slot)
        self._actions[command.key] = action
        return action
