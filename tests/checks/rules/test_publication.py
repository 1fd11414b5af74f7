"""Publication in time, and clearance."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.facts import Case
from boardpaper.desk import shelf
from boardpaper.report.identity import content_hash
from boardpaper.report.place import Place, clearance_place
from boardpaper.report.report import LateItem, Notices
from boardpaper.report.standing import Clearance, Publication, Standing
from boardpaper.report.status import Status
from tests.checks.cases import example, found, places

IN_TIME, TOO_LATE = date(2011, 12, 6), date(2011, 12, 7)
EARLY = date(2011, 11, 1)
REASON = Place("notices", field="late_item reason")
LATE = LateItem("The letter came late.", "The Chair", date(2011, 12, 7))
STALE = "0" * 64


def late(standing: Standing, as_of: date, late_item: LateItem = LATE) -> Case:
    return example(standing=standing, as_of=as_of, notices=Notices(late_item=late_item))


def on(standing: Standing, as_of: date = EARLY) -> Case:
    return late(standing, as_of, LateItem())


def published(day: date) -> Standing:
    return Standing("published", publication=Publication(day))


def cleared(*roles: str, status: Status = "draft", by_hash: str = "") -> Case:
    report = example().report
    name = by_hash or content_hash(report)
    at = datetime(2011, 12, 1, tzinfo=UTC)
    given = tuple(Clearance(role, "A", at, name) for role in roles)
    return example(standing=Standing(status, given))


@pytest.mark.parametrize(("day", "count"), [(IN_TIME, 0), (TOO_LATE, 1)])
def test_r34_takes_the_day_of_publication_then_the_planned_one_then_today(
    day: date, count: int
) -> None:
    for case in (
        on(published(day), as_of=date(2012, 1, 1)),
        on(replace(published(day), planned_on=EARLY), as_of=EARLY),
        on(Standing(planned_on=day)),
        on(Standing(), as_of=day),
        on(Standing(planned_on=EARLY), as_of=day),  # that day has passed
    ):
        problems = found(case, "R34")
        assert places(problems) == [REASON] * count
        assert all(each.level == "error" for each in problems)


def test_r34_says_which_day_is_meant_and_until_when() -> None:
    for standing, words in (
        (published(TOO_LATE), "published too late, on Wednesday 7 December 2011"),
        (Standing(planned_on=TOO_LATE), "planned too late, on Wednesday 7 December 2011"),
        (Standing(), "too late to publish"),
    ):
        [problem] = found(on(standing, as_of=TOO_LATE), "R34")
        assert words in problem.message
        assert "is Tuesday 6 December 2011." in problem.message


def test_r34_names_the_last_working_day_too() -> None:
    case = example(meeting_date=date(2012, 6, 13), standing=Standing(), as_of=date(2012, 6, 6))
    [problem] = found(case, "R34")
    assert "Tuesday 5 June 2012 (the last working day by then: Friday 1 June 2012)" in (
        problem.message
    )


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        (date(2012, 6, 13), date(2012, 6, 5)),
        (date(2019, 4, 25), date(2019, 4, 15)),
        (date(2025, 1, 8), date(2024, 12, 30)),
    ],
)
def test_r34_counts_working_days(meeting: date, latest: date) -> None:
    after = date.fromordinal(latest.toordinal() + 1)
    for day, count in ((latest, 0), (after, 1)):
        case = example(meeting_date=meeting, standing=published(day))
        assert len(found(case, "R34")) == count


def test_r34_does_not_count_closure_days_of_the_council() -> None:
    days = WorkingDays(shelf.calendar(), (date(2011, 12, 12),))
    assert found(example(standing=published(IN_TIME), days=days), "R34")


@pytest.mark.parametrize("standing", [published(TOO_LATE), Standing(planned_on=TOO_LATE)])
def test_r34_takes_a_late_item_that_is_agreed(standing: Standing) -> None:
    assert not found(late(standing, TOO_LATE), "R34")


@pytest.mark.parametrize(("name", "blank"), [("reason", " "), ("chair", "\n"), ("agreed_on", None)])
def test_r34_asks_for_what_the_late_item_lacks(name: str, blank: str | None) -> None:
    [problem] = found(late(Standing(), TOO_LATE, replace(LATE, **{name: blank})), "R34")
    assert problem.place == Place("notices", field=f"late_item {name}")


def test_r34_is_silent_without_a_meeting() -> None:
    assert not found(example(meeting_date=None, standing=Standing(), as_of=TOO_LATE), "R34")


@pytest.mark.parametrize("meeting", [date(2101, 1, 4), date(1, 1, 1), date(9999, 12, 31)])
def test_r34_says_where_it_cannot_count(meeting: date) -> None:
    [problem] = found(example(meeting_date=meeting), "R34")
    assert (problem.level, problem.place.field) == ("information", "meeting_date")


def test_r37_asks_for_every_clearance_that_is_required() -> None:
    problems = found(cleared(), "R37")
    roles = ("director", "finance", "legal")
    assert places(problems) == [clearance_place(each) for each in roles]
    assert {each.level for each in problems} == {"error"}
    assert "Legal Services" in problems[2].message


def test_r37_is_content_where_all_that_is_required_is_given() -> None:
    assert not found(cleared("director", "finance", "legal"), "R37")


def test_r37_wants_clearance_of_the_text_as_it_is_now() -> None:
    problems = found(cleared("director", "finance", "legal", by_hash=STALE), "R37")
    assert len(problems) == 3
    assert "has changed since “Director”" in problems[0].message


def test_r37_does_not_ask_again_for_what_is_optional() -> None:
    given = cleared("director", "finance", "legal")
    hr = replace(given.standing.clearances[0], role="hr", content_hash=STALE)
    standing = replace(given.standing, clearances=(*given.standing.clearances, hr))
    assert not found(example(standing=standing), "R37")


@pytest.mark.parametrize("status", ["draft", "ready", "published", "decided", "withdrawn"])
def test_r37_asks_while_there_is_something_to_clear(status: Status) -> None:
    count = 3 if status in {"draft", "ready"} else 0
    assert len(found(cleared(status=status), "R37")) == count


def test_r37_asks_for_nothing_where_the_form_asks_for_none() -> None:
    form = replace(example().template, clearances=())
    assert not found(example(template=form, standing=Standing()), "R37")
