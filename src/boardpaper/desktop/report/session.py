"""One open report: its desk, the form it is written in, its papers, and how it is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from boardpaper.desk.calendars import safe_calendar
from boardpaper.desk.changes import Change
from boardpaper.desk.checking import as_it_stands
from boardpaper.desk.desk import Desk, Surroundings
from boardpaper.desk.folders import Folders
from boardpaper.desk.keeping import Belongings, LibraryKeeper, belongings_of
from boardpaper.desk.opening import Opened
from boardpaper.desktop.numbering import NumberBook
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.report.check_run import CheckRun
from boardpaper.desktop.report.papers import Papers
from boardpaper.desktop.report.saving import Lane, Saver
from boardpaper.desktop.theme import Look
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Author, Report
from boardpaper.report.standing import Saved
from boardpaper.report.template import StoredTemplate, Template

if TYPE_CHECKING:
    from boardpaper.checks.spelling import Speller
    from boardpaper.library.library import Library


@dataclass(frozen=True, slots=True)
class Host:
    """What a session needs of the program.

    ``by`` names the officer, ``clock`` tells the time of day, and ``on_defect`` is handed what
    should not have happened. ``folders`` may have a calendar of the officer's own. ``speller`` is
    asked when a report is first checked.
    """

    lane: Lane
    by: str
    clock: Callable[[], datetime]
    ids: Iterator[str]
    on_defect: Callable[[Exception], object]
    folders: Folders
    speller: Callable[[], Speller | None]


class Session(QObject):
    """An open report, whichever windows show it."""

    kept = Signal()
    """The library has a new version of it."""

    restored = Signal()
    """It is out of the bin again."""

    def __init__(
        self,
        opened: Opened,
        number: int | None,
        host: Host,
        people: tuple[Author, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        """Open a report of the library, or with ``number`` None a new one.

        ``people`` are the authors the library remembers.
        """
        super().__init__(parent)
        self.council, self._logo = opened.council, opened.logo
        self._templates = {opened.template.hash: opened.template}
        self.ids, self.clock, self.by, self.people = host.ids, host.clock, host.by, people
        calendar, self.calendar_fault = safe_calendar(host.folders)
        self.checks = CheckRun(self._form, self.council, calendar, self.clock, host.speller, self)
        surroundings = Surroundings(time.monotonic, self.checks.count_errors, host.on_defect)
        saved = opened.saved
        kept = None if number is None else saved
        self.desk = Desk(saved.report, saved.standing, kept, surroundings)
        self.checks.follow(self.desk)
        self._number = number
        self._keeper: LibraryKeeper | None = None
        self._saved = saved
        self._lane = host.lane
        self.papers = Papers(host.lane, opened.attachments)
        self.numbers = NumberBook(self.desk, self._form, self.council, self)
        is_new = number is None
        self.saver = Saver(self.desk, host.lane, self._keep_with, is_new=is_new, parent=self)
        self.desk.subscribe(self._heard)

    @property
    def number(self) -> int | None:
        """The number the library knows the report by, None until it was kept."""
        return self._number if self._keeper is None else self._keeper.number

    @property
    def is_binned(self) -> bool:
        """Whether somebody had put it in the bin when it was kept last."""
        return self._keeper is not None and self._keeper.is_binned

    def restore(self, failed: Callable[[str], object]) -> None:
        """Take it out of the bin."""
        self._lane.ask(self._restore_with, self._tell_restored, failed)

    @property
    def template(self) -> StoredTemplate:
        """The template the report is in now."""
        return self._templates[self.desk.report.template.hash]

    def know_template(self, stored: StoredTemplate) -> None:
        """Have a template at hand, before the report is moved to it."""
        self._templates[stored.hash] = stored

    def take_theirs(self, failed: Callable[[str], object]) -> None:
        """Of two versions take the other, once its template and papers are at hand.

        The text here is kept as a revision first: neither is lost.
        """
        other = self.desk.save_state.other
        if other is not None:
            known = tuple(self.papers.all)
            keep = partial(self._keep_revision, self.desk.report)
            work = partial(_keep_and_read, keep, other.report, known)
            self._lane.ask(work, partial(self._take, other), failed)

    def keep_mine(self, done: Callable[[], object], failed: Callable[[str], object]) -> None:
        """Of two versions go on with the one here, once the other is kept as a revision too."""
        other = self.desk.save_state.other
        if other is not None:
            work = partial(self._keep_revision, other.report)
            self._lane.ask(work, partial(self._go_on, other, done), failed)

    def read_theirs(
        self, done: Callable[[StoredTemplate], object], failed: Callable[[str], object]
    ) -> None:
        """Read the template that the other version is written in."""
        other = self.desk.save_state.other
        if other is not None:
            work = partial(_read_template, other.report)
            self._lane.ask(work, done, failed)

    def _keep_revision(self, report: Report, library: Library) -> None:
        if self.number is not None:
            library.keep_revision(self.number, report, "clash", self.by)

    def _go_on(self, other: Saved, done: Callable[[], object], _nothing: None) -> None:
        if self.desk.save_state.other is other:  # else a choice was made meanwhile
            done()

    def _take(self, other: Saved, belongings: Belongings) -> None:
        self.know_template(belongings.template)
        self.papers.add(belongings.papers)
        if self.desk.save_state.other is other:  # else a choice was made meanwhile
            self.desk.take_theirs()

    def context(self, look: Look) -> Context:
        """What the pages of the report need, as it is now."""
        return Context(
            self.desk,
            self.template.template,
            self.council,
            look,
            self.ids,
            self.numbers,
            self.papers,
            self.clock,
            self.checks.working_days,
            self.people,
        )

    def opened(self) -> Opened:
        """The report as it is now, with all that its printing needs."""
        desk = self.desk
        at = desk.save_state.saved_at or self._saved.changed_at
        saved = replace(self._saved, report=desk.report, standing=desk.standing, changed_at=at)
        opened = Opened(saved, self.template, self.council, self.papers.all, self._logo)
        return as_it_stands(opened, self.checks.problems)

    def _form(self) -> Template:
        return self.template.template

    def _keep_with(self, library: Library) -> LibraryKeeper:
        if self._keeper is None:
            self._keeper = LibraryKeeper(library, self._number, self._templates, self.by)
        return self._keeper

    def _restore_with(self, library: Library) -> None:
        self._keep_with(library).restore()

    def _tell_restored(self, _nothing: None) -> None:
        self.restored.emit()
        self.kept.emit()

    def _heard(self, change: Change) -> None:
        state = self.desk.save_state
        if change.saving and not state.is_saving and not state.has_unsaved_changes:
            self.kept.emit()


def _keep_and_read(
    keep: Callable[[Library], None], report: Report, known: tuple[str, ...], library: Library
) -> Belongings:
    keep(library)
    return belongings_of(library, report, known)


def _read_template(report: Report, library: Library) -> StoredTemplate:
    return belongings_of(library, report, attachments_of(report)).template
