"""The files that reports name: one for each content, in a folder beside the library.

A file is on the disk before the commit that names it, and removed after the commit by which
nothing names it any more. What a report has dropped stays for a week: undo may want it back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, literal, select, union

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted, read_limited, write_privately
from boardpaper.library import tables as t
from boardpaper.library.errors import damaged
from boardpaper.library.file import attachments_folder
from boardpaper.library.opening import Access
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Report

GRACE: Final = timedelta(days=7)
"""How long an attachment is kept that no report names."""

_ONLY_MY_FOLDER = 0o700


class Attachments:
    """The attachments of one library.

    Their folder is named after the library: were it one for all libraries beside it, each would
    take the files of the others for left-overs.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self.folder = attachments_folder(access.path)

    def keep(self, data: bytes, at: datetime) -> str:
        """Keep a file, and return its SHA-256, by which a report can name it from now on.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        name = hashlib.sha256(data).hexdigest()
        # Nobody else writes meanwhile, so nobody takes the file for a left-over before its commit.
        with self._access.writing() as connection:
            self._write(name, data)
            if _size(connection, name) is None:
                row = {"sha256": name, "size": len(data), "kept_at": at}
                connection.execute(t.attachment.insert().values(row))
            else:
                is_it = t.attachment.c.sha256 == name
                # The clock may have been set back.
                later = func.max(t.attachment.c.kept_at, literal(at, t.Moment))
                connection.execute(t.attachment.update().where(is_it).values(kept_at=later))
        return name

    def read(self, name: str) -> bytes:
        """Return the content of a file, once it was found to be what was kept.

        Raises:
            InvalidInputError: the library has no such attachment.
            EnvironmentFaultError: it is missing or was changed, or the machine refused.
        """
        with self._access.reading() as connection:
            size = _size(connection, name)
        if size is None:
            raise _not_kept()
        data = self._content(name, size)
        if data is None:
            raise EnvironmentFaultError(
                f"The attachment {quoted(self.folder / name)} is missing or was changed: restore "
                "the library from a backup, or attach the paper again."
            )
        return data

    def remove_unnamed(self, at: datetime) -> None:
        """Remove what no report has named for a week, and what a crash left in the folder.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        with self._access.writing() as connection:
            dropped_at = t.report_attachment.c.dropped_at
            connection.execute(t.report_attachment.delete().where(dropped_at < at - GRACE))
            forget_unnamed(connection, t.attachment.c.kept_at < at - GRACE)
        self.remove_strays()

    def remove_strays(self) -> None:
        """Remove every file that has no row.

        Raises:
            EnvironmentFaultError: the machine refused; the file is removed another time.
        """
        with self._access.writing() as connection:
            kept = set(connection.scalars(select(t.attachment.c.sha256)))
            try:
                for path in self.folder.iterdir() if self.folder.exists() else ():
                    if path.name not in kept:
                        path.unlink()
            except OSError as error:
                raise EnvironmentFaultError(
                    f"An attachment that was deleted is still in {quoted(self.folder)}: close the "
                    "program that has it open; it is removed at the next start."
                ) from error

    def _write(self, name: str, data: bytes) -> None:
        if self._content(name, len(data)) is not None:
            return
        path = self.folder / name
        try:
            self.folder.mkdir(mode=_ONLY_MY_FOLDER, exist_ok=True)
            write_privately(path, data)
        except OSError as error:
            raise EnvironmentFaultError(
                f"The attachment cannot be kept in {quoted(self.folder)}: the system said "
                f"“{error.strerror}”; check that you may write there."
            ) from error

    def _content(self, name: str, size: int) -> bytes | None:
        """Read a file, None where it is missing or not what its name says."""
        try:
            data = read_limited(self.folder / name, size)
        except InvalidInputError:
            return None
        return data if hashlib.sha256(data).hexdigest() == name else None


def name_attachments(connection: Connection, number: int, report: Report, at: datetime) -> None:
    """Write down which attachments a report names, and since when it names the others no more.

    Raises:
        InvalidInputError: one that it names is not in the library.
    """
    named = set(attachments_of(report))
    table = t.report_attachment
    is_named = table.c.dropped_at.is_(None).label("is_named")
    query = select(table.c.sha256, is_named).where(table.c.report == number)
    was_named = {row.sha256: row.is_named for row in connection.execute(query)}
    new = named - was_named.keys()
    require_kept(connection, new)
    dropped = [name for name, before in was_named.items() if before and name not in named]
    back = [name for name, before in was_named.items() if not before and name in named]
    if new:
        rows = [{"report": number, "sha256": name} for name in sorted(new)]
        connection.execute(table.insert(), rows)
    # The clock may have been set back: then the week does not begin years ago.
    last = select(func.max(t.revision.c.at)).where(t.revision.c.report == number)
    now = literal(at, t.Moment)
    since = func.max(now, func.coalesce(last.scalar_subquery(), now))
    for names, dropped_at in ((dropped, since), (back, None)):
        is_one = (table.c.report == number) & table.c.sha256.in_(names)
        if names:
            connection.execute(table.update().where(is_one).values(dropped_at=dropped_at))


def require_kept(connection: Connection, names: Collection[str]) -> None:
    """See that attachments are in the library.

    Raises:
        InvalidInputError: one is not.
    """
    query = select(func.count()).where(t.attachment.c.sha256.in_(names))
    if names and connection.scalar(query) != len(names):
        raise _not_kept()


def attachments_ever(connection: Connection, numbers: Collection[int]) -> Collection[str]:
    """The attachments that some reports or their revisions name, or have dropped within a week."""
    tables = (t.report_attachment, t.revision_attachment)
    queries = [select(each.c.sha256).where(each.c.report.in_(numbers)) for each in tables]
    return connection.scalars(union(*queries)).all()


def forget_unnamed(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Forget attachments that meet a condition and no report or revision has; files remain."""
    tables = (t.report_attachment, t.revision_attachment)
    has_none = [~exists().where(each.c.sha256 == t.attachment.c.sha256) for each in tables]
    connection.execute(t.attachment.delete().where(condition, *has_none))


def _size(connection: Connection, name: str) -> int | None:
    size = connection.scalar(select(t.attachment.c.size).where(t.attachment.c.sha256 == name))
    if size is not None and not isinstance(size, int):  # SQLite keeps what is written, of any type
        raise damaged("The list of attachments")
    return size


def _not_kept() -> InvalidInputError:
    return InvalidInputError(
        "A paper or picture that the report names is not in the library: attach it again, or "
        "import the .boardreport file, which carries it."
    )
