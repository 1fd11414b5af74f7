"""``history``: what became of a report of the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import click
import msgspec

from boardpaper.cli.reports import Reports
from boardpaper.cli.saying import on_one_line
from boardpaper.desk.history import title_of, what_was_done
from boardpaper.library.event import Event
from boardpaper.library.numbers import number_name


@click.command("history")
@click.argument("number", metavar="NUMBER")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def history_command(reports: Reports, number: str, as_json: bool) -> None:
    """List the earlier versions of a report, and what was done with it; the last comes first."""
    library = reports.library
    found = library.find(number)
    revisions, events = library.revisions(found), library.events(found)[::-1]
    if as_json:
        plain = {
            "number": number_name(found),
            "versions": msgspec.to_builtins(revisions),
            "events": [_as_json(each) for each in events],
        }
        click.echo(json.dumps(plain, indent=1, ensure_ascii=False))
        return
    click.echo(f"Earlier versions of {number_name(found)}")
    _list([(f"{each.id:>6}", each.at, each.by, title_of(each)) for each in revisions])
    click.echo("What was done")
    _list([("      ", each.at, each.by, what_was_done(each)) for each in events])


def _as_json(event: Event) -> object:
    plain = {name: getattr(event, name) for name in ("id", "at", "by")}
    deed = {"what": event.deed.what, "details": dict(event.deed.details)}
    return msgspec.to_builtins({**plain, **deed})


def _list(lines: Sequence[tuple[str, datetime, str, str]]) -> None:
    for mark, at, by, words in lines:
        who = f" ({on_one_line(by)})" if by else ""
        click.echo(f"{mark}  {at.astimezone():%Y-%m-%d %H:%M}  {on_one_line(words)}{who}")
