"""The steps from one schema of the library to the next, as Alembic runs them.

Never change a step that was released: add one to ``versions``, with the next number, tell
``opening.SCHEMA``, and make a fixture of it (``tests/library/make_fixture.py``). A new field in a
Text, which is kept as JSON, needs a step too (an empty one will do), so that an older version does
not open what it cannot read. Do not rebuild ``report`` (Alembic's batch mode): SQLite would forget
the numbers of deleted reports, and give them again.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_HERE = Path(__file__).parent


class BrokenLinkError(Exception):
    """A step left a row that names another which is not there: a defect of the step."""


def migrate(connection: Connection, folder: Path | None = None) -> None:
    """Bring a library up to the newest step, within a transaction that has begun.

    The connection has foreign keys off, so they are checked here, before the commit.

    Raises:
        BrokenLinkError: a row names another which is not there.
    """
    config = Config()
    # The value goes through a parser for which a % has a meaning.
    config.set_main_option("script_location", str(folder or _HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        tables = sorted({row[0] for row in broken})
        raise BrokenLinkError(f"{len(broken)} rows of {', '.join(tables)}")
