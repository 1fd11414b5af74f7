"""The bin, and the end of a report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from boardpaper.errors import InvalidInputError
from boardpaper.library import tables as t
from boardpaper.library.attachments import attachments_ever, forget_unnamed
from boardpaper.library.numbers import number_name
from boardpaper.library.reading import head_row
from boardpaper.library.revisions import unseal_all
from boardpaper.library.seals import unseal
from boardpaper.library.search import erase_reports
from boardpaper.library.writing import seal_report


def put_in_bin(connection: Connection, number: int, at: datetime) -> datetime:
    """Put a report in the bin, and return since when it is there; a second time changes nothing.

    Raises:
        InvalidInputError: there is no report of that number.
    """
    binned_at: datetime | None = head_row(connection, number)["binned_at"]
    if binned_at is not None:
        return binned_at
    _set_binned(connection, number, at)
    return at


def restore(connection: Connection, number: int) -> None:
    """Take a report out of the bin.

    Raises:
        InvalidInputError: there is no report of that number.
    """
    head_row(connection, number)
    _set_binned(connection, number, None)


def delete_for_ever(connection: Connection, numbers: Collection[int]) -> None:
    """Delete reports from the bin, and what only they had: rows, words, attachments.

    Raises:
        InvalidInputError: there is no report of a number, or it is not in the bin.
    """
    for number in numbers:
        if head_row(connection, number)["binned_at"] is None:
            raise InvalidInputError(
                f"{number_name(number)} is not in the bin: put it there before you delete it."
            )
    names = attachments_ever(connection, numbers)
    unseal_all(connection, numbers)
    connection.execute(t.report.delete().where(t.report.c.number.in_(numbers)))
    forget_unnamed(connection, t.attachment.c.sha256.in_(names))
    erase_reports(connection, numbers)
    for number in numbers:
        unseal(connection, "report", number)


def _set_binned(connection: Connection, number: int, at: datetime | None) -> None:
    is_it = t.report.c.number == number
    connection.execute(t.report.update().where(is_it).values(binned_at=at))
    seal_report(connection, number)
