"""What the menus do with the item that the officer is in: they press its buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from boardpaper.desktop.kit.buttons import command_of
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.report.inserts import Inserts
from boardpaper.desktop.report.menus import MENUS

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow

_KEYS: Final = (
    "move-up",
    "move-down",
    "remove",
    "open-file",
    "choose-file",
    "detach-file",
    "findings",
    "reasons",
    "questions",
    "meeting-date",
    "show-days",
    "fill-in",
    "record-clearance",
    "take-back-clearance",
    "nil-statement",
)
_USUAL: Mapping[str, str] = {
    each.key: each.text for menu in MENUS for each in menu.commands if each is not None
}


class ItemCommands(QObject):
    """Carries out the Item menu, whose commands say which item they are for, and Insert."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window, self._inserts = window, Inserts(window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            **self._inserts.slots(),
            "move-up": self._move_up,
            "move-down": self._move_down,
            "remove": self._remove,
            "open-file": self._open_file,
            "choose-file": self._choose_file,
            "detach-file": self._detach_file,
            "findings": self._choose_findings,
            "reasons": self._give_reasons,
            "questions": self._go_to_questions,
            "meeting-date": self._go_to_meeting_date,
            "show-days": self._show_days,
            "fill-in": self._fill_in,
            "record-clearance": self._record_clearance,
            "take-back-clearance": self._take_back_clearance,
            "nil-statement": self._turn_nil,
        }

    def watch(self) -> None:
        """Follow the officer from item to item, once the window has its menus."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        for menu in self._window.commands.menus.values():
            menu.aboutToShow.connect(self._show)
        self.show_soon()

    def show_soon(self) -> None:
        """Say anew what can be done, once everything else has followed what happened."""
        self._soon.start()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        page = self._window.current_page
        if page is not None and now is not None and page.isAncestorOf(now):
            self._soon.start()

    def _show(self) -> None:
        """Let be chosen what adds an item or acts on one, and say which item that is."""
        self._inserts.show_allowed()
        commands, page = self._window.commands, self._window.current_page
        meant = {} if page is None else _meant(page)
        for key in _KEYS:
            button = meant.get(key)
            can_act = page is not None and button is not None and _can_press(page, button)
            commands[key].setEnabled(can_act)
            commands[key].setText(_words(key, button if can_act else None))

    def _press(self, key: str) -> None:
        self._window.leave_field()
        page = self._window.current_page
        button = None if page is None else _meant(page).get(key)
        if page is not None and button is not None and _can_press(page, button):
            button.click()

    def _move_up(self) -> None:
        self._press("move-up")

    def _move_down(self) -> None:
        self._press("move-down")

    def _remove(self) -> None:
        self._press("remove")

    def _open_file(self) -> None:
        self._press("open-file")

    def _choose_file(self) -> None:
        self._press("choose-file")

    def _detach_file(self) -> None:
        self._press("detach-file")

    def _choose_findings(self) -> None:
        self._press("findings")

    def _give_reasons(self) -> None:
        self._press("reasons")

    def _go_to_questions(self) -> None:
        self._press("questions")

    def _go_to_meeting_date(self) -> None:
        self._press("meeting-date")

    def _show_days(self) -> None:
        self._press("show-days")

    def _fill_in(self) -> None:
        self._press("fill-in")

    def _record_clearance(self) -> None:
        self._press("record-clearance")

    def _take_back_clearance(self) -> None:
        self._press("take-back-clearance")

    def _turn_nil(self) -> None:
        self._press("nil-statement")


def _meant(page: Page) -> Mapping[str, QPushButton]:
    """The button that each command presses: that of the item with the focus, or the only one.

    Of several that are equally near none is meant.
    """
    meant: dict[str, QPushButton] = {}
    undecided = set(_KEYS)
    for within in _around(page):
        found: dict[str, list[QPushButton]] = {}
        for button in within.findChildren(QPushButton):
            found.setdefault(command_of(button), []).append(button)
        if isinstance(within, QPushButton):
            found[command_of(within)] = [within]
        for key in undecided & found.keys():
            if len(found[key]) == 1:
                meant[key] = found[key][0]
        undecided -= found.keys()
    return meant


def _around(page: Page) -> Iterator[QWidget]:
    """What the officer is in, from the field outwards to everything on the page."""
    at: QWidget | None = page.focusWidget()
    while at is not None and page.canvas.isAncestorOf(at):
        yield at
        at = at.parentWidget()
    yield page.canvas


def _can_press(page: Page, button: QPushButton) -> bool:
    return page.isVisible() and button.isVisibleTo(page) and button.isEnabledTo(page)


def _words(key: str, button: QPushButton | None) -> str:
    """What a command is called: as its button is spoken of, with the letter to press for it."""
    usual = _USUAL[key]
    if button is None:
        return usual
    words = (button.accessibleName() or button.text()).replace("&", "")
    more = "…" if button.text().endswith("…") and not words.endswith("…") else ""
    word = next(each for each in usual.rstrip("…").split() if "&" in each)
    return re.sub(rf"\b{word.replace('&', '')}\b", word, words, count=1) + more
