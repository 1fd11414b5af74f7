"""All seals written anew: an upgrade may have changed every row."""

from __future__ import annotations

from sqlalchemy import Connection, select

from boardpaper.errors import EnvironmentFaultError
from boardpaper.library import tables as t
from boardpaper.library.people import seal_people
from boardpaper.library.reading import all_part_rows, assembled, head_row
from boardpaper.library.revisions import seal_revisions
from boardpaper.library.seals import report_rows, seal


def seal_everything(connection: Connection) -> None:
    """Seal all that is whole as far as can be told.

    What is not stays without a seal, and is told to whoever opens it.
    """
    connection.execute(t.seal.delete())
    for number in connection.scalars(select(t.report.c.number)).all():
        try:
            head, parts = head_row(connection, number), all_part_rows(connection, number)
            assembled(number, head, parts)
        except EnvironmentFaultError:
            continue
        seal(connection, "report", number, report_rows(head, parts))
    seal_revisions(connection)
    seal_people(connection)
