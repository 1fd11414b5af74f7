"""The texts of templates, by hash, so that a report prints the same for ever."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, select

from boardpaper.errors import InvalidInputError
from boardpaper.library import tables as t
from boardpaper.library.errors import damaged, undamaged


def keep_template(connection: Connection, toml: str) -> str:
    """Keep the text of a template, and return the SHA-256 by which reports name it."""
    name = _hash(toml)
    if _find(connection, name) is None:
        connection.execute(t.template_text.insert().values(hash=name, toml=toml))
    return name


def template_text(connection: Connection, name: str) -> str:
    """The text of a template.

    Raises:
        InvalidInputError: it is not in the library.
        EnvironmentFaultError: it is not what was kept.
    """
    toml = _find(connection, name)
    if toml is None:
        raise InvalidInputError(
            "The template that the report is written in is not in the library: import the "
            ".boardreport file, which carries it."
        )
    with undamaged("A template in the library"):
        is_it = _hash(toml) == name
    if not is_it:
        raise damaged("A template in the library")
    return toml


def _find(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(t.template_text.c.toml).where(t.template_text.c.hash == name))


def _hash(toml: str) -> str:
    return hashlib.sha256(toml.encode()).hexdigest()
