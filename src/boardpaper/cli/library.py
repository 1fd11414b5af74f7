"""``import`` and ``list``: what is in the library."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click
import msgspec

from boardpaper.cli.reports import PATH, Reports
from boardpaper.cli.saying import complain, on_one_line
from boardpaper.desk.keeping import take_in
from boardpaper.desk.opening import open_file
from boardpaper.errors import BoardpaperError, InvalidInputError
from boardpaper.library.entry import Entry
from boardpaper.library.numbers import number_name
from boardpaper.report.identity import random_ids
from boardpaper.report.status import Status

_MOST_HITS = 1000


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE…")
@click.pass_obj
def import_command(reports: Reports, files: Sequence[Path]) -> None:
    """Take each FILE (a .boardreport or a report.json) into the library."""
    ids = random_ids(os.urandom)
    failures = 0
    for file in files:
        try:
            opened = open_file(file)
            kept = take_in(reports.made, opened, ids, reports.settings.officer_name)
        except BoardpaperError as error:
            if len(files) == 1:
                raise
            failures += 1
            complain(f"{file.name} was not imported. {error}")
        else:
            click.echo(f"{number_name(kept.number)}  {on_one_line(kept.saved.report.subject)}")
    if failures:
        raise InvalidInputError(f"{failures} of {len(files)} files were not imported.")


@click.command("list")
@click.option("--search", metavar="WORDS", help="Only reports in which all these words stand.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Only reports of a status.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def list_command(
    reports: Reports,
    search: str | None,
    status: Status | None,
    as_json: bool,
) -> None:
    """List the reports of the library, the last changed first."""
    rows = [(entry, "") for entry in reports.library.entries(status)]
    if search is not None and search.strip():
        hits = reports.library.search(search, status, limit=_MOST_HITS).hits
        rows = [(hit.entry, "".join([piece.text for piece in hit.excerpt])) for hit in hits]
    if as_json:
        click.echo(json.dumps([_as_json(*row) for row in rows], indent=1, ensure_ascii=False))
        return
    for entry, excerpt in rows:
        click.echo(_as_line(entry))
        if excerpt:
            click.echo(f"         {on_one_line(excerpt)}")


def _as_json(entry: Entry, excerpt: str) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(entry)
    del plain["binned_at"], plain["lacks_notice"]
    found = {"excerpt": excerpt} if excerpt else {}
    return {**plain, "number": number_name(entry.number), **found}


def _as_line(entry: Entry) -> str:
    day = entry.meeting_date.isoformat() if entry.meeting_date else "no date   "
    where = on_one_line(entry.report_to) or "no board"
    what = on_one_line(entry.subject) or "no subject"
    return f"{number_name(entry.number)}  {entry.status:9}  {day}  {where}: {what}"
