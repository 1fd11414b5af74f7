"""The window of one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from boardpaper.desk.changes import Change
from boardpaper.desk.clock import clock_warning
from boardpaper.desk.outline import Entry, PageKind, first_place
from boardpaper.desk.steps import Selection
from boardpaper.desk.window_state import WindowState
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.commands import Commands
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.library.frame import USUAL
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.report.acts import Acts
from boardpaper.desktop.report.body import Body
from boardpaper.desktop.report.closing import Closing
from boardpaper.desktop.report.columns import Columns
from boardpaper.desktop.report.comparing import Comparing
from boardpaper.desktop.report.contents import Contents
from boardpaper.desktop.report.counts import Counts
from boardpaper.desktop.report.dock import Dock
from boardpaper.desktop.report.edit_lock import EditLock
from boardpaper.desktop.report.editing import Editing
from boardpaper.desktop.report.exports import Exports
from boardpaper.desktop.report.going_on import GoingOn
from boardpaper.desktop.report.header import Header
from boardpaper.desktop.report.help_text import help_on
from boardpaper.desktop.report.history import History
from boardpaper.desktop.report.item_commands import ItemCommands
from boardpaper.desktop.report.menus import MENUS
from boardpaper.desktop.report.outline_view import OutlineView
from boardpaper.desktop.report.page_stack import PageStack
from boardpaper.desktop.report.save_bar import SaveBar
from boardpaper.desktop.report.session import Session
from boardpaper.desktop.report.whereabouts import page_like, return_to, whereabouts_on
from boardpaper.desktop.wording import NO_SUBJECT
from boardpaper.document.nodes import Audience
from boardpaper.library.numbers import number_name
from boardpaper.report.place import Place

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_PAUSE: Final = 300
"""Milliseconds without a change after which progress and counts are worked out again."""


class ReportWindow(QMainWindow):
    """Shows an open report page by page, and takes the commands of its menus."""

    def __init__(self, program: Program, session: Session) -> None:
        super().__init__()
        self.program, self.session = program, session
        session.setParent(self)
        self.desk = session.desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents = Contents(session)
        self.audience: Audience = "public"
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self.closing = Closing(self)
        self.editing, self.exports, self.acts = Editing(self), Exports(self), Acts(self)
        self.history, self.comparing = History(self), Comparing(self)
        self._lock = EditLock(self)
        self._items = ItemCommands(self)
        bars = (self._save_bar, self.notice)
        self._columns = Columns(self, self._body, self._outline, self._header)
        self._going_on = GoingOn(self, self._outline, self._header, bars)
        self.commands = Commands(self, MENUS, self._slots())
        self._connect()
        self._show_all()
        self._items.watch()
        self._restore()
        self._look_at_clock()

    def go_to(self, place: Place, selection: Selection | None = None) -> None:
        """Open the page that shows a place, put the caret there, and show where it is printed."""
        self.dock.preview.show_place(place)
        self._go_into(place, selection)

    def _go_into(self, place: Place, selection: Selection | None = None) -> None:
        """Put the caret to a place; the preview, which was clicked, stays as it is."""
        entry = self.contents.page_of(place)
        if entry is not None:
            self._turn_to(entry).go_to(place, selection)

    def open_page(self, entry: Entry) -> Page:
        """Show a page of the outline, and what is printed of it."""
        page = self._turn_to(entry)
        place = first_place(entry)
        if place is not None:
            self.dock.preview.show_place(place)
        return page

    def open_kind(self, kind: PageKind) -> Page | None:
        """Open the page of a kind, where the template has one."""
        entry = next((each for each in self.contents.pages if each.kind == kind), None)
        if entry is None:
            return None
        return self.open_page(entry)

    @property
    def is_settled(self) -> bool:
        """Whether what follows a change after a pause has followed."""
        is_counted = self.session.checks.is_up_to_date and not self._pause.isActive()
        return is_counted and self.dock.preview.is_up_to_date

    @property
    def current_page(self) -> Page | None:
        """The page that is open."""
        return self._stack.current

    def come_forward(self) -> None:
        """Show the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _turn_to(self, entry: Entry) -> Page:
        """Show a page; who was writing on another one goes on in its first field."""
        before = self.current_page
        was_writing = before is not None and before.isAncestorOf(self.focusWidget())
        self._outline.select(entry)
        page = self._stack.show_page(entry)
        self._body.show_page()
        self._items.show_soon()
        self._show_help()
        if was_writing and page is not before:
            page.begin()
        return page

    def _build(self) -> None:
        look = self.program.look
        self._header = Header(look)
        self._outline = OutlineView(look)
        self._stack = PageStack(self.session.context(look))
        self.dock = Dock(look, self.program.worker)
        self._body = Body(look, self._outline, self._stack, self.dock)
        self.notice = NoticeBar(look)
        self._save_bar = SaveBar(look, self.session)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._save_bar, self.notice):
            column.addWidget(widget)
        column.addWidget(self._body, 1)
        self.setCentralWidget(centre)
        self._counts = Counts(look)
        self.statusBar().addWidget(self._counts)
        self.resize(USUAL * look.metrics.scale)

    def _connect(self) -> None:
        self._outline.chosen.connect(self.open_page)
        self._stack.go_wanted.connect(self.go_to)
        self._save_bar.compare_wanted.connect(self.comparing.show_other)
        self._stack.act_wanted.connect(self._act)
        self._outline.entered.connect(self.enter_page)
        self._header.export_button.clicked.connect(self.exports.export)
        self.dock.preview.place_clicked.connect(self._go_into)
        self.dock.preview.close_wanted.connect(self._columns.toggle_large)
        self.dock.preview.page_shown.connect(self._show_counts)
        self.session.numbers.changed.connect(self._show_numbers)
        self.session.checks.changed.connect(self._show_outline)
        self.dock.checks.chosen.connect(self.go_to)
        self._pause.timeout.connect(self._show_progress)
        self.desk.subscribe(self._heard)
        self.program.look.changed.connect(self._remake)
        self.program.troubled.connect(self.notice.say_error)

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        editing = self.editing
        return {
            "new": self._new_report,
            "library": self.program.show_library,
            "close": self.close,
            "quit": self.program.quit,
            "settings": self.program.show_settings,
            **self._columns.slots(),
            "public": self._show_audience,
            "full": self._show_audience,
            "larger": self.program.enlarge_text,
            "smaller": self.program.reduce_text,
            "clearance": self._show_clearance,
            "checks": self.show_checks,
            "help": self._show_help_tab,
            "keys": self.program.show_keys,
            "about": self.program.show_about,
            **editing.slots(),
            **self._going_on.slots(),
            **self._items.slots(),
            **self.exports.slots(),
            **self.acts.slots(),
            **self.history.slots(),
            **self._lock.slots(),
        }

    def _heard(self, change: Change) -> None:
        if change.fields:
            self._pause.start()
            self.dock.preview.show_report(self.session.opened(), self.audience)
            if change.place is not None:
                self.dock.preview.show_place(change.place)
        if "template" in change.fields:
            self.acts.template_changed()
            self._remake()
        if "subject" in change.fields:
            self._show_subject()
        if change.standing:
            self._show_standing(change)
        if change.saving:
            self._show_saving()
        self.editing.show_undo()
        if change.place is not None and change.origin is None and change.fields:
            self.go_to(change.place, change.selection)

    def _show_all(self) -> None:
        self._show_outline()
        self._show_subject()
        self._header.show_standing(self.desk.standing)
        self._show_saving()
        self.editing.show_undo()
        self.acts.show_allowed()
        self.commands["public"].setChecked(True)
        self.dock.preview.show_report(self.session.opened(), self.audience)
        self.open_page(self.contents.pages[0]).begin()
        self._show_counts()

    def _show_subject(self) -> None:
        subject = " ".join(self.desk.report.subject.split())
        self._header.show_subject(subject)
        number = self.session.number
        name = f"{number_name(number)} " if number is not None else ""
        self.setWindowTitle(f"{name}{subject or NO_SUBJECT} – Boardpaper")

    def _show_outline(self) -> None:
        contents = self.contents
        contents.read()
        self._outline.show_outline(contents.groups, contents.progress, contents.survey)
        self.dock.show_survey(contents.survey, contents.publish_by)
        self._stack.show_problems(contents.survey)
        self._items.show_soon()

    def _show_progress(self) -> None:
        self._show_outline()
        self._show_counts()

    def _show_numbers(self) -> None:
        self._show_outline()
        self._stack.show_numbers()
        current = self._outline.current()
        if current is not None:
            self._stack.page(current)

    def _show_counts(self) -> None:
        preview = self.dock.preview
        audience = "full" if preview.is_full_instead else self.audience
        self._counts.show_counts(self.desk.report, preview.pages, audience, self.contents.parts())

    def _show_standing(self, change: Change) -> None:
        self._header.show_standing(self.desk.standing)
        self.acts.show_allowed()
        self._items.show_soon()
        self._pause.start()
        self.dock.preview.show_report(self.session.opened(), self.audience)
        if change.returned_to_draft:
            sentence = "The text was changed, so the report is a draft again."
            self.notice.say("warning", sentence)

    def _show_saving(self) -> None:
        state = self.desk.save_state
        self._header.show_saving(state, self.session.clock())
        self._save_bar.show_state()
        if not state.is_saving:
            self._show_subject()

    def enter_page(self) -> None:
        """Go on in the page that is open."""
        self._body.show_page()
        if self.current_page is not None:
            self.current_page.begin()

    def _show_audience(self) -> None:
        self.audience = "full" if self.commands["full"].isChecked() else "public"
        self.dock.show_preview()
        self.dock.preview.show_report(self.session.opened(), self.audience)
        self._show_counts()

    def _show_help(self) -> None:
        entry = self._outline.current()
        if entry is not None:
            title, words = help_on(entry, self.session.template.template)
            self.dock.help.show_help(title, words)

    def _show_help_tab(self) -> None:
        self._show_help()
        self.dock.show_help()
        if not self._body.shows_panel:
            self._body.show_panel(True)

    def show_checks(self) -> None:
        """Bring the checks to the front, up to date."""
        self.leave_field()
        self.session.checks.run()
        self.dock.show_checks()
        if not self._body.shows_panel or self._body.is_large:
            self._body.show_panel(True)
        self.dock.checks.list.setFocus()

    def _act(self, command: str) -> None:
        self.commands[command].trigger()

    def _show_clearance(self) -> None:
        self.open_kind("clearance")

    def _new_report(self) -> None:
        self.program.new_report(self.notice.say_error)

    def _remake(self) -> None:
        """Make pages anew, because the template or the look is another."""
        shown, page = self._outline.current(), self.current_page
        where = None if page is None else whereabouts_on(page)
        self._stack.remake(self.session.context(self.program.look))
        self._show_outline()
        form = self.session.template.template
        page = self.open_page(page_like(shown, self.contents.pages, form))
        if where is not None:
            return_to(page, where)

    def _look_at_clock(self) -> None:
        now = self.session.clock().astimezone()
        warning = clock_warning(self.desk.save_state.saved_at, now)
        if warning:
            self.notice.say("warning", warning)

    def _restore(self) -> None:
        state = self.program.states.report
        if state.geometry:
            self.restoreGeometry(QByteArray(state.geometry))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Save when the officer turns to another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.leave_field()
            self.session.saver.save_on_leaving()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the page with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._body.show_page()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close once everything is kept; until then the window stays."""
        self.leave_field()
        if not self.closing.may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().data())
        self.program.states = replace(self.program.states, report=WindowState(geometry))
        self.dock.preview.release()
        self.history.keep_on_closing()
        self._lock.end()
        self.session.saver.end()
        event.accept()
        self.program.report_closed(self)
        self.exports.leave_behind()

    def leave_field(self) -> None:
        """Take in what stands in a field that is read when it is left, as a date is."""
        focused = self.focusWidget()
        if isinstance(focused, DateField):
            focused.read()
