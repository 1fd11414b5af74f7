"""Opening and making a library file, and every transaction on it.

Nothing is held open between transactions, so the file can be copied back or moved away, and the
command works while the window is open.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted
from boardpaper.library.errors import explained
from boardpaper.library.file import (
    APPLICATION_ID,
    SCHEMA,
    attachments_folder,
    file_uri,
    reports_folder,
)

# sqlite.org/fileformat.html, section 1.3: the header, and where the application id is in it.
_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_ID_AT = slice(68, 72)

_ONLY_MINE = 0o600
_ONLY_MY_FOLDER = 0o700

# By looking nothing is changed: a library of a newer version may have another journal mode.
_TO_LOOK = ("PRAGMA query_only=ON",)
# Without foreign keys: with them, rebuilding a table deletes its children without a word, and
# within a transaction they cannot be switched off.
_TO_MIGRATE = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # text may be exempt, and a temporary file can be left behind
)
_TO_WORK = (*_TO_MIGRATE, "PRAGMA foreign_keys=ON")


class Access:
    """Transactions on a library; ``wait`` is for how many seconds another may keep it locked."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path.absolute()
        self._engine = _engine(path, wait, _TO_WORK)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read within: all of it is of one moment.

        Raises:
            EnvironmentFaultError: the library is locked, damaged or out of reach.
        """
        with explained(self.path), self._engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write within: all of it is kept, on the disk, or nothing when an error is raised.

        Raises:
            EnvironmentFaultError: the library is locked, full, read-only, damaged or out of reach.
        """
        with explained(self.path), _immediately(self._engine) as connection:
            yield connection


def make_file(path: Path) -> None:
    """Make the empty file of a new library, and its folder, for its user alone.

    Raises:
        InvalidInputError: there is a file already, or what belongs to one, or the path cannot be
            the name of one.
        EnvironmentFaultError: the machine refused.
    """
    try:
        if not path.exists():
            require_nothing_left(path)
        path.parent.mkdir(mode=_ONLY_MY_FOLDER, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _ONLY_MINE)
    except OSError as error:
        if path.exists():
            raise InvalidInputError(
                f"There is a file {quoted(path)} already: open it, or choose another name."
            ) from None
        raise EnvironmentFaultError(
            f"The library {quoted(path)} cannot be made: the system said “{error.strerror}”; "
            "choose another folder."
        ) from error
    except ValueError:
        raise InvalidInputError(f"{quoted(path)} cannot be the name of a file.") from None
    os.close(descriptor)


def prepare(path: Path, wait: float, before_upgrade: Callable[[], object] | None = None) -> None:
    """See that a file is a library, and give it the tables of this version.

    What is to be done before one of an older version is changed is done first: where that fails,
    the library is left as it was.

    Raises:
        InvalidInputError: there is no such file, or it is no library, or one of a newer version;
            it is left untouched.
        EnvironmentFaultError: it is locked, full, read-only, damaged or out of reach.
    """
    _require_library(path)
    with explained(path), _engine(path, wait, _TO_LOOK).begin() as connection:
        schema = schema_of(connection)
    if schema > SCHEMA:
        raise InvalidInputError(
            f"The library {quoted(path)} was made by a newer version of Boardpaper: update "
            "Boardpaper to open it."
        )
    if schema < SCHEMA:
        if schema and before_upgrade is not None:
            _secure(path, before_upgrade)
        upgrade(path, wait)


def _secure(path: Path, before_upgrade: Callable[[], object]) -> None:
    try:
        before_upgrade()
    except BoardpaperError as error:
        why = str(error)
        raise type(error)(
            f"The library {quoted(path)} was left as it was, for it is backed up before it is "
            f"brought up to this version of Boardpaper: {why[:1].lower()}{why[1:]}"
        ) from error


def upgrade(path: Path, wait: float, migrations: Path | None = None) -> None:
    """Migrate a library in one transaction: it is whole afterwards, or as it was.

    ``migrations`` is the folder of Alembic's environment; None is the one of this version.

    Raises:
        EnvironmentFaultError: it is locked, full, read-only, damaged or out of reach.
    """
    # Not at the top: it takes as long as all of SQLAlchemy, and is needed once in a version.
    from boardpaper.library.migrations import migrate  # noqa: PLC0415
    from boardpaper.library.resealing import seal_everything  # noqa: PLC0415

    with explained(path), _immediately(_engine(path, wait, _TO_MIGRATE)) as connection:
        migrate(connection, migrations)
        if migrations is None:
            seal_everything(connection)


def _require_library(path: Path) -> None:
    """Look at the header of a file.

    An empty one is a library whose making was interrupted, unless papers were kept beside it.
    """
    try:
        if not path.exists():
            raise InvalidInputError(f"There is no library {quoted(path)}; check the path.")
        if path.is_file():
            with path.open("rb") as file:
                header = file.read(_HEADER_SIZE)
            if not header:
                require_nothing_left(path)
            if not header or _is_ours(header):
                return
    except OSError as error:
        raise EnvironmentFaultError(
            f"The library {quoted(path)} cannot be opened: the system said “{error.strerror}”; "
            "check that you have access."
        ) from error
    raise InvalidInputError(
        f"{quoted(path)} is not a Boardpaper library, or is damaged: choose another, or restore "
        "it from a backup."
    )


def require_nothing_left(path: Path) -> None:
    """See that nothing is left of a library whose file is empty or gone.

    Its backups may be there.

    Raises:
        InvalidInputError: there are reports or papers beside it: to begin anew would hide them.
    """
    for folder in (reports_folder(path), attachments_folder(path)):
        if folder.exists():
            raise InvalidInputError(
                f"The library {quoted(path)} is empty or gone, but what belongs to its reports is "
                f"in {quoted(folder.name)} beside it: restore a backup or make it anew, under "
                "Restore… in the settings or with “boardpaper library rebuild”."
            )


def _is_ours(header: bytes) -> bool:
    return header.startswith(_MAGIC) and header[_ID_AT] == APPLICATION_ID.to_bytes(4, "big")


def schema_of(connection: Connection) -> str:
    """The step the tables are at, empty where there are none."""
    found = connection.scalar(
        text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    )
    if not found:
        return ""
    # A step without a name is none of ours: its tables must not be made once more.
    return str(connection.scalar(text("SELECT version_num FROM alembic_version"))) or "unknown"


def _engine(path: Path, wait: float, pragmas: Sequence[str]) -> Engine:
    """An engine whose every connection starts with some pragmas, and leaves BEGIN to us.

    sqlite3's own transactions leave out changes to tables, so a migration that fails would stay
    half done: this is SQLAlchemy's recipe, for Python 3.11 too.
    """
    query = {"uri": "true", "mode": "rw"}
    url = URL.create("sqlite", database=file_uri(path), query=query)
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": wait, "isolation_level": None},
        hide_parameters=True,  # an error would quote them: they are the text of a report
    )

    def set_up(connection: SQLiteConnection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


@contextlib.contextmanager
def _immediately(engine: Engine) -> Iterator[Connection]:
    """Begin as the one who writes: two that have read would not let each other begin to."""
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        yield connection
