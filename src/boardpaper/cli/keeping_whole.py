"""``library verify`` and ``library rebuild``."""

from __future__ import annotations

import json

import click
import msgspec

from boardpaper.cli.reports import Reports
from boardpaper.cli.saying import complain
from boardpaper.desk.rebuilding import made_words, make_anew, missing_words
from boardpaper.library.library import WAIT
from boardpaper.library.verifying import verify

EXIT_DAMAGED = 1


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def verify_command(reports: Reports, as_json: bool) -> int:
    """Look the whole library through: reports, versions, events, attachments, search.

    The exit code is 0 where all is as it was kept, 1 where something is not, and 2 where there is
    no library that can be looked through.
    """
    found = verify(reports.file, WAIT)
    if as_json:
        plain = msgspec.to_builtins(found)
        click.echo(json.dumps(plain, indent=1, ensure_ascii=False))
    else:
        click.echo(
            f"Looked at {_count(found.reports, 'report')}, {_count(found.revisions, 'version')}, "
            f"{_count(found.events, 'event')} and {_count(found.attachments, 'attachment')}."
        )
        for sentence in found.faults:
            click.echo(f"  {sentence}")
        click.echo(_advice(len(found.faults)))
    return EXIT_DAMAGED if found.faults else 0


@click.command("rebuild")
@click.pass_obj
def rebuild_command(reports: Reports) -> None:
    """Make the library anew from the reports beside it and what is whole of it.

    The library as it is now is kept under another name.
    """
    made = make_anew(reports.file, reports.settings, reports.now)
    click.echo(made_words(made))
    for sentence in missing_words(made):
        complain(sentence)


def _advice(faults: int) -> str:
    if not faults:
        return "All is as it was kept."
    return "Restore a backup, or make the library anew with “boardpaper library rebuild”."


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
