"""The officers that were named as authors, to be offered again."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from boardpaper.library import tables as t
from boardpaper.library.errors import undamaged
from boardpaper.report.report import Author


def remember(connection: Connection, author: Author, at: datetime) -> None:
    """Remember an author, in place of what was known of one of that name; no name is nobody."""
    if not author.name.strip():
        return
    forget(connection, author.name)
    row = {**msgspec.structs.asdict(author), "used_at": at}
    connection.execute(t.person.insert().values(row))


def forget(connection: Connection, name: str) -> None:
    """Forget the author of a name, if there is one."""
    connection.execute(t.person.delete().where(t.person.c.name == name))


def people(connection: Connection) -> tuple[Author, ...]:
    """The authors that are remembered, the last one first.

    Raises:
        EnvironmentFaultError: a row is not what was kept.
    """
    columns = [t.person.c[name] for name in Author.__struct_fields__]
    query = select(*columns).order_by(t.person.c.used_at.desc(), t.person.c.name)
    with undamaged("The list of authors"):
        rows = connection.execute(query).all()
        return msgspec.convert(rows, tuple[Author, ...], from_attributes=True)
