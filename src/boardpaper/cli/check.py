"""``check``: what stands in the way of publication."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from boardpaper.checks import Problem
from boardpaper.cli.days import read_day
from boardpaper.cli.reports import Reports
from boardpaper.cli.sources import sources_of
from boardpaper.desk.checking import check, has_errors, survey_of
from boardpaper.desk.opening import Opened
from boardpaper.desk.survey import NAMES, Listed
from boardpaper.document.dates import long_date
from boardpaper.errors import InvalidInputError
from boardpaper.report.values import without_defaults

EXIT_OPEN = 1
"""The exit code where errors are open."""


@click.command("check")
@click.argument("source", required=False)
@click.option(
    "--as-of",
    type=read_day,
    metavar="DATE",
    help="Check as on this day, as 2026-11-24; without it as of today.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print a list of {id, level, message, place}."
)
@click.option("--sample", "use_sample", is_flag=True, help="Check the example report.")
@click.pass_obj
def check_command(
    reports: Reports,
    source: str | None,
    as_of: date | None,
    as_json: bool,
    use_sample: bool,
) -> int:
    """Say what stands in the way of publishing SOURCE.

    SOURCE is a number of the library, a .boardreport or a report.json. The exit code is 0 without
    errors, 1 with some, and 2 where SOURCE cannot be used.
    """
    found = sources_of(reports, [source] if source else [], use_sample=use_sample)
    if len(found) != 1:
        raise InvalidInputError("Name one report to check, or use --sample for the example.")
    opened = found[0].open()
    day = as_of or reports.today
    problems = check(opened, reports.calendar, day, reports.speller)
    if as_json:
        click.echo(json.dumps([_plain(each) for each in problems], indent=1, ensure_ascii=False))
    else:
        _tell(found[0].name, opened, problems, day)
    return EXIT_OPEN if has_errors(problems) else 0


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "id": problem.rule,
        "level": problem.level,
        "message": problem.message,
        "place": without_defaults(problem.place),
    }


def _tell(name: str, opened: Opened, problems: Sequence[Problem], day: date) -> None:
    survey = survey_of(opened, problems)
    click.echo(f"{name} as of {long_date(day, 'plain')}: {survey.words()}.")
    for each in survey.listed:
        click.echo("")
        click.echo(_heading(each))
        click.echo(f"  {each.problem.message}")
        click.echo(f"  Why: {each.rule.basis}.")


def _heading(listed: Listed) -> str:
    where = f" – {listed.where}" if listed.where else ""
    return f"{NAMES[listed.problem.level]} {listed.rule.id}, {listed.rule.title}{where}"
