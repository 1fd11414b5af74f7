"""A library made anew from the reports beside it, the attachments, and what is whole of the old.

The old file is put aside under a name that says so, and never deleted. Of a report the newest
version is taken that is provably as it was saved.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Table, select, text

from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.files import put_in_place, quoted, reason_of, temporary_beside
from boardpaper.library import events, people, revisions, writing
from boardpaper.library import tables as t
from boardpaper.library.backups import checking
from boardpaper.library.backups.aside import put_aside
from boardpaper.library.backups.pool import whole
from boardpaper.library.beside import Beside
from boardpaper.library.errors import DamagedError, explained
from boardpaper.library.event import Deed
from boardpaper.library.file import attachments_folder
from boardpaper.library.opening import Access, make_file, prepare
from boardpaper.library.reading import head_row, load
from boardpaper.library.signature import Signature
from boardpaper.library.templates import keep_template, template_text
from boardpaper.report.contents import attachments_of
from boardpaper.report.standing import Saved
from boardpaper.report.status import Moment
from boardpaper.report.values import Value

T = TypeVar("T")

_UNREADABLE: Final = (DamagedError, InvalidInputError, msgspec.MsgspecError, ValueError, TypeError)
_LARGEST_ATTACHMENT: Final = 2**40


class Rebuilt(Value, frozen=True):
    """What became of a library that was made anew.

    ``lost`` are the numbers of reports of which nothing whole was found, ``lacking`` of those that
    name papers or pictures which are gone. ``aside`` is where the old file is now.
    """

    reports: tuple[int, ...]
    lost: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()
    revisions: int = 0
    has_events: bool = True
    aside: str = ""


class _Found(NamedTuple):
    saved: Saved
    binned_at: Moment | None


def rebuild(library: Path, signed: Signature, wait: float) -> Rebuilt:
    """Make a library anew in the place of one that is damaged, emptied or gone.

    Raises:
        InvalidInputError: there is nothing to make it from.
        EnvironmentFaultError: the library is in use, or the machine refused; nothing was changed.
    """
    beside, new = Beside(library), temporary_beside(library)
    try:
        with _explained(library), _Old.opened(library, wait) as old:
            numbers = sorted({*beside.numbers(), *old.numbers()})
            if not numbers:
                raise InvalidInputError(
                    f"There are no reports to make the library {quoted(library)} from: restore it "
                    "from a backup."
                )
            make_file(new)
            prepare(new, wait)
            with Access(new, wait).writing() as connection:
                rebuilt = _Rebuilding(connection, old, beside, library).carry_out(numbers, signed)
            _require_whole(new)
        with _explained(library):
            aside = put_aside(library, signed.at) if library.exists() else None
            put_in_place(new, library)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
    with Access(library, wait).reading() as connection:
        beside.bring_up_to_date(connection)
    return msgspec.structs.replace(rebuilt, aside="" if aside is None else str(aside))


class _Old:
    """What can be read of the library that is there; nothing where there is none."""

    def __init__(self, connection: Connection | None) -> None:
        self.connection = connection

    @classmethod
    @contextlib.contextmanager
    def opened(cls, library: Path, wait: float) -> Iterator[_Old]:
        """Open a library as far as that is possible; nobody else writes to it meanwhile.

        Raises:
            EnvironmentFaultError: it is in use.
        """
        stack = contextlib.ExitStack()
        connection: Connection | None = None
        if library.is_file() and library.stat().st_size:
            with contextlib.suppress(DamagedError):
                connection = stack.enter_context(Access(library, wait).writing())
        try:
            yield cls(connection)
        finally:
            with contextlib.suppress(DamagedError):
                stack.close()

    def read(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """Read something, or say what is otherwise so where that cannot be read."""
        if self.connection is None:
            return otherwise
        try:
            with explained(Path()):
                return work(self.connection)
        except _UNREADABLE:
            return otherwise

    def numbers(self) -> frozenset[int]:
        """The numbers of all reports."""
        return self.read(_numbers, frozenset())


class _Rebuilding:
    """Fills the new library."""

    def __init__(self, new: Connection, old: _Old, beside: Beside, library: Path) -> None:
        self._new, self._old, self._beside = new, old, beside
        self._papers = attachments_folder(library)

    def carry_out(self, numbers: list[int], signed: Signature) -> Rebuilt:
        """Put everything in, and say what it is."""
        self._keep_templates()
        self._keep_attachments(signed)
        kept, lost, lacking, count = list[int](), list[int](), list[int](), 0
        for number in numbers:
            found = self._found(number)
            if found is None or not self._has_template(found.saved):
                lost.append(number)
                continue
            if self._name_attachments(found.saved, signed):
                lacking.append(number)
            writing.put(self._new, number, found.saved, found.binned_at)
            kept.append(number)
            count += self._keep_revisions(number, found.saved, signed)
        has_events = self._copy_events()
        self._keep_people()
        self._reserve_numbers(numbers)
        details = (("lost", str(len(lost))),) if lost else ()
        events.note(self._new, None, Deed("rebuilt", details), signed)
        return Rebuilt(tuple(kept), tuple(lost), tuple(lacking), count, has_events)

    def _found(self, number: int) -> _Found | None:
        """The newest version of a report that is whole; of two alike that of the library."""
        inside = self._old.read(partial(_load, number), None)
        outside = self._beside.newest(number)
        if inside is not None and (outside is None or inside.saved.version >= outside.version):
            return inside
        return None if outside is None else _Found(outside, self._beside.binned_at(number))

    def _keep_templates(self) -> None:
        none: tuple[str, ...] = ()
        for toml in (*self._beside.templates(), *self._old.read(_templates, none)):
            keep_template(self._new, toml)

    def _has_template(self, saved: Saved) -> bool:
        try:
            template_text(self._new, saved.report.template.hash)
        except BoardpaperError:
            return False
        return True

    def _keep_attachments(self, signed: Signature) -> None:
        for path in sorted(self._papers.iterdir()) if self._papers.is_dir() else ():
            data = whole(path, _LARGEST_ATTACHMENT)
            if data is not None:
                self._add_attachment(path.name, len(data), signed)

    def _add_attachment(self, name: str, size: int, signed: Signature) -> None:
        row = {"sha256": name, "size": size, "kept_at": signed.at}
        self._new.execute(t.attachment.insert().prefix_with("OR IGNORE"), row)

    def _name_attachments(self, saved: Saved, signed: Signature) -> bool:
        """Let a report name what is gone too, as it did; tell whether anything is."""
        is_there = select(t.attachment.c.sha256).where(t.attachment.c.size > 0)
        gone = set(attachments_of(saved.report)) - set(self._new.scalars(is_there))
        for name in gone:
            self._add_attachment(name, 0, signed)
        return bool(gone)

    def _keep_revisions(self, number: int, saved: Saved, signed: Signature) -> int:
        old = self._old.connection
        copied = 0
        if old is not None:
            with contextlib.suppress(*_UNREADABLE), explained(Path()):
                copied = revisions.copy_whole(old, self._new, number)
        if not copied:
            revisions.keep(self._new, number, saved.report, "start", signed)
        return copied

    def _copy_events(self) -> bool:
        """Copy the events if none of them was damaged: a part of the chain would not hold."""
        rows = self._old.read(_events, None)
        for row in rows or ():
            self._new.execute(t.event.insert(), row)
        return rows is not None

    def _keep_people(self) -> None:
        none: list[dict[str, Any]] = []
        for row in self._old.read(_people, none):
            self._new.execute(t.person.insert(), row)
        people.seal_people(self._new)

    def _reserve_numbers(self, numbers: list[int]) -> None:
        """See that the number of a report that was deleted is not given again."""
        last = max(*numbers, self._old.read(_last_number, 0), 0)
        row = {"last": last}
        self._new.execute(text("DELETE FROM sqlite_sequence WHERE name = 'report'"))
        statement = "INSERT INTO sqlite_sequence (name, seq) VALUES ('report', :last)"
        self._new.execute(text(statement), row)


def _numbers(connection: Connection) -> frozenset[int]:
    return frozenset(connection.scalars(select(t.report.c.number)).all())


def _load(number: int, connection: Connection) -> _Found:
    saved = load(connection, number)
    return _Found(saved, head_row(connection, number)["binned_at"])


def _templates(connection: Connection) -> tuple[str, ...]:
    names = connection.scalars(select(t.template_text.c.hash)).all()
    found: list[str] = []
    for name in names:
        with contextlib.suppress(*_UNREADABLE):
            found.append(template_text(connection, name))
    return tuple(found)


def _events(connection: Connection) -> list[dict[str, Any]] | None:
    if next(events.broken_links(connection), None) is not None:
        return None
    return _rows(connection, t.event)


def _people(connection: Connection) -> list[dict[str, Any]]:
    people.people(connection)
    return _rows(connection, t.person)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    names = [str(each.name) for each in table.columns]
    return [dict(zip(names, row, strict=True)) for row in connection.execute(select(table))]


def _last_number(connection: Connection) -> int:
    found = connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'report'"))
    return int(found or 0)


def _require_whole(new: Path) -> None:
    found = checking.faults(new)
    if found:
        raise EnvironmentFaultError(
            f"The library that was made anew is not whole ({', '.join(found[:5])}), so nothing was "
            "changed: have the disk checked."
        )


@contextlib.contextmanager
def _explained(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFaultError(
            f"The library {quoted(library)} was not made anew: {reason_of(error)}."
        ) from error
