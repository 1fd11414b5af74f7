"""The library on its thread: opened when it is first asked, after the first list was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from boardpaper.desktop.lane import Lane

if TYPE_CHECKING:
    from boardpaper.desk.opening import Opened
    from boardpaper.desk.settings import Settings
    from boardpaper.library.entry import Entry
    from boardpaper.library.kept import Kept
    from boardpaper.library.library import Library
    from boardpaper.library.stamp import Stamp
    from boardpaper.report.report import Author

T = TypeVar("T")


class Owner(Protocol):
    """Whose library it is, and which it is now."""

    @property
    def library_file(self) -> Path:
        """Where the library is."""

    @property
    def settings(self) -> Settings:
        """The settings that apply."""


class LibraryLane:
    """Asks the library, which belongs to the lane; its ``owner`` says which library it is now."""

    def __init__(self, lane: Lane, owner: Owner, clock: Callable[[], datetime]) -> None:
        self._lane, self._owner, self._clock = lane, owner, clock
        self._last_work: Callable[[], object] | None = None
        self._library: Library | None = None  # touched on the lane only
        self._seen: tuple[int, int] | None = None  # which file it was; on the lane only
        self._has_listed = False

    def ask(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do some work with the library, and tell here what came of it."""
        self._lane.submit(partial(self._with_library, work), done, failed)

    def list_reports(
        self, done: Callable[[Sequence[Entry]], object], failed: Callable[[Exception], object]
    ) -> None:
        """List all reports, also those in the bin; the first time before the library is open."""
        self._lane.submit(self._list, partial(self._hand_over, done), failed)

    def look(
        self, done: Callable[[Stamp | None], object], failed: Callable[[Exception], object]
    ) -> None:
        """Look at the state of the file; another file is opened anew when it is next asked."""
        self._lane.submit(self._look, done, failed)

    def on_file(
        self,
        work: Callable[[Path], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do some work with the library's file, which need not be one that can be opened."""
        self._lane.submit(partial(self._with_file, work), done, failed)

    def at_end(self, work: Callable[[], object]) -> None:
        """Do some work after all that was asked, when the lane is closed; nobody hears of it."""
        self._last_work = work

    def forget(self) -> None:
        """From now on ask the library that the owner has then; wait for what is on its way."""
        self._lane.wait(self._forget)

    def close(self) -> None:
        """Finish all that was asked, and what is to be done at the end."""
        if self._last_work is not None:
            self._lane.submit(self._last_work, _ignore, _ignore)
        self._lane.close()

    def _with_file(self, work: Callable[[Path], T]) -> T:
        return work(self._owner.library_file)

    def _with_library(self, work: Callable[[Library], T]) -> T:
        if self._library is None:
            from boardpaper.desk.keeping import open_or_create  # noqa: PLC0415

            backups = self._owner.settings.backup_folder
            self._library = open_or_create(self._owner.library_file, self._clock, backups)
        return work(self._library)

    def _list(self) -> Sequence[Entry]:
        if self._library is None:
            from boardpaper.library.first_list import first_list  # noqa: PLC0415

            entries = first_list(self._owner.library_file)
            if entries is not None:
                return entries
        return self._with_library(_list_all)

    def _hand_over(
        self, done: Callable[[Sequence[Entry]], object], entries: Sequence[Entry]
    ) -> None:
        done(entries)
        if not self._has_listed:  # now there is time to open the library itself
            self._has_listed = True
            self._tidy(True)

    def _tidy(self, has_more: bool) -> None:
        """Have the library put in order, between what others ask of it."""
        if has_more:
            self.ask(_tidied, self._tidy, _ignore)

    def _look(self) -> Stamp | None:
        from boardpaper.library.stamp import stamp_of  # noqa: PLC0415

        stamp = stamp_of(self._owner.library_file)
        if stamp is not None:
            if self._seen is not None and stamp.file != self._seen:
                self._library = None  # a backup, say, which may have the tables of before
            self._seen = stamp.file
        return stamp

    def _forget(self) -> None:
        self._library = None
        self._seen = None


def open_with_people(
    number: int, logo: Path | None, library: Library
) -> tuple[Opened, tuple[Author, ...]]:
    """Open a report, to be printed with a logo, and name the authors that are remembered.

    Raises:
        BoardpaperError: there is no such report, or it cannot be opened.
    """
    from boardpaper.desk.keeping import open_kept  # noqa: PLC0415
    from boardpaper.desk.logo import usual_logo  # noqa: PLC0415

    opened = replace(open_kept(library, number), logo=usual_logo(logo))
    return opened, library.people()


def duplicate(number: int, ids: Iterator[str], by: str, library: Library) -> Kept:
    """Keep a copy of a report as a new draft."""
    return library.duplicate(number, ids, by)


def _tidied(library: Library) -> bool:
    return library.tidy()


def _list_all(library: Library) -> Sequence[Entry]:
    return (*library.entries(), *library.entries(binned=True))


def _ignore(_told: object) -> None:
    """Opening is all; what is not there is told to whoever asks for it."""
