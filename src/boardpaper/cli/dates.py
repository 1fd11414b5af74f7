"""``dates``: the deadlines of a meeting, clear days between two days, the time for call-in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import structs

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.clear_days import Counted, Ends, clear_days
from boardpaper.checks.deadlines import CallInWindow, call_in_window
from boardpaper.cli.days import read_day
from boardpaper.cli.reports import PATH, Reports
from boardpaper.cli.saying import on_one_line
from boardpaper.desk import shelf
from boardpaper.desk.calendars import calendar_in, toml_in, usual_calendar
from boardpaper.desk.day_by_day import Row, day_by_day
from boardpaper.desk.deadlines import Deadlines, deadlines, entries, identity_of
from boardpaper.desk.explaining import Explained, call_in_explained, explained
from boardpaper.desk.folders import default_folders
from boardpaper.document.dates import full_date
from boardpaper.errors import InvalidInputError
from boardpaper.exchange.ics import ics
from boardpaper.files import quoted, write_atomically
from boardpaper.report.clean import clean_text
from boardpaper.report.council import CallInScheme, Council
from boardpaper.report.declarations import read_council

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the command line asks about."""

    meeting: date | None
    first: date | None
    last: date | None
    published: date | None
    days: int | None
    board: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class _Where:
    """The place that is asked about: its working days, and its council if one is known."""

    working_days: WorkingDays
    council: Council | None

    def scheme(self, days: int | None) -> CallInScheme:
        """How long decisions can be called in: so many days where that is said."""
        scheme = self.council.call_in if self.council else CallInScheme()
        return scheme if days is None else structs.replace(scheme, days=days)

    @property
    def words(self) -> str:
        """Whose days are counted."""
        holidays = f"Bank holidays of {self.working_days.calendar.name}"
        if self.council:
            return f"{holidays}, settings of {self.council.name}."
        return f"{holidays}. Name a council with --council to count with its own settings."


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer: in paragraphs for a person, and plain for other programs."""

    paragraphs: Sequence[str]
    plain: Mapping[str, Any]


_day_option = partial(click.option, type=read_day, metavar="DATE")


@click.command("dates")
@click.argument("meeting", required=False, type=read_day, metavar="[MEETING]")
@_day_option("--from", "first", help="Count the clear days after this day …")
@_day_option("--to", "last", help="… and before this one.")
@_day_option("--published", help="When the decision was published, for call-in.")
@click.option(
    "--days", type=click.IntRange(1, 60), help="Days for call-in, where not those of the council."
)
@click.option("--ics", "file", type=PATH, help="Write the dates of a meeting for your calendar.")
@click.option("--board", default="", help="The name of the board, for the .ics file.")
@click.option("--council", metavar="ID", help="A council, or its .toml file; usually yours.")
@click.option("--calendar", type=PATH, help="A .toml file of bank holidays; usually yours.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def dates_command(
    reports: Reports, /, council: str | None, calendar: Path | None, as_json: bool, **asked: Any
) -> None:
    """Say what is due when for a MEETING, and count clear days.

    Dates are written 2011-12-14. Instead of a meeting, name two days to count the clear days
    between them, or the day on which a decision was published to see when it takes effect.
    """
    question = _Asked(**asked)
    _refuse_contradictions(question)
    where = _where(reports, council, calendar)
    told = _answer(question, where)
    if as_json:
        click.echo(json.dumps(told.plain, indent=1, ensure_ascii=False))
    else:
        click.echo("\n\n".join([*told.paragraphs, where.words]))
        if question.file is not None:
            click.echo(f"\nWritten for your calendar: {question.file}")


def _refuse_contradictions(asked: _Asked) -> None:
    is_between = asked.first is not None or asked.last is not None
    is_meeting = asked.meeting is not None
    if is_between and (asked.first is None or asked.last is None):
        raise InvalidInputError("Clear days lie between two days: give both --from and --to.")
    if is_between and (is_meeting or asked.published is not None):
        raise InvalidInputError("Ask with --from and --to, or for a meeting or call-in: not both.")
    if asked.days is not None and asked.published is None:
        raise InvalidInputError("--days counts from the day that --published gives: add it.")
    if asked.meeting and asked.published and asked.published < asked.meeting:
        raise InvalidInputError("A decision is not published before the meeting that makes it.")
    if (asked.file is not None or asked.board) and not is_meeting:
        raise InvalidInputError("--ics and --board need the day of a meeting such as 2011-12-14.")
    if len(asked.board) > _LONGEST_NAME:
        raise InvalidInputError(f"The board's name is longer than {_LONGEST_NAME} characters.")


def _where(reports: Reports, council: str | None, calendar: Path | None) -> _Where:
    named = reports.settings.council if council is None else council
    known = _council(named) if named else None
    holidays = calendar_in(calendar) if calendar else usual_calendar(default_folders())
    return _Where(WorkingDays(holidays, known.closure_days if known else ()), known)


def _council(named: str) -> Council:
    file = Path(named)
    if file.suffix.lower() == ".toml":
        return read_council(toml_in(file), file.name)
    return shelf.council(named)


def _answer(asked: _Asked, where: _Where) -> _Told:
    working_days, scheme = where.working_days, where.scheme(asked.days)
    match asked:
        case _Asked(meeting=date() as meeting):
            cut_off = where.council.cut_off if where.council else None
            days = deadlines(meeting, working_days, cut_off, scheme, asked.published)
            if asked.file is not None:
                _write(asked.file, days, where, asked.board)
            return _of_meeting(days, working_days.why_not(meeting))
        case _Asked(published=date() as published):
            return _of_call_in(call_in_window(published, working_days, scheme))
        case _Asked(first=date() as first, last=date() as last):
            return _between(first, last, working_days)
        case _:
            raise InvalidInputError(
                "Name the day of a meeting such as 2011-12-14, or --from and --to, or --published."
            )


def _write(file: Path, days: Deadlines, where: _Where, named: str) -> None:
    if file.suffix.lower() != ".ics":
        raise InvalidInputError(f"{quoted(file)} is no .ics file: give a name that ends so.")
    board = on_one_line(clean_text(named))
    council = where.council.id if where.council else ""
    identity = identity_of(council, board, days.meeting)
    write_atomically(file, ics(entries(days, identity, board), datetime.now(UTC)))


def _of_meeting(days: Deadlines, why_not_working: str) -> _Told:
    heading = f"Meeting on {full_date(days.meeting)}"
    if why_not_working:
        heading += f"\nThis is no working day: {why_not_working}."
    parts = (part for each in explained(days) for part in _paragraphs(each))
    return _Told((heading, *parts), _plain(days))


def _plain(days: Deadlines) -> Mapping[str, Any]:
    early, window = days.pre_agenda, days.call_in
    counts = {
        "agenda": days.agenda.days,
        "notice_28": days.notice.days,
        "pre_agenda": early.days if early else (),
        "call_in": window.days if window else (),
    }
    return {
        "meeting": days.meeting.isoformat(),
        "agenda": {
            "latest": days.agenda.latest.isoformat(),
            "latest_working_day": days.agenda.latest_working_day.isoformat(),
        },
        "notice_28": {"latest": days.notice.latest.isoformat()},
        "pre_agenda": early and {"latest": early.latest.isoformat(), "at": f"{early.at:%H:%M}"},
        "call_in": window and _plain_window(window),
        "days": {name: _plain_days(count) for name, count in counts.items() if count},
    }


def _plain_days(count: Iterable[Counted]) -> list[Mapping[str, Any]]:
    return [{"day": day.isoformat(), "counts": counts, "why": why} for day, counts, why in count]


def _plain_window(window: CallInWindow) -> Mapping[str, Any]:
    return {"call_in_ends": window.ends.isoformat(), "effective": window.effective.isoformat()}


def _of_call_in(window: CallInWindow) -> _Told:
    return _Told(_paragraphs(call_in_explained(window)), _plain_window(window))


def _between(first: date, last: date, working_days: WorkingDays) -> _Told:
    ends = Ends("the first day", "the last day")
    working = clear_days(first, last, working_days, "working", ends)
    every = clear_days(first, last, working_days, "calendar", ends)
    heading = (
        f"From {full_date(first)} to {full_date(last)}: "
        f"{_number(working.count, 'clear working day')} "
        f"({_number(every.count, 'clear day')} of the calendar)"
    )
    table = [_table(day_by_day(working.days, "working day"))] if working.days else []
    numbers = {"clear_working_days": working.count, "clear_calendar_days": every.count}
    return _Told([heading, *table], numbers)


def _number(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _paragraphs(each: Explained) -> tuple[str, ...]:
    return f"{each.what}: {each.when}\n{each.rule}", _table(each.rows)


def _table(rows: Sequence[Row]) -> str:
    days, verdicts = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = (f"  {each.days:{days}}   {each.verdict:{verdicts}}   {each.why}" for each in rows)
    return "\n".join([line.rstrip() for line in lines])
