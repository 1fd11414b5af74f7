"""Key decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.facts import Case
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import (
    Exemption,
    Finding,
    KeyDecision,
    Notices,
    Recommendation,
    Urgency,
    Wards,
)
from tests.checks.cases import answering, example, found, places, text

MEETING = date(2019, 4, 25)  # the Thursday after Easter
LATEST_NOTICE = date(2019, 3, 27)
LATEST_EXCEPTION = date(2019, 4, 15)
IN_TIME = KeyDecision(True, "spending", notice_on=LATEST_NOTICE)
LATE = replace(IN_TIME, notice_on=date(2019, 3, 28))
NONE = replace(IN_TIME, notice_on=None)
NO_URGENCY = Urgency()
SPECIAL = Urgency("special-urgency", "The grant would lapse.", "Cllr A", date(2019, 4, 24))
GENERAL = Urgency("general-exception", "The grant would lapse.", "Cllr A", LATEST_EXCEPTION)


def decision(
    key: KeyDecision, urgency: Urgency = NO_URGENCY, day: date | None = MEETING, **fields: Any
) -> Case:
    notices = Notices(key_decision=key, urgency=urgency)
    return example(meeting_date=day, notices=notices, **fields)


def costing(words: str, key: bool | None = None, **fields: Any) -> Case:
    """A decision on the main issues of these words."""
    fields = {"main": (Finding("f", text(words)),), **fields}
    return decision(KeyDecision(key), **fields)


def field(name: str) -> Place:
    return Place("notices", field=name)


def test_r17_asks_for_the_reason() -> None:
    [problem] = found(decision(replace(IN_TIME, reason="")), "R17")
    assert (problem.level, problem.place) == ("error", field("key_decision reason"))


@pytest.mark.parametrize("reason", ["spending", "communities"])
def test_r17_is_content_with_a_reason_and_a_notice(reason: str) -> None:
    assert not found(decision(replace(IN_TIME, reason=reason)), "R17")


def test_r17_asks_for_the_notice_and_says_by_when() -> None:
    [problem] = found(decision(NONE), "R17")
    assert (problem.level, problem.place) == ("error", field("key_decision notice_on"))
    assert "by Wednesday 27 March 2019" in problem.message


@pytest.mark.parametrize("urgency", [SPECIAL, GENERAL])
@pytest.mark.parametrize("key", [NONE, LATE])
def test_r17_and_r18_take_urgency_instead(key: KeyDecision, urgency: Urgency) -> None:
    case = decision(key, urgency)
    assert not found(case, "R17")
    assert not found(case, "R18")


@pytest.mark.parametrize(("name", "blank"), [("reason", " "), ("scrutiny_chair", ""), ("on", None)])
@pytest.mark.parametrize("urgency", [SPECIAL, GENERAL])
@pytest.mark.parametrize("key", [NONE, LATE])
def test_r17_asks_for_what_urgency_lacks(
    key: KeyDecision, urgency: Urgency, name: str, blank: str | None
) -> None:
    problems = found(decision(key, replace(urgency, **{name: blank})), "R17")
    assert places(problems) == [field(f"urgency {name}")]


def test_r17_asks_for_no_urgency_where_the_notice_was_in_time() -> None:
    assert not found(decision(IN_TIME, Urgency("special-urgency")), "R17")


def test_r17_wants_five_clear_days_for_the_general_exception() -> None:
    late = replace(GENERAL, on=date(2019, 4, 16))
    [problem] = found(decision(NONE, late), "R17")
    assert problem.place == field("urgency on")
    assert "Monday 15 April 2019" in problem.message
    assert not found(decision(NONE, replace(late, kind="special-urgency")), "R17")


def test_r18_counts_28_clear_days() -> None:
    assert not found(decision(IN_TIME), "R18")
    [problem] = found(decision(LATE), "R18")
    assert (problem.level, problem.place) == ("error", field("key_decision notice_on"))
    assert "Wednesday 27 March 2019" in problem.message


def test_r18_leaves_a_missing_notice_to_r17() -> None:
    assert not found(decision(NONE), "R18")


@pytest.mark.parametrize("day", [None, date(2101, 1, 4)])
def test_r17_and_r18_count_no_days_that_they_cannot_count(day: date | None) -> None:
    assert not found(decision(LATE, day=day), "R17")
    assert not found(decision(LATE, day=day), "R18")
    assert places(found(decision(NONE, day=day), "R17")) == [field("key_decision notice_on")]
    assert not found(decision(NONE, GENERAL, day=day), "R17")


@pytest.mark.parametrize("is_key", [False, None])
def test_r17_and_r18_concern_what_is_marked_key(is_key: bool | None) -> None:
    for key in (KeyDecision(is_key), replace(LATE, is_key=is_key, reason="")):
        assert not found(decision(key, Urgency("special-urgency")), "R17")
        assert not found(decision(key), "R18")


def test_r17_and_r18_concern_the_executive_alone() -> None:
    for rule, key in (("R17", NONE), ("R18", LATE)):
        assert not found(decision(key, report_to="Licensing Committee"), rule)
        assert found(decision(key, report_to="A board nobody knows"), rule)


def test_the_rules_on_key_decisions_only_inform_under_the_earlier_law() -> None:
    for day, is_lenient in ((date(2012, 9, 9), True), (date(2012, 9, 10), False)):
        cases = {
            "R17": decision(NONE, day=day),
            "R18": decision(replace(IN_TIME, notice_on=day), day=day),
            "R19": costing("£250,000", day=day),
        }
        for rule, case in cases.items():
            [problem] = found(case, rule)
            assert (problem.level == "information") is is_lenient


@pytest.mark.parametrize("is_key", [None, False])
def test_r19_finds_an_amount_that_reaches_the_threshold(is_key: bool | None) -> None:
    [problem] = found(costing("It costs £250,000 a year.", is_key), "R19")
    assert (problem.level, problem.place) == ("warning", Place("main", "f", "t1", "", 9, 17))
    assert "£250,000" in problem.message


def test_r19_takes_the_threshold_of_the_day() -> None:
    assert not found(costing("It costs £249,999.", day=date(2020, 12, 31)), "R19")
    assert found(costing("It costs £499,999.", day=date(2020, 12, 31)), "R19")
    assert not found(costing("It costs £499,999.", day=date(2021, 1, 1)), "R19")
    assert "£500,000" in found(costing("It costs £2m.", day=date(2021, 1, 1)), "R19")[0].message


def test_r19_takes_the_day_of_the_check_while_there_is_no_other() -> None:
    for as_of, count in ((date(2020, 12, 31), 1), (date(2021, 1, 1), 0)):
        assert len(found(costing("£300,000", day=None, as_of=as_of), "R19")) == count


def test_r19_goes_to_the_first_amount_and_quotes_none() -> None:
    asks = (Recommendation("r", text("Approve £999,999.")),)
    secret = Exemption("e", "10.4(3)", WHOLE_REPORT)
    case = costing("£888,888 or £777,777", recommendations=asks, exemptions=(secret,))
    [problem] = found(case, "R19")
    assert problem.place == Place("recommendations", "r", "t1", "", 8, 16)
    assert not {"999", "888", "777"} & set(problem.message.replace(",", " ").split())


def test_r19_counts_wards() -> None:
    council = example().council
    thresholds = tuple(replace(each, wards=2) for each in council.thresholds)
    for wards, count in (
        (Wards(), 0),
        (Wards(False, ("Armley", "armley", " ")), 0),
        (Wards(False, ("Armley", "Pudsey")), 1),
        (Wards(True), 1),
    ):
        case = costing("Bees.", council=replace(council, thresholds=thresholds))
        problems = found(answering(case, "wards", True, wards=wards), "R19")
        assert places(problems) == [field("key_decision is_key")] * count
        assert not found(answering(case, "wards", False, wards=wards), "R19")


def test_r19_needs_one_ward_where_the_council_says_so() -> None:
    case = answering(costing("Bees."), "wards", True, wards=Wards(False, ("Armley",)))
    [problem] = found(case, "R19")
    assert "one ward or more" in problem.message


def test_r19_has_nothing_to_say_of_what_is_marked_key() -> None:
    case = answering(costing("£3bn", True), "wards", True, wards=Wards(True))
    assert not found(case, "R19")


def test_r19_concerns_the_executive_alone() -> None:
    assert not found(costing("£3bn", report_to="Licensing Committee"), "R19")
    assert found(costing("£3bn", report_to="A board nobody knows"), "R19")


def test_r19_is_silent_where_the_council_has_no_threshold() -> None:
    council = replace(example().council, thresholds=())
    case = answering(costing("£3bn", council=council), "wards", True, wards=Wards(True))
    assert not found(case, "R19")
