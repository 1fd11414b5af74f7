"""What can go wrong with a library, in plain words; SQLite's codes are mapped here and only here.

Nothing that SQLite says reaches a person: it may quote the text of a report.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from sqlalchemy.exc import DBAPIError

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted
from boardpaper.library.numbers import number_name
from boardpaper.report.standing import Saved

_DAMAGED = (
    "is damaged; nothing was changed: restore it from a backup or make it anew, under Restore… in "
    "the settings or with “boardpaper library rebuild”"
)
_NOT_REACHED = "cannot be opened; check that its folder is there and that you have access"
_REASONS: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_LOCKED: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_FULL: "cannot grow because the disk is full; make room and try again",
    sqlite3.SQLITE_READONLY: (
        "can only be read, so nothing was saved; check that you may write to it and to its folder"
    ),
    sqlite3.SQLITE_IOERR: (
        "could not be read or written because the disk or the network failed; try again, and if "
        "it stays so, have the disk checked"
    ),
    sqlite3.SQLITE_PROTOCOL: "cannot be locked on this disk or network drive; move it to another",
    sqlite3.SQLITE_NOLFS: "is larger than its disk can hold in one file; move it to another",
    sqlite3.SQLITE_NOMEM: "needs more memory than there is; close other programs and try again",
    sqlite3.SQLITE_PERM: _NOT_REACHED,
    sqlite3.SQLITE_AUTH: _NOT_REACHED,
    sqlite3.SQLITE_CANTOPEN: _NOT_REACHED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_BROKEN_LINKS = (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT)
"""A row to which others belong is gone, or the search index has passages that nobody wrote."""

_FAILED = "the disk or the network failed; try again, or choose another folder"
_COPY_REASONS: Mapping[int, str] = {
    sqlite3.SQLITE_FULL: "the disk is full; make room or choose another folder",
    sqlite3.SQLITE_READONLY: "it can only be read; choose another folder",
    sqlite3.SQLITE_CANTOPEN: "a file cannot be made there; check that you have access",
    sqlite3.SQLITE_PERM: "a file cannot be made there; check that you have access",
    sqlite3.SQLITE_IOERR: _FAILED,
    sqlite3.SQLITE_NOLFS: "its disk cannot hold a file that large; choose another folder",
    sqlite3.SQLITE_INTERRUPT: "it took too long; make one when there is more time",
}
"""Why the folder for backups refuses; all else is of the library."""
# What SQLite has no code for: the file was emptied, or what was said to make its tables changed.
_NOT_OUR_TABLES = (
    "no such table",
    "no such column",
    "no such module",
    "no such collation",
    "no such tokenizer",
    "foreign key mismatch",
    "malformed ",
    "error in tokenizer",
    "unknown tokenizer",
    "parse error in ",
    "prefix length out of range",
    "too many index prefixes",
    "reserved fts5 ",
    "multiple ",
    "SQL logic error",
    "vtable constructor failed",
    "invalid fts5 file",
    "unrecognized option",
    "unrecognized column option",
)
_PRIMARY = 0xFF  # an extended code has the primary one in its lowest byte


class StaleError(InvalidInputError):
    """The report was saved by somebody else since it was loaded; nothing was written.

    ``saved`` is what the library has now.
    """

    def __init__(self, number: int, saved: Saved) -> None:
        super().__init__(
            f"{number_name(number)} was saved elsewhere since you opened it, so your version was "
            "not written over it: compare the two, then save again."
        )
        self.saved = saved


class DamagedError(EnvironmentFaultError):
    """The library, or something in it, is not as it was saved."""


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in plain words what SQLite cannot do with the library at a path.

    Raises:
        EnvironmentFaultError: it is locked, full, read-only, damaged (a DamagedError) or out of
            reach.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = _reason(error.orig if isinstance(error, DBAPIError) else error)
        if reason is None:
            raise
        kind = DamagedError if reason == _DAMAGED else EnvironmentFaultError
        raise kind(f"The library {quoted(path)} {reason}.") from None
    except UnicodeDecodeError:  # SQLite quotes what it stumbles over, and that is no text
        raise DamagedError(f"The library {quoted(path)} {_DAMAGED}.") from None


@contextlib.contextmanager
def explained_copy(path: Path, folder: Path) -> Iterator[None]:
    """Say in plain words why SQLite cannot copy the library at a path into a folder for backups.

    Raises:
        EnvironmentFaultError: the library is locked or damaged (a DamagedError), or the folder is
            full, read-only or out of reach.
    """
    try:
        with explained(path):
            try:
                yield
            except sqlite3.Error as error:
                reason = _COPY_REASONS.get((getattr(error, "sqlite_errorcode", 0)) & _PRIMARY)
                if reason is not None:
                    raise not_backed_up(folder, reason) from None
                if _reason(error) is None:  # such as two rows of one key
                    raise damaged_library(path, ()) from None
                raise
    except DamagedError:
        raise damaged_library(path, ()) from None


def not_backed_up(folder: Path, reason: str) -> EnvironmentFaultError:
    """The error for a backup that was not made; ``reason`` says why, and what to do."""
    return EnvironmentFaultError(f"No backup was made in {quoted(folder)}: {reason}.")


def damaged_library(path: Path, faults: Sequence[str]) -> DamagedError:
    """The error for a library that is not backed up because of what is damaged in it."""
    most = 5
    more = f" and {len(faults) - most} more" if len(faults) > most else ""
    which = f" ({', '.join(faults[:most])}{more})" if faults else ""
    return DamagedError(
        f"No backup was made, because the library {quoted(path)} is damaged{which}; older backups "
        "were kept: restore one of them."
    )


def _reason(error: BaseException | None) -> str | None:
    """Say what is wrong, None where it is a defect of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR:
        return _DAMAGED if _are_not_our_tables(str(error)) else None
    if code in _BROKEN_LINKS:
        return _DAMAGED
    if code is not None:
        return _REASONS.get(code & _PRIMARY)
    # Python's own: the bytes of a text are not UTF-8.
    return _DAMAGED if isinstance(error, sqlite3.OperationalError) else None


def _are_not_our_tables(words: str) -> bool:
    # What is there already is of a later version than the library says it is.
    return words.startswith(_NOT_OUR_TABLES) or words.endswith(" already exists")


@contextlib.contextmanager
def undamaged(subject: str) -> Iterator[None]:
    """Refuse rows that hold what nobody wrote; ``subject`` begins the sentence.

    Raises:
        EnvironmentFaultError: what is read within cannot be put together.
    """
    try:
        yield
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, LookupError):
        raise damaged(subject) from None


def damaged(subject: str) -> DamagedError:
    """The error for what is not as it was saved; ``subject`` begins the sentence."""
    return DamagedError(
        f"{subject} was damaged on the disk after it was saved: restore the library from a backup."
    )


def missing(number: int) -> InvalidInputError:
    """The error for a number that no report has."""
    return InvalidInputError(
        f"There is no report {number_name(number)} in the library; it may have been deleted."
    )
