"""Every report once more, in a file of its own beside the library: what can be read without it.

From these files and the attachments a library can be made anew. Each report has a folder, such as
``BP-0042``, and in it one ``report.json``, whose name has the version and a hash of its bytes, by
which damage is noticed: ``17.0f3a….report.json``. It is written before the commit of the save, so
it is never behind what was told to be saved; at most it is ahead by one save that was not. What is
in the bin has a file ``bin`` there, with the moment. Templates are in ``templates``, by hash.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from boardpaper.errors import BoardpaperError, EnvironmentFaultError
from boardpaper.exchange import report_json
from boardpaper.exchange.limits import REPORT_LIMIT
from boardpaper.files import quoted, read_limited, reason_of, sync_folder, write_privately
from boardpaper.library import tables as t
from boardpaper.library.errors import DamagedError, undamaged
from boardpaper.library.file import reports_folder
from boardpaper.library.numbers import number_name, parse_number
from boardpaper.library.reading import load
from boardpaper.library.templates import template_text
from boardpaper.report.standing import Saved

_ONLY_MY_FOLDER: Final = 0o700
_NAME: Final = re.compile(r"(\d{1,16})\.([0-9a-f]{16})\.report\.json")
_HASH: Final = 16
"""Hexadecimal digits of the SHA-256 of a file that stand in its name."""

_TEMPLATES: Final = "templates"
_BIN: Final = "bin"
_LONGEST_MOMENT: Final = 64
_LARGEST_TEMPLATE: Final = 4 * 1024 * 1024


class Copy(NamedTuple):
    """A file by its name: which version of a report, and the hash of its bytes."""

    version: int
    hash: str
    path: Path


class Beside:
    """The files beside one library.

    A report is saved although its copy cannot be written: `bring_up_to_date` writes it another
    time, and `behind` tells that it is missing.
    """

    def __init__(self, library: Path) -> None:
        self.folder = reports_folder(library)

    def keep(self, connection: Connection, number: int, saved: Saved) -> None:
        """Write a version of a report before it is committed, and its template if it is new."""
        with contextlib.suppress(EnvironmentFaultError):
            self._keep(connection, number, saved)

    def drop_older(self, number: int, version: int) -> None:
        """Remove the versions before one that was committed."""
        with contextlib.suppress(EnvironmentFaultError), self._explained():
            for each in self._copies(number):
                if each.version < version:
                    each.path.unlink(missing_ok=True)

    def put_in_bin(self, number: int, at: datetime) -> None:
        """Write down since when a report is in the bin, before that is committed."""
        with contextlib.suppress(EnvironmentFaultError), self._explained():
            self._mark_binned(number, at)

    def take_out_of_bin(self, number: int) -> None:
        """Write down that a report is not in the bin, after that was committed."""
        with contextlib.suppress(EnvironmentFaultError), self._explained():
            self._bin(number).unlink(missing_ok=True)

    def forget(self, numbers: Collection[int]) -> None:
        """Remove all of some reports, which were deleted for ever.

        Raises:
            EnvironmentFaultError: the machine refused; `bring_up_to_date` does it another time.
        """
        with self._explained():
            for number in numbers:
                folder = self._folder(number)
                if folder.exists():
                    shutil.rmtree(folder)

    def behind(self, connection: Connection) -> Sequence[int]:
        """The numbers of reports of which no file has the version of the library.

        Raises:
            EnvironmentFaultError: the machine refused, or a row is not what was saved.
        """
        query = select(t.report.c.number, t.report.c.version, t.report.c.binned_at)
        with self._explained(), undamaged("The list of reports"):
            return [
                row.number
                for row in connection.execute(query)
                if row.version not in {each.version for each in self._copies(row.number)}
                or row.binned_at != self.binned_at(row.number)
            ]

    def bring_up_to_date(self, connection: Connection, most: int | None = None) -> bool:
        """Write what is missing or behind, and remove what was deleted for ever.

        Of ``most`` reports at a time; returns whether there are more. What is ahead stays: a
        library may have been replaced by an older copy of itself. A report that is damaged in the
        library keeps the copy it has.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        query = select(t.report.c.binned_at)
        behind = self.behind(connection)
        for number in behind[:most]:
            with contextlib.suppress(DamagedError):
                saved = load(connection, number)
                self._keep(connection, number, saved)
                self.drop_older(number, saved.version)
            binned_at = connection.scalar(query.where(t.report.c.number == number))
            with self._explained():
                self._bin(number).unlink(missing_ok=True)
                if binned_at is not None:
                    self._mark_binned(number, binned_at)
        is_deletion = (t.event.c.what == "delete") & t.event.c.report.is_not(None)
        deleted = set(connection.scalars(select(t.event.c.report).where(is_deletion)))
        self.forget([each for each in deleted if isinstance(each, int)])  # it may be damaged
        return most is not None and len(behind) > most

    def write_anew(self, connection: Connection) -> None:
        """Write all files again and remove all others: another library is in place.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        with self._explained():
            if self.folder.exists():
                shutil.rmtree(self.folder)
        self.bring_up_to_date(connection)

    def numbers(self) -> Sequence[int]:
        """The numbers of all reports that have a folder here.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        with self._explained():
            names = [each.name for each in self.folder.iterdir()] if self.folder.is_dir() else []
        numbers = ((name, parse_number(name)) for name in names)
        return sorted(n for name, n in numbers if n is not None and number_name(n) == name)

    def newest(self, number: int) -> Saved | None:
        """The last version of a report that is as it was written, None where there is none.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        with self._explained():
            copies = sorted(self._copies(number), reverse=True)
        return next((saved for saved in map(_read_copy, copies) if saved is not None), None)

    def binned_at(self, number: int) -> datetime | None:
        """Since when a report is in the bin, None where it is not."""
        data = _read(self._bin(number), _LONGEST_MOMENT)
        try:
            return None if data is None else datetime.fromisoformat(data.decode("ascii"))
        except ValueError:
            return None

    def templates(self) -> Iterator[str]:
        """The texts of all templates that are what their names say.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        folder = self.folder / _TEMPLATES
        with self._explained():
            paths = sorted(folder.iterdir()) if folder.is_dir() else []
        for path in paths:
            data = _read(path, _LARGEST_TEMPLATE)
            if data is not None and f"{hashlib.sha256(data).hexdigest()}.toml" == path.name:
                yield data.decode()

    def _folder(self, number: int) -> Path:
        return self.folder / number_name(number)

    def _bin(self, number: int) -> Path:
        return self._folder(number) / _BIN

    def _copies(self, number: int) -> Iterator[Copy]:
        folder = self._folder(number)
        for path in folder.iterdir() if folder.is_dir() else ():
            name = _NAME.fullmatch(path.name)
            if name is not None:
                yield Copy(int(name[1]), name[2], path)

    def _keep(self, connection: Connection, number: int, saved: Saved) -> None:
        data = report_json.encode(saved)
        folder = self._folder(number)
        template = self.folder / _TEMPLATES / f"{saved.report.template.hash}.toml"
        with self._explained():
            _make(folder)
            if not template.exists():
                _make(template.parent)
                toml = template_text(connection, saved.report.template.hash)
                write_privately(template, toml.encode())
        write_privately(folder / f"{saved.version}.{_hash(data)}.report.json", data)

    def _mark_binned(self, number: int, at: datetime) -> None:
        _make(self._folder(number))
        write_privately(self._bin(number), at.isoformat().encode())

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise EnvironmentFaultError(
                f"The copies of reports in {quoted(self.folder)} are not up to date: "
                f"{reason_of(error)}."
            ) from error


def _make(folder: Path) -> None:
    """Make a folder, and the one that it is in, for the user alone."""
    for each in (folder.parent, folder):
        if not each.exists():
            each.mkdir(mode=_ONLY_MY_FOLDER, exist_ok=True)
            sync_folder(each.parent)


def _read_copy(copy: Copy) -> Saved | None:
    data = _read(copy.path, REPORT_LIMIT)
    if data is None or copy.hash != _hash(data):
        return None
    try:
        saved = report_json.decode(data)
    except BoardpaperError:
        return None
    return saved if saved.version == copy.version else None


def _read(path: Path, limit: int) -> bytes | None:
    try:
        return read_limited(path, limit)
    except BoardpaperError:
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_HASH]
