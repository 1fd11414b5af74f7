"""Putting a backup in the place of a library, so that nothing of either is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.files import put_in_place, quoted, reason_of, temporary_beside
from boardpaper.library import events
from boardpaper.library import tables as t
from boardpaper.library.backups.aside import is_anything_left, put_aside
from boardpaper.library.backups.backup import Backup, read_backup
from boardpaper.library.backups.looking import attachments_in
from boardpaper.library.backups.making import Faults
from boardpaper.library.backups.pool import copy_whole, pool_in, whole
from boardpaper.library.backups.stopping import never
from boardpaper.library.errors import DamagedError, explained
from boardpaper.library.event import Deed
from boardpaper.library.file import attachments_folder, file_uri
from boardpaper.library.opening import Access, prepare
from boardpaper.library.signature import Signature

_TRIES: Final = 3
_ONLY_MINE: Final = 0o600
_ONLY_MY_FOLDER: Final = 0o700


class LackingError(InvalidInputError):
    """A backup has lost papers or pictures; it can be restored without them."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the library that was there: it was backed up, or as it was damaged put aside.

    Of one that is gone ``aside`` is the name of what was beside it. Both are None where there was
    nothing.
    """

    before: Backup | None = None
    aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a restore works with.

    ``back_up`` makes a backup of the library that is there. ``wait`` is for how many seconds
    another may keep it locked. ``without_papers`` does with what is left of the attachments.
    """

    back_up: Callable[[], Backup]
    faults: Faults
    wait: float
    without_papers: bool = False


def restore(library: Path, chosen: Path, signed: Signature, means: Restoring) -> Restored:
    """Put a backup in the place of a library, once both are safe.

    The backup is copied and looked through first; the library that is there is backed up, or where
    it is damaged put aside under a name that says so; nobody else is writing to it when it is
    replaced, in one step. What fails leaves it as it was.

    Raises:
        InvalidInputError: the backup is missing or none, or of a newer version of Boardpaper, or
            has lost papers (a LackingError).
        EnvironmentFaultError: it is damaged, the library is in use, or the machine refused.
    """
    with _explained(library):
        if not chosen.is_file():
            raise InvalidInputError(f"There is no backup {quoted(chosen)}; check the path.")
        if library.exists() and library.samefile(chosen):
            raise InvalidInputError(f"{quoted(chosen)} is the library itself; choose a backup.")
        library.parent.mkdir(mode=_ONLY_MY_FOLDER, parents=True, exist_ok=True)
        copy = temporary_beside(library)
        try:
            _copy(chosen, copy)
            _require_whole(copy, chosen, means.faults)
            papers = _papers(copy, library, chosen, means)
            _prepare(copy, chosen, signed, means.wait)
            return _Exchange(library, copy, pool_in(chosen.parent), papers).carry_out(signed, means)
        finally:
            for left in (copy, _journal(copy)):
                left.unlink(missing_ok=True)


def _copy(chosen: Path, copy: Path) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, _ONLY_MINE))
    shutil.copyfile(chosen, copy)


def _require_whole(copy: Path, chosen: Path, faults: Faults) -> None:
    found = faults(copy, never)
    if found:
        raise EnvironmentFaultError(
            f"The backup {quoted(chosen)} is damaged or is none ({', '.join(found[:5])}), so "
            "nothing was changed: choose another."
        )


def _papers(copy: Path, library: Path, chosen: Path, means: Restoring) -> Mapping[str, int]:
    """The papers that have to be brought back, with their sizes."""
    folder, pool = attachments_folder(library), pool_in(chosen.parent)
    wanted = attachments_in(copy) or {}
    away = {name: size for name, size in wanted.items() if whole(folder / name, size) is None}
    there = {name: size for name, size in away.items() if whole(pool / name, size) is not None}
    lost = len(away) - len(there)
    if lost and not means.without_papers:
        papers = "1 paper or picture" if lost == 1 else f"{lost} papers or pictures"
        raise LackingError(
            f"The backup {quoted(chosen)} has lost {papers}, so nothing was changed: choose "
            "another, or restore it without them."
        )
    return there


def _prepare(copy: Path, chosen: Path, signed: Signature, wait: float) -> None:
    """Bring a copy up to this version, take all locks off it, and note what is done."""
    prepare(copy, wait)
    made = read_backup(chosen)
    details = () if made is None else (("made", made.at.isoformat()),)
    with Access(copy, wait).writing() as connection:
        connection.execute(t.edit_lock.delete())
        events.note(connection, None, Deed("backup-restored", details), signed)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A library, and the copy that takes its place together with the papers it needs."""

    library: Path
    copy: Path
    pool: Path
    papers: Mapping[str, int]

    def carry_out(self, signed: Signature, means: Restoring) -> Restored:
        """Replace the library by the copy."""
        if not self.library.exists():
            left = put_aside(self.library, signed.at) if is_anything_left(self.library) else None
            _journal(self.library).unlink(missing_ok=True)  # else it is taken for the new one's
            self._bring_papers()
            put_in_place(self.copy, self.library)
            return Restored(aside=left)
        for _ in range(_TRIES):
            restored = self._replace(signed, means)
            if restored is not None:
                return restored
        raise EnvironmentFaultError(
            f"The library {quoted(self.library)} is in use by another program; close it there and "
            "try again."
        )

    def _replace(self, signed: Signature, means: Restoring) -> Restored | None:
        """Replace the library; None where somebody has saved after it was backed up."""
        with _open(self.library, means.wait) as present:
            state = _state(present)
            before, aside = None, None
            try:
                before = means.back_up()
            except DamagedError:
                aside = signed.at
            _lock(self.library, present, needed=aside is None)
            if _state(present) != state:
                return None
            put = None if aside is None else put_aside(self.library, aside)
            self._bring_papers()
            if sys.platform == "win32":  # where no file can be replaced that is open
                present.close()
            put_in_place(self.copy, self.library)
        return Restored(before, put)

    def _bring_papers(self) -> None:
        for name, size in self.papers.items():
            copy_whole(self.pool, attachments_folder(self.library), name, size)


@contextlib.contextmanager
def _open(library: Path, wait: float) -> Iterator[sqlite3.Connection]:
    uri = f"{file_uri(library)}?mode=rw"
    with explained(library):
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    with contextlib.closing(connection):
        yield connection


def _state(connection: sqlite3.Connection) -> object:
    """What is another when somebody else has written; None where it cannot be read."""
    try:
        return connection.execute("PRAGMA data_version").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _lock(library: Path, connection: sqlite3.Connection, *, needed: bool) -> None:
    """Let nobody else read or write from now on; what is damaged may not be lockable."""
    try:
        with explained(library):
            connection.execute("BEGIN EXCLUSIVE")
    except DamagedError:
        if needed:
            raise


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


@contextlib.contextmanager
def _explained(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFaultError(
            f"The library {quoted(library)} was not replaced: {reason_of(error)}."
        ) from error
