"""The pages of an open report: each is made when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget
from shiboken6 import isValid

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.desk.survey import NOTHING_FOUND, Survey
from boardpaper.desktop.kit.blame import Blame
from boardpaper.desktop.kit.forms import blame_of, discard
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.registry import PAGES


class PageStack(QStackedWidget):
    """Shows one page at a time.

    ``go_wanted`` carries a Place that one of them leads to, ``act_wanted`` the command of the menus
    that one of them offers.
    """

    go_wanted = Signal(object)
    act_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[tuple[PageKind, str], Page] = {}
        self._survey = NOTHING_FOUND
        self._entered: Blame | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def page(self, entry: Entry) -> Page:
        """The page of an entry, with its printed number in the title."""
        key = (entry.kind, entry.key)
        if key not in self._pages:
            self._pages[key] = PAGES[entry.kind](self._context, entry)
            self._pages[key].go_wanted.connect(self.go_wanted)
            self._pages[key].act_wanted.connect(self.act_wanted)
            self.addWidget(self._pages[key])
            self._pages[key].show_problems(self._survey.on(*key))
        page = self._pages[key]
        page.title.setText(f"{entry.number}  {entry.title}" if entry.number else entry.title)
        return page

    def show_page(self, entry: Entry) -> Page:
        """Show the page of an entry."""
        page = self.page(entry)
        self.setCurrentWidget(page)
        return page

    @property
    def current(self) -> Page | None:
        """The page that is open."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def show_numbers(self) -> None:
        """Bring printed numbers up to date on all pages."""
        for page in self._pages.values():
            page.show_numbers()

    def show_problems(self, survey: Survey) -> None:
        """Let every page show at its fields what the checks have found."""
        if survey != self._survey:
            self._survey = survey
            for kind, key in self._pages:
                self._pages[kind, key].show_problems(survey.on(kind, key))

    def _follow_focus(self) -> None:
        """Let a field that was left say what is wrong with it.

        What was left is not asked: it may be half gone. So it is noted when it is entered.
        """
        left, self._entered = self._entered, None
        if not self.isVisible():
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._entered = blame_of(focused)
        if left is not None and left is not self._entered and isValid(left):
            left.leave()

    def remake(self, context: Context) -> None:
        """Make all pages anew, because the template or the look is another."""
        self._context = context
        for page in self._pages.values():
            page.retire()  # its Python half may well outlive what Qt deletes
            self.removeWidget(page)
            discard(page)
        self._pages = {}
