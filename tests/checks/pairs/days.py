"""Pairs for the rules on days, clearances and the template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from boardpaper.report.standing import Publication
from tests.checks.clean_reports import clean
from tests.checks.pairs.changes import Pair, having, late, meeting_on, standing, under
from tests.checks.samples.writing import Case

IN_TIME, TOO_LATE = date(2025, 3, 11), date(2025, 3, 12)


def days() -> tuple[Pair, ...]:
    return (*_publication(), *_meeting(), *_clearances(), *_template())


def _publication() -> tuple[Pair, ...]:
    spending = clean("spending")
    too_late = standing(spending, planned_on=TOO_LATE)

    def published(on: date, planned_on: date) -> Case:
        return standing(spending, planned_on=planned_on, publication=Publication(on))

    def unplanned(as_of: date) -> Case:
        return replace(standing(spending, planned_on=None), as_of=as_of)

    def before_easter(planned_on: date) -> Case:
        case = meeting_on(clean("noting"), date(2019, 4, 25), planned_on=planned_on)
        return replace(case, as_of=date(2019, 4, 1))

    return (
        Pair("R34", "four clear days; five", too_late, standing(spending, planned_on=IN_TIME)),
        Pair("R34", "no plan, so today", unplanned(TOO_LATE), unplanned(IN_TIME)),
        Pair(
            "R34",
            "what was done counts, not what was planned",
            published(TOO_LATE, IN_TIME),
            published(IN_TIME, TOO_LATE),
        ),
        Pair(
            "R34",
            "late; late with a reason and the agreement of the Chair",
            too_late,
            late(
                too_late,
                reason="The survey was not finished.",
                chair="The Chair of the Executive Board",
                agreed_on=date(2025, 3, 10),
            ),
        ),
        Pair(
            "R34",
            "across Easter",
            before_easter(date(2019, 4, 16)),
            before_easter(date(2019, 4, 15)),
        ),
    )


def _meeting() -> tuple[Pair, ...]:
    noting = clean("noting")

    def on(day: date) -> Case:
        return meeting_on(noting, day, planned_on=date(2022, 9, 1))

    return (
        Pair("R35", "a Saturday; a Friday", on(date(2025, 3, 22)), on(date(2025, 3, 21))),
        Pair(
            "R35", "a one-off holiday; the day after", on(date(2022, 9, 19)), on(date(2022, 9, 20))
        ),
    )


def _clearances() -> tuple[Pair, ...]:
    spending = clean("spending")
    (first, *others) = spending.standing.clearances
    longer = having(spending, subject=f"{spending.report.subject}.")
    staff = msgspec.structs.replace(first, role="hr", content_hash="0" * 64)
    return (
        Pair(
            "R37",
            "given on another text; one that nobody has to give is",
            replace(longer, standing=spending.standing),
            standing(spending, clearances=(first, *others, staff)),
        ),
        Pair(
            "R37", "one is missing; none is", standing(spending, clearances=tuple(others)), spending
        ),
    )


def _template() -> tuple[Pair, ...]:
    noting = clean("noting")

    def until(day: date) -> Case:
        return under(noting, lambda template: msgspec.structs.replace(template, valid_until=day))

    def on(day: date) -> Case:
        return meeting_on(noting, day, planned_on=date(2010, 12, 1))

    return (
        Pair("R39", "the day before; the first day", on(date(2010, 12, 31)), on(date(2011, 1, 1))),
        Pair(
            "R39", "the day after; the last day", until(date(2025, 3, 16)), until(date(2025, 3, 17))
        ),
    )
