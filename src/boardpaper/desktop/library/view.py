"""What fills the window of the library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.commands import Commands
from boardpaper.desktop.kit.focus_return import FocusReturn
from boardpaper.desktop.library.acts import Acts
from boardpaper.desktop.library.allowed import allowed_commands, ways_out
from boardpaper.desktop.library.catalogue import Catalogue, Query, Row
from boardpaper.desktop.library.empty_state import EmptyState
from boardpaper.desktop.library.filters import ALL, Filter, Listing
from boardpaper.desktop.library.first_look import FirstLook
from boardpaper.desktop.library.frame import OPENING, Frame
from boardpaper.desktop.library.header import Header
from boardpaper.desktop.library.imports import Imports, paths_in
from boardpaper.desktop.library.menus import CONTEXT, MENUS
from boardpaper.desktop.library.reports_page import ReportsPage
from boardpaper.desktop.library.row_view import ReportList
from boardpaper.desktop.library.side_bar import SideBar
from boardpaper.desktop.library.telling import WaysOut, count_words, no_rows
from boardpaper.desktop.library.watch import LibraryWatch

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program
    from boardpaper.library.entry import Entry


class LibraryView(QWidget):
    """Lists the reports, and takes the commands of its menus.

    The pages of ``stack`` are ``opening_page``, ``fault_page`` and ``reports_page``. The library is
    read once the window was painted for the first time.
    """

    def __init__(self, program: Program, frame: Frame) -> None:
        super().__init__()
        self.program, self.frame = program, frame
        self.setAcceptDrops(True)
        self._has_begun = False
        self._begin = QTimer(self, singleShot=True, interval=0)  # ends with the window
        self._folder = program.settings.library_folder
        self._to_choose: Collection[int] = ()
        self._shown: Query | None = None
        self._build()
        self.catalogue, self._watch = Catalogue(program, self), LibraryWatch(program, frame)
        self._acts, self.imports = Acts(self), Imports(self)
        self.commands = Commands(frame, MENUS, self._slots())
        self._connect()
        self.opening_page.say(OPENING, "")
        self._show_allowed()
        frame.fill(self)
        if program.loaded.notice:
            self.notice.say("warning", program.loaded.notice)

    @property
    def chosen(self) -> Sequence[Row]:
        """The rows that are chosen, where there is a list."""
        shows_list = self.stack.currentWidget() is self.reports_page
        return self._reports.chosen if shows_list and not self.reports_page.is_empty else ()

    @property
    def binned(self) -> Sequence[Entry]:
        """What is in the bin."""
        return (self.catalogue.listing or Listing()).binned

    def end(self) -> None:
        """Ask nothing more of the library: the program ends."""
        self._watch.end()
        self.catalogue.end()
        self.frame.deleteLater()

    def first_look(self) -> FirstLook:
        """How the window looks, to show it so before all is read the next time."""
        theme, frame = self.program.look.theme, self.frame
        return FirstLook(
            bytes(frame.saveGeometry().data()),
            theme.window,
            theme.surface,
            theme.text,
            self.font().pointSizeF(),
            self.header.height() + frame.menuBar().height(),
        )

    def choose_when_listed(self, numbers: Collection[int]) -> None:
        """Choose reports when the list has been read anew, whatever it is narrowed to now."""
        self._to_choose = tuple(numbers)

    def say_busy(self, words: str) -> None:
        """Say what goes on, in place of how much is listed; with no words that is said again."""
        self._counts.setText(words or count_words(self.catalogue))

    def show_reports(self) -> None:
        """Show the list, or why it is not there yet, in place of whatever stands before it."""
        is_new = self.stack.currentWidget() is not self._page
        self.stack.setCurrentWidget(self._page)
        self._show_columns()
        self._show_allowed()
        search = self.header.search
        is_searching = search.hasFocus() and bool(search.text()) and not self.reports_page.is_empty
        if is_new and not is_searching:
            self._go_to_list()

    def _build(self) -> None:
        look = self.program.look
        self.header = Header(look)
        self.notice = NoticeBar(look)
        self._side_bar = SideBar(look)
        self._reports = ReportList(look, self._now())
        self.opening_page, self.fault_page = EmptyState(look), EmptyState(look)
        self.reports_page = ReportsPage(look, self._side_bar, self._reports)
        self.stack = QStackedWidget()
        for page in (self.opening_page, self.fault_page, self.reports_page):
            self.stack.addWidget(page)
        self._page: QWidget = self.opening_page
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.notice):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self._counts = QLabel()
        self._counts.setObjectName("muted")
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._counts.setIndent(look.metrics.large)
        self.frame.statusBar().addWidget(self._counts)

    def _connect(self) -> None:
        program, header = self.program, self.header
        self._begin.timeout.connect(self._watch.begin)
        self._begin.timeout.connect(self._read)
        header.search.searched.connect(self._search)
        header.search.left.connect(self._go_to_list)
        header.new_button.clicked.connect(self.commands["new"].trigger)
        header.import_button.clicked.connect(self.commands["import"].trigger)
        header.filters_button.clicked.connect(self._toggle_filters)
        self._side_bar.chosen.connect(self._choose_filter)
        self._side_bar.settled.connect(self._settle_filter)
        self._reports.opened.connect(self._acts.open)
        self._reports.choice_changed.connect(self._show_allowed)
        self._reports.menu_wanted.connect(self._show_menu)
        self.reports_page.arranged.connect(self._show_columns)
        self.catalogue.changed.connect(self._show)
        self.catalogue.failed.connect(self._show_fault)
        program.library_changed.connect(self._read)
        self._watch.changed.connect(self._read)
        program.look.changed.connect(self._lay_out)
        program.troubled.connect(self.notice.say_error)
        self.frame.activated.connect(self._show_day)
        self.stack.currentChanged.connect(self._show_allowed)
        FocusReturn(self, (self.notice,), self._go_to_list)

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        program = self.program
        return {
            "new": self._new_report,
            "quit": program.quit,
            "find": self._find,
            "settings": program.show_settings,
            "refresh": self._read,
            "filters": self._toggle_filters,
            "all": self._show_all,
            "everywhere": self._search_everywhere,
            "clear": self._clear_search,
            "larger": program.enlarge_text,
            "smaller": program.reduce_text,
            "keys": program.show_keys,
            "about": program.show_about,
            **self._acts.slots(),
            **self.imports.slots(),
        }

    def _now(self) -> datetime:
        return self.program.surroundings.clock().astimezone()

    def _read(self) -> None:
        """Read the list; of another library nothing is shown until it was read."""
        folder = self.program.settings.library_folder
        if folder != self._folder:
            self._folder = folder
            self.catalogue.forget()
        if self.catalogue.listing is None:
            self._show_page(self.opening_page)
        self.catalogue.read()

    def _try_again(self) -> None:
        self.notice.clear()
        self._read()

    def _show(self) -> None:
        """Show what the catalogue knows now."""
        catalogue = self.catalogue
        if catalogue.listing is None:
            return
        self._side_bar.show_listing(catalogue.listing, catalogue.filter)
        if not catalogue.is_searching:
            self._show_rows(catalogue.rows)
        self._say_counts()
        self._show_page(self.reports_page)
        self._choose_wanted(catalogue.listing)
        self._show_allowed()

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._reports.show_rows(rows, self._now())
        if not rows:
            reason = no_rows(self.catalogue, self._ways_out())
            self.reports_page.empty.say(reason.heading, reason.words, *reason.choices)
        self._show_list(bool(rows))
        if self.catalogue.query != self._shown:
            self._shown = self.catalogue.query
            self._reports.choose_first()

    def _show_list(self, wanted: bool) -> None:
        """Show the list or why there is none; the keyboard stays with what is there."""
        page = self.reports_page
        had_focus = page.is_empty is wanted and page.has_focus
        page.show_list(wanted)
        if not had_focus:
            return
        if not wanted and self._side_bar.isVisible():  # a space there writes no new report
            self._side_bar.setFocus()
        else:
            self._go_to_list()

    def _choose_wanted(self, listing: Listing) -> None:
        wanted = self._to_choose
        if not wanted or not set(wanted) <= {each.number for each in listing.entries}:
            return
        self._to_choose = ()
        if not self._reports.lists(wanted):
            self._show_everything()
        self._reports.choose(wanted)
        self._reports.show_chosen()

    def _say_counts(self) -> None:
        words = count_words(self.catalogue)
        is_news = self.catalogue.words and words != self._counts.text()
        self._counts.setText(words)
        if is_news and not self.catalogue.is_searching:
            announce(self, words)

    def _show_fault(self, sentence: str) -> None:
        """Say why the library could not be read; the list stays where there is one."""
        if self.catalogue.listing is not None:
            self.notice.say("error", sentence, ("Try again", self._try_again))
            return
        again, settings = self._read, self.program.show_settings
        choices = (("Try again", again), ("Settings…", settings))
        self.fault_page.say("The library could not be opened", sentence, *choices)
        announce(self, sentence)
        self._show_page(self.fault_page)
        self._show_allowed()

    def _show_page(self, page: QWidget) -> None:
        """Show a page, unless another than the window's own stands before the list."""
        self._page = page
        if self.stack.currentWidget() in {self.opening_page, self.fault_page, self.reports_page}:
            self.show_reports()

    def _show_allowed(self) -> None:
        """Let those commands be chosen that make sense now."""
        page = self.stack.currentWidget()
        is_open, can_write = page is self.reports_page, page is not self.fault_page
        states = {"is_open": is_open, "can_write": can_write, "has_bin": bool(self.binned)}
        self.commands.enable(allowed_commands(self.chosen, **states))
        self.commands.enable(ways_out(self.catalogue.query, is_open=is_open))
        below = self.reports_page.empty if is_open and self.reports_page.is_empty else page
        is_list = below is self.reports_page  # else the primary button is on the page, if on any
        gives_way = below.has_choices if isinstance(below, EmptyState) else not is_list
        self.header.show_allowed(can_write=can_write, can_import=is_open, gives_way=gives_way)

    def _show_columns(self) -> None:
        page = self.reports_page
        needs_button = self.stack.currentWidget() is page and not page.has_room
        self.header.filters_button.setVisible(needs_button)
        self.header.filters_button.setChecked(page.shows_side_bar)
        self.commands["filters"].setChecked(page.shows_side_bar)

    def _toggle_filters(self) -> None:
        self.reports_page.show_side_bar(not self.reports_page.shows_side_bar)
        if self.reports_page.shows_side_bar:
            self._side_bar.setFocus()
        else:
            self._go_to_list()

    def _choose_filter(self, chosen: Filter) -> None:
        self.catalogue.narrow(chosen, self.catalogue.words)

    def _settle_filter(self) -> None:
        """Go back to the list where the side bar stands in its place."""
        if not self.reports_page.has_room:
            self.reports_page.show_reports()
            self._go_to_list()

    def _search(self, words: str) -> None:
        self.reports_page.show_reports()
        self.catalogue.narrow(self.catalogue.filter, words)

    def _ways_out(self) -> WaysOut:
        return WaysOut(
            self._new_report,
            self.imports.take_example,
            self.imports.ask,
            self._clear_search,
            self._search_everywhere,
            self._show_all,
        )

    def _clear_search(self) -> None:
        self.header.search.clear()
        self._go_to_list()

    def _search_everywhere(self) -> None:
        self.catalogue.narrow(ALL, self.catalogue.words)
        self._go_to_list()

    def _show_all(self) -> None:
        self._show_everything()
        self._go_to_list()

    def _show_everything(self) -> None:
        self.header.search.clear()
        self.catalogue.narrow(ALL, "")

    def _go_to_list(self) -> None:
        if self.stack.currentWidget() is self.fault_page:
            self.fault_page.focus_first()
        elif self.reports_page.is_empty:
            self.reports_page.empty.focus_first()
        else:
            self._reports.setFocus()

    def _find(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def _new_report(self) -> None:
        self.program.new_report(self.notice.say_error)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in CONTEXT:
            if key is None:
                menu.addSeparator()
            elif self.commands[key].isEnabled():
                menu.addAction(self.commands[key])
        menu.popup(at)

    def _lay_out(self) -> None:
        """Make the best of another size of the text."""
        self._reports.lay_out()
        self._side_bar.lay_out()
        self.reports_page.arrange()

    def _show_day(self) -> None:
        """Say "today" of the day it is when the officer comes back."""
        self._reports.show_day(self._now())
        self.catalogue.count_days()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Read the library once the window is there to be seen."""
        super().paintEvent(event)
        if not self._has_begun:
            self._has_begun = True
            self._begin.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the list with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._settle_filter()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if paths_in(event.mimeData()) and self.commands["import"].isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take in the files that are dropped."""
        event.acceptProposedAction()
        self.imports.take(paths_in(event.mimeData()))
