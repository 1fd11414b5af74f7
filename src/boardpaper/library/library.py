"""The library: all that can be asked of it, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection

from boardpaper.errors import InvalidInputError
from boardpaper.library import (
    disposal,
    events,
    history,
    locks,
    people,
    reading,
    revisions,
    search,
    templates,
    writing,
)
from boardpaper.library.attachments import Attachments
from boardpaper.library.beside import Beside
from boardpaper.library.duplicate import duplicate
from boardpaper.library.entries import read_entries, shown
from boardpaper.library.entry import Entry
from boardpaper.library.event import CREATION, Deed, Event
from boardpaper.library.file import backups_folder
from boardpaper.library.kept import Kept
from boardpaper.library.lock import Desk, Lock
from boardpaper.library.numbers import number_name, parse_number
from boardpaper.library.opening import Access, make_file, prepare
from boardpaper.library.revision import Revision, Why
from boardpaper.library.signature import Signature
from boardpaper.library.terms import terms_of
from boardpaper.report.acts import Act
from boardpaper.report.report import Author, Report
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.status import Status

WAIT: Final = 5.0
"""Seconds to wait for another program that is writing to the library."""

_TIDIED_AT_ONCE: Final = 25
"""Reports that are written beside the library before another may ask it something."""


class _How(NamedTuple):
    signed: Signature
    deed: Deed


class Library:
    """Reports in a SQLite file, with their templates and attachments; values go in and come out.

    A report is known by its number, which is never given to another. Whatever is asked is done
    whole or not at all, and is on the disk when the call returns. Every method may raise
    EnvironmentFaultError, when the library is locked, full, read-only, damaged or out of reach.

    A Library belongs to one thread, the database lane. Several of them, in several programs, may
    work on one file: they wait for each other, and who saves an old version is told so.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], wait: float) -> None:
        """Use `open` or `create`: this does not look at the file."""
        self._access = Access(path, wait)
        self._attachments = Attachments(self._access)
        self._beside = Beside(path.absolute())
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Callable[[], datetime],
        wait: float = WAIT,
        backups: Path | None = None,
    ) -> Library:
        """Open a library; one of an older version is backed up, and gets the tables of this one.

        ``clock`` gives the moment, with its time zone. ``backups`` is the folder for backups, None
        for the one beside the library.

        Raises:
            InvalidInputError: there is no such file, or it is no library, or one of a newer
                version of Boardpaper; it is left untouched.
        """
        prepare(path, wait, partial(_back_up, path, clock, wait, backups))
        return cls(path, clock, wait)

    @classmethod
    def create(cls, path: Path, clock: Callable[[], datetime], wait: float = WAIT) -> Library:
        """Make an empty library, and its folder where there is none, for the user alone.

        Raises:
            InvalidInputError: there is a file already, or the path cannot be the name of one.
        """
        make_file(path)
        return cls.open(path, clock, wait)

    @property
    def path(self) -> Path:
        """Where the library is."""
        return self._access.path

    def add(self, report: Report, standing: Standing, by: str, deed: Deed = CREATION) -> Kept:
        """Keep a new report, under the next number; ``deed`` says how it came about.

        Raises:
            InvalidInputError: its template, or an attachment that it names, was not kept before.
        """
        with self._access.writing() as connection:
            return self._add(connection, report, standing, _How(self._signature(by), deed))

    def save(
        self,
        number: int,
        report: Report,
        standing: Standing,
        expected_version: int,
        by: str,
        acts: Sequence[Act] = (),
    ) -> Saved:
        """Keep a new version of a report; what is the same is not written again.

        The ``acts`` that led to its standing are noted, and the report is kept as a revision where
        one of them asks for that, or half an hour has passed.

        Raises:
            StaleError: the library has not the expected version any more; nothing was written.
            InvalidInputError: there is no such report, or its template, or an attachment that it
                names, was not kept before.
        """
        with self._access.writing() as connection:
            signed = self._signature(by)
            new = Saved(report, signed.at, signed.by, standing, expected_version + 1)
            saved = writing.save(connection, number, new)
            history.note_save(connection, number, report, acts, signed)
            self._beside.keep(connection, number, saved)
        self._beside.drop_older(number, saved.version)
        return saved

    def load(self, number: int) -> Saved:
        """Read a report, and see that it is what was saved.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.reading() as connection:
            return reading.load(connection, number)

    def find(self, words: str) -> int:
        """Return the number that ``BP-0042``, ``bp 42`` or ``42`` stands for.

        Raises:
            InvalidInputError: it is no number, or no report has it.
        """
        number = parse_number(words)
        if number is None:
            raise InvalidInputError("A report is named by its number, such as BP-0042 or 42.")
        with self._access.reading() as connection:
            reading.head_row(connection, number)
        return number

    def entries(self, status: Status | None = None, *, binned: bool = False) -> tuple[Entry, ...]:
        """List the reports (of one status), or those in the bin; the last changed comes first."""
        with self._access.reading() as connection:
            return read_entries(connection, *shown(status, binned=binned))

    def search(
        self,
        words: str,
        status: Status | None = None,
        *,
        binned: bool = False,
        report_to: str | None = None,
        among: Collection[int] | None = None,
        limit: int = 50,
    ) -> search.Found:
        """Find the reports in which all words stand, and show where; the last changed come first.

        A word is found at the beginning of longer ones too, ``"two words"`` as they are; capitals
        and accents make no difference. ``report_to`` asks for reports to one body only,
        ``among`` for those of some numbers. At most ``limit`` hits are shown, and all are counted.
        """
        with self._access.reading() as connection:
            conditions = shown(status, binned=binned, report_to=report_to, among=among)
            return search.search(connection, terms_of(words), conditions, limit)

    def duplicate(self, number: int, ids: Iterator[str], by: str) -> Kept:
        """Keep a copy of a report as a new draft; see `boardpaper.library.duplicate`.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.writing() as connection:
            copy = duplicate(reading.load(connection, number).report, ids)
            deed = Deed("copy", (("from", number_name(number)),))
            return self._add(connection, copy, Standing(), _How(self._signature(by), deed))

    def put_in_bin(self, number: int, by: str = "") -> None:
        """Put a report in the bin; its version stays, so whoever has it open can go on saving.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.writing() as connection:
            signed = self._signature(by)
            binned_at = disposal.put_in_bin(connection, number, signed.at)
            events.note(connection, number, Deed("put-in-bin"), signed)
            self._beside.put_in_bin(number, binned_at)

    def restore(self, number: int, by: str = "") -> None:
        """Take a report out of the bin.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.writing() as connection:
            disposal.restore(connection, number)
            events.note(connection, number, Deed("take-out-of-bin"), self._signature(by))
        self._beside.take_out_of_bin(number)

    def is_binned(self, number: int) -> bool:
        """Tell whether a report is in the bin.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.reading() as connection:
            return reading.head_row(connection, number)["binned_at"] is not None

    def delete_for_ever(self, numbers: Collection[int], by: str = "") -> None:
        """Delete reports from the bin, and what only they had: nothing of them stays in the files.

        Together is faster than one by one: the search index is written anew.

        Raises:
            InvalidInputError: there is no report of a number, or it is not in the bin; then none
                of them is deleted.
        """
        with self._access.writing() as connection:
            signed = self._signature(by)
            disposal.delete_for_ever(connection, numbers)
            for number in numbers:
                events.note(connection, number, Deed("delete"), signed)
        self._attachments.remove_strays()
        self._beside.forget(numbers)

    def keep_template(self, toml: str) -> str:
        """Keep the text of a template, and return its SHA-256: reports name it by that."""
        with self._access.writing() as connection:
            return templates.keep_template(connection, toml)

    def template_text(self, name: str) -> str:
        """Return the text of a template.

        Raises:
            InvalidInputError: it was not kept.
        """
        with self._access.reading() as connection:
            return templates.template_text(connection, name)

    def keep_attachment(self, data: bytes) -> str:
        """Keep a paper or picture, and return its SHA-256: reports name it by that.

        One that no report has named for a week is removed again.
        """
        return self._attachments.keep(data, self._clock())

    def attachment(self, name: str) -> bytes:
        """Return a paper or picture.

        Raises:
            InvalidInputError: it was not kept.
        """
        return self._attachments.read(name)

    def remove_unnamed_attachments(self) -> None:
        """Remove what no report has named for a week, and what a crash left behind."""
        self._attachments.remove_unnamed(self._clock())

    def remember(self, author: Author) -> None:
        """Remember an author, in place of what was known under that name."""
        with self._access.writing() as connection:
            people.remember(connection, author, self._clock())

    def people(self) -> tuple[Author, ...]:
        """The authors that are remembered; who was named last comes first."""
        with self._access.reading() as connection:
            return people.people(connection)

    def forget(self, name: str) -> None:
        """Forget the author of a name, if there is one."""
        with self._access.writing() as connection:
            people.forget(connection, name)

    def keep_revision(self, number: int, report: Report, why: Why, by: str, name: str = "") -> None:
        """Keep a state of a report, to come back to or to compare with.

        One that is kept by itself, and says nothing that the last one does not say, is not.

        Raises:
            InvalidInputError: there is no such report, or an attachment that it names is missing.
        """
        with self._access.writing() as connection:
            reading.head_row(connection, number)
            revisions.keep(connection, number, report, why, self._signature(by), name)

    def revisions(self, number: int) -> tuple[Revision, ...]:
        """The kept states of a report, the last one first."""
        with self._access.reading() as connection:
            return revisions.revisions(connection, number)

    def revision(self, number: int, key: int) -> Report:
        """The report as it was in a revision.

        Raises:
            InvalidInputError: the report has no such revision.
        """
        with self._access.reading() as connection:
            return revisions.text_of(connection, number, key)

    def name_revision(self, number: int, key: int, name: str) -> None:
        """Give a revision a name, for which it is kept for ever; an empty one takes it away.

        Raises:
            InvalidInputError: the report has no such revision.
        """
        with self._access.writing() as connection:
            revisions.rename(connection, number, key, name)

    def lock(self, number: int, desk: Desk, *, over: bool = False) -> Lock:
        """Lock a report for a desk; return the lock it has now, another's where that still holds.

        ``over`` takes it from whoever has it.

        Raises:
            InvalidInputError: there is no such report.
        """
        with self._access.writing() as connection:
            return locks.take(connection, number, desk, self._clock(), over=over)

    def lock_on(self, number: int) -> Lock | None:
        """The lock on a report, None where nobody has it open."""
        with self._access.reading() as connection:
            return locks.find(connection, number)

    def beat(self, desk: Desk) -> Collection[int]:
        """Say that a desk is still there, and return the reports that it has still locked."""
        with self._access.writing() as connection:
            return locks.beat(connection, desk, self._clock())

    def release(self, number: int, desk: Desk) -> None:
        """Take the lock of a desk off a report, if it is still its."""
        with self._access.writing() as connection:
            locks.release(connection, number, desk)

    def note(self, number: int | None, deed: Deed, by: str) -> Event:
        """Note what was done with a report, or with None with the library."""
        with self._access.writing() as connection:
            return events.note(connection, number, deed, self._signature(by))

    def events(self, number: int | None = None, what: str | None = None) -> tuple[Event, ...]:
        """What was done with a report, or with None with the library and all; all, or one kind."""
        with self._access.reading() as connection:
            return events.events(connection, number, what)

    def tidy(self) -> bool:
        """Remove what is not needed any more, and write beside the library what is missing there.

        A part at a time, so that nobody waits for long; returns whether there is more to do.

        Raises:
            EnvironmentFaultError: some of it could not be done; it is done another time.
        """
        self.remove_unnamed_attachments()
        with self._access.reading() as connection:
            return self._beside.bring_up_to_date(connection, _TIDIED_AT_ONCE)

    def _add(self, connection: Connection, report: Report, standing: Standing, how: _How) -> Kept:
        kept = writing.add(connection, report, standing, how.signed)
        history.note_start(connection, kept.number, report, how.signed, how.deed)
        self._beside.keep(connection, kept.number, kept.saved)
        return kept

    def _signature(self, by: str) -> Signature:
        return Signature(self._clock(), by)


def _back_up(path: Path, clock: Callable[[], datetime], wait: float, folder: Path | None) -> None:
    from boardpaper.library.backups.backups import Backups  # noqa: PLC0415 — needed with a version

    backups = Backups(path, folder or backups_folder(path), wait)
    backups.make(clock(), needs_papers=False)  # no upgrade touches those
