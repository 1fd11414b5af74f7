"""What a library holds, to be compared: every row that counts, and every attachment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from boardpaper.errors import EnvironmentFaultError

NOT_COMPARED = ("edit_lock", "sqlite_", "passage_")


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a library file, but for locks and the insides of the search index."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for (name,) in names
            if not name.startswith(NOT_COMPARED)
        }


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and the folders in it, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def spoil(path: Path, statement: str) -> None:
    """Change rows behind the library's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def refusal(act: Callable[[], object]) -> str:
    """What the machine's refusal is told as; nothing where it did not refuse."""
    try:
        act()
    except EnvironmentFaultError as error:
        return str(error)
    return ""
