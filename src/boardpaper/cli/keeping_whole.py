"""``library verify`` and ``library rebuild``."""

from __future__ import annotations

import json

import click
import msgspec

from boardpaper.cli.reports import Reports
from boardpaper.cli.saying import complain
from boardpaper.library.library import WAIT
from boardpaper.library.numbers import number_name
from boardpaper.library.rebuilding import Rebuilt, rebuild
from boardpaper.library.signature import Signature
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
    signed = Signature(reports.now, reports.settings.officer_name)
    made = rebuild(reports.file, signed, WAIT)
    click.echo(f"The library was made anew with {_count(len(made.reports), 'report')}.")
    for sentence in _left_out(made):
        complain(sentence)
    if made.aside:
        click.echo(f"The one that was there is kept as {made.aside}.")


def _advice(faults: int) -> str:
    if not faults:
        return "All is as it was kept."
    return "Restore a backup, or make the library anew with “boardpaper library rebuild”."


def _left_out(made: Rebuilt) -> list[str]:
    told = []
    if made.lost:
        told.append(f"Nothing whole was found of {_names(made.lost)}.")
    if made.lacking:
        told.append(f"Papers or pictures are gone that belong to {_names(made.lacking)}.")
    if not made.has_events:
        told.append("The list of who did what was damaged, and begins anew.")
    return told


def _names(numbers: tuple[int, ...]) -> str:
    return ", ".join(number_name(each) for each in numbers)


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
