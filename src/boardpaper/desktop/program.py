"""The running program: what all its windows share, and which of them are open."""

from __future__ import annotations

import dataclasses
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from boardpaper.desk.folders import Folders, library_file
from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import LoadedSettings, load_settings, save_settings
from boardpaper.desk.spelling import Spelling
from boardpaper.desk.window_state import WindowStates, load_window_states, save_window_states
from boardpaper.desktop.defects import sentence_of
from boardpaper.desktop.housekeeping import Housekeeping
from boardpaper.desktop.lane import Lane
from boardpaper.desktop.library.first_look import read_first_look, write_first_look
from boardpaper.desktop.library_lane import LibraryLane, duplicate, open_with_people
from boardpaper.desktop.locking import Locking
from boardpaper.desktop.system_look import SystemLook
from boardpaper.desktop.theme import Look
from boardpaper.errors import BoardpaperError

if TYPE_CHECKING:
    from boardpaper.desk.opening import Opened
    from boardpaper.desktop.crash import CrashHandler
    from boardpaper.desktop.kit.bars import NoticeBar
    from boardpaper.desktop.library.frame import Frame
    from boardpaper.desktop.library.view import LibraryView
    from boardpaper.desktop.report.window import ReportWindow
    from boardpaper.desktop.worker.bridge import Worker
    from boardpaper.library.entry import Entry
    from boardpaper.library.kept import Kept
    from boardpaper.library.library import Library
    from boardpaper.report.place import Place
    from boardpaper.report.report import Author

T = TypeVar("T")

_TEXT_STEP: Final = 10
_LEAST_TEXT, _LARGEST_TEXT = 50, 300


def utc_now() -> datetime:
    """The moment, with its time zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program needs from outside.

    ``library`` is a library named on the command line. ``on_defect`` is handed what should not
    have happened; without it the officer is told.
    """

    folders: Folders
    library: Path | None = None
    clock: Callable[[], datetime] = utc_now
    random_bytes: Callable[[int], bytes] = field(default=os.urandom)
    on_defect: Callable[[Exception], object] | None = None
    machine: str = field(default_factory=platform.node)


class Program(QObject):
    """Opens windows, and does for them what needs the library, the settings or the worker."""

    library_changed = Signal()
    """Some report was added, kept, binned: whoever lists reports reads them anew."""

    settings_changed = Signal()

    troubled = Signal(str)
    """Something that concerns all windows did not work; carries a sentence."""

    def __init__(
        self, application: QApplication, surroundings: Surroundings, frame: Frame | None = None
    ) -> None:
        """``frame`` is that of the library's window, where it is shown already."""
        super().__init__(application)
        self._application = application
        self.surroundings, self.folders = surroundings, surroundings.folders
        self.loaded = self._load_settings()
        self._housekeeping = Housekeeping(application, self)
        self.look = Look(application)
        self._system_look = SystemLook(application)
        self._system_look.changed.connect(self._follow_system)
        self.show_look(self.settings)
        self.states: WindowStates = load_window_states(surroundings.folders.window_state_file)
        self.reports = LibraryLane(Lane(self), self, surroundings.clock)
        self._errands = Lane(self, "errands")
        self.locking = Locking(self)
        self.last_folder: Path | None = None  # into which files were written
        self._worker: Worker | None = None
        self._ids: Iterator[str] | None = None
        self._crash: CrashHandler | None = None
        self.is_quitting = self._is_closed = False
        self._people: tuple[Author, ...] = ()
        self._spelling = Spelling(surroundings.folders.own_words_file, self.troubled.emit)
        self._frame = frame
        self._library_view: LibraryView | None = None
        self._report_windows: list[ReportWindow] = []
        application.aboutToQuit.connect(self.close)

    @property
    def settings(self) -> Settings:
        """The settings that apply."""
        return self.loaded.settings

    @property
    def ids(self) -> Iterator[str]:
        """Where new ids come from."""
        if self._ids is None:
            from boardpaper.report.identity import random_ids  # noqa: PLC0415

            self._ids = random_ids(self.surroundings.random_bytes)
        return self._ids

    @property
    def worker(self) -> Worker:
        """The worker process, started with the first report."""
        if self._worker is None:
            from boardpaper.desktop.worker.bridge import Worker, own_command  # noqa: PLC0415

            self._worker = Worker(own_command(), self)
            self._worker.start()
        return self._worker

    @property
    def library_file(self) -> Path:
        """Where the library is."""
        return library_file(self.surroundings.library, self.settings, self.folders)

    @property
    def windows(self) -> tuple[ReportWindow, ...]:
        """The open windows of reports."""
        return tuple(self._report_windows)

    @property
    def notice(self) -> NoticeBar:
        """Where to tell what has no window of its own: in the library's, or in a report's."""
        view = self._library_view
        if self._report_windows and (view is None or not view.isVisible()):
            return self._report_windows[-1].notice
        return (view or self.show_library()).notice

    def ask(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Do some work with the library on its thread; ``failed`` hears a sentence."""
        self.reports.ask(work, done, partial(self._fail, failed))

    def list_reports(
        self, done: Callable[[Sequence[Entry]], object], failed: Callable[[str], object]
    ) -> None:
        """List all reports, also those in the bin; the first time before the library is there."""
        self.reports.list_reports(done, partial(self._fail, failed))

    def run_errand(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Do work without the library, such as writing a file, on a thread that delays no save."""
        self._errands.submit(work, done, partial(self._fail, failed))

    def show_library(self) -> LibraryView:
        """Show the library's window, and return what fills it."""
        if self._library_view is None:
            self._library_view = self._make_library_view()
        self._library_view.frame.come_forward()
        return self._library_view

    def open_report(
        self,
        number: int,
        failed: Callable[[str], object],
        place: Place | None = None,
        then: Callable[[ReportWindow], object] | None = None,
    ) -> None:
        """Open the window of a report, or bring it to the front, at a place; then do something."""
        from boardpaper.desktop.report.arrival import arrive  # noqa: PLC0415

        there = partial(arrive, place=place, then=then)
        if not self._bring_forward(number, there):
            done = partial(self._show_report, number, there)
            work = partial(open_with_people, number, self.settings.logo_file)
            self.ask(work, done, failed)

    def new_report(self, failed: Callable[[str], object]) -> None:
        """Open the window of a new report, in the form the settings name."""
        from boardpaper.desk.beginning import chosen_template, new_report  # noqa: PLC0415

        try:
            stored = chosen_template(self.settings)
            opened = new_report(stored, self.settings, self.ids, self.surroundings.clock())
        except BoardpaperError as error:
            failed(str(error))
        else:
            self._show(opened, None, self._people)

    def duplicate(self, number: int, failed: Callable[[str], object]) -> None:
        """Copy a report as a new draft, and open the copy."""
        by = self.settings.officer_name
        work = partial(duplicate, number, self.ids, by)
        self.ask(work, partial(self._open_copy, failed), failed)

    def show_settings(self) -> None:
        """Open the settings."""
        from boardpaper.desktop.dialogs.settings import SettingsDialog  # noqa: PLC0415

        SettingsDialog(self, self._application.activeWindow()).open()

    def show_keys(self) -> None:
        """Show what keys do."""
        from boardpaper.desktop.dialogs.keys import KeysDialog  # noqa: PLC0415

        KeysDialog(self, self._application.activeWindow()).open()

    def show_about(self) -> None:
        """Show what this program is, and whose work it rests on."""
        from boardpaper.desktop.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self, self._application.activeWindow()).open()

    def enlarge_text(self) -> None:
        """Make all text larger, a step."""
        self._resize_text(_TEXT_STEP)

    def reduce_text(self) -> None:
        """Make all text smaller, a step."""
        self._resize_text(-_TEXT_STEP)

    def _resize_text(self, by: int) -> None:
        size = max(_LEAST_TEXT, min(self.settings.text_size + by, _LARGEST_TEXT))
        settings = replace(self.settings, text_size=size)
        try:
            self.save_settings(settings)
        except BoardpaperError as error:
            if "text_size" not in self.loaded.locked:  # then it is used until the program ends
                self.loaded = dataclasses.replace(self.loaded, settings=settings)
                self.show_look(settings)
            self.troubled.emit(f"The size of the text is not kept: {error}")

    def show_look(self, settings: Settings) -> None:
        """Show colours and text size of some settings, as a preview where they are not saved."""
        chosen = settings.theme
        theme = self._system_look.theme if chosen == "system" else chosen
        self.look.apply(theme, settings.text_size)

    def save_settings(self, settings: Settings) -> None:
        """Write settings to the officer's file and use them.

        Raises:
            BoardpaperError: they cannot be used, or not be written.
        """
        folder = self.settings.library_folder
        self.loaded = save_settings(self.folders.settings_file, self.loaded, settings)
        self.show_look(self.settings)
        if settings.library_folder != folder:
            self.reports.forget()
            self.library_changed.emit()
        self.settings_changed.emit()

    def report_closed(self, window: ReportWindow) -> None:
        """Take note that the window of a report is gone."""
        self._report_windows.remove(window)
        QTimer.singleShot(0, self._housekeeping.tidy)
        if self.is_quitting:
            self.quit()
        elif self._library_view is None or not self._library_view.isVisible():
            self.show_library()

    def _library_closed(self) -> None:
        """Keep how the library's window looked; the program ends with its last window."""
        if self._library_view is not None:
            write_first_look(self.folders.first_look_file, self._library_view.first_look())
        if not self._report_windows:
            QTimer.singleShot(0, self._application.quit)

    def quit(self) -> None:
        """Close every window, and end the program unless one of them stays open."""
        self.is_quitting = True
        if self._report_windows:  # the next one is closed when this one is gone
            self._report_windows[-1].close()
            return
        if self._library_view is not None:
            self._library_view.frame.close()
        self._application.quit()

    def stay(self) -> None:
        """Take note that a window stays open, so that the program does not end."""
        self.is_quitting = False

    def close(self) -> None:
        """Finish what is on its way, and end threads and processes; a second time does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._worker is not None:
            self._worker.close()
        if self._library_view is not None:
            self._library_view.end()
            self._library_view = None
        self.reports.close()
        self._errands.close()
        self._housekeeping.close()
        save_window_states(self.folders.window_state_file, self.states)

    def expect_defects(self) -> None:
        """From now on tell the officer of what nobody has foreseen, and end in good order."""
        from boardpaper.desktop.crash import CrashHandler  # noqa: PLC0415

        self._crash = CrashHandler(self, self.folders.log_file)
        self._crash.install()

    def tell_defect(self, error: Exception) -> None:
        """Hand on what should not have happened."""
        if self.surroundings.on_defect is not None:
            self.surroundings.on_defect(error)
        elif self._crash is not None:
            self._crash.tell(error)
        else:
            raise error

    def _load_settings(self) -> LoadedSettings:
        folders = self.folders
        return load_settings(
            folders.settings_file, folders.machine_settings_file, folders.installed
        )

    def _make_library_view(self) -> LibraryView:
        from boardpaper.desktop.library.frame import Frame  # noqa: PLC0415
        from boardpaper.desktop.library.view import LibraryView  # noqa: PLC0415

        frame = self._frame or Frame(read_first_look(self.folders.first_look_file))
        frame.closed.connect(self._library_closed)
        return LibraryView(self, frame)

    def _fail(self, failed: Callable[[str], object], error: Exception) -> None:
        failed(sentence_of(error))
        if not isinstance(error, BoardpaperError):
            self.tell_defect(error)

    def _bring_forward(self, number: int, arrive: Callable[[ReportWindow], object]) -> bool:
        """Bring the window of a report to the front; tell whether there is one."""
        found = [each for each in self._report_windows if each.session.number == number]
        for window in found:
            window.come_forward()
            arrive(window)
        return bool(found)

    def _open_copy(self, failed: Callable[[str], object], kept: Kept) -> None:
        self.library_changed.emit()
        self.open_report(kept.number, failed)

    def _show_report(
        self,
        number: int,
        arrive: Callable[[ReportWindow], object],
        found: tuple[Opened, tuple[Author, ...]],
    ) -> None:
        opened, self._people = found
        if not self._bring_forward(number, arrive):  # else opened twice before the first was there
            arrive(self._show(opened, number, self._people))

    def _show(self, opened: Opened, number: int | None, people: Sequence[Author]) -> ReportWindow:
        from boardpaper.desktop.report.session import Host, Session  # noqa: PLC0415
        from boardpaper.desktop.report.window import ReportWindow  # noqa: PLC0415

        at, by = self.surroundings.clock, self.settings.officer_name
        host = Host(self, by, at, self.ids, self.tell_defect, self.folders, self._spelling)
        session = Session(opened, number, host, tuple(people))
        session.kept.connect(self.library_changed)
        window = ReportWindow(self, session)
        self._report_windows.append(window)
        window.show()
        if session.calendar_fault:
            window.notice.say_error(session.calendar_fault)
        QTimer.singleShot(0, self._housekeeping.tidy)
        return window

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.show_look(self.settings)
