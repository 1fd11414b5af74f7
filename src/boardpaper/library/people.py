"""The officers that were named as authors, to be offered again."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Connection, select

from boardpaper.library import tables as t
from boardpaper.library.errors import damaged, undamaged
from boardpaper.library.seals import seal, seal_of, seals, unseal
from boardpaper.report.report import Author


def remember(connection: Connection, author: Author, at: datetime) -> None:
    """Remember an author, in place of what was known of one of that name; no name is nobody."""
    if not author.name.strip():
        return
    forget(connection, author.name)
    row = {**asdict(author), "used_at": at}
    connection.execute(t.person.insert().values(row))
    seal(connection, "person", author.name, asdict(author))


def forget(connection: Connection, name: str) -> None:
    """Forget the author of a name, if there is one."""
    connection.execute(t.person.delete().where(t.person.c.name == name))
    unseal(connection, "person", name)


def people(connection: Connection) -> tuple[Author, ...]:
    """The authors that are remembered, the last one first.

    Raises:
        EnvironmentFaultError: a row is not what was kept.
    """
    columns = [t.person.c[name] for name in Author.__struct_fields__]
    query = select(*columns).order_by(t.person.c.used_at.desc(), t.person.c.name)
    with undamaged("The list of authors"):
        rows = connection.execute(query).all()
        authors = msgspec.convert(rows, tuple[Author, ...], from_attributes=True)
    if seals(connection, "person") != {each.name: seal_of(asdict(each)) for each in authors}:
        raise damaged("The list of authors")
    return authors


def seal_people(connection: Connection) -> None:
    """Seal all authors as they are now."""
    columns = [t.person.c[name] for name in Author.__struct_fields__]
    for row in connection.execute(select(*columns)).all():
        seal(connection, "person", row.name, row._asdict())
