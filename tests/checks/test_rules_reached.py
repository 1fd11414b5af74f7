"""Every rule is heard of a report that breaks it, and not of one that nearly does."""

from __future__ import annotations

from datetime import date

import pytest

from boardpaper.checks.calendar import Calendar
from boardpaper.exchange import report_json
from boardpaper.report.validity import READINESS_RULES
from tests.checks.clean_reports import clean
from tests.checks.nearly import LEVEL_OF, PAIRS
from tests.checks.pairs.changes import Pair, having, meeting_on, noticed, switched
from tests.checks.runs import fired, run
from tests.checks.samples.writing import Case

BY_PAIR = pytest.mark.parametrize(
    "pair", [pytest.param(each, id=f"{each.rule}: {each.words}") for each in PAIRS]
)


def levels(case: Case, rule: str, calendar: Calendar) -> set[str]:
    return {each.level for each in run(case, calendar) if each.rule == rule}


def test_the_rules_are_those_that_a_template_can_set() -> None:
    assert set(LEVEL_OF) == READINESS_RULES


def test_every_rule_has_a_pair() -> None:
    assert {each.rule for each in PAIRS} == set(LEVEL_OF)


@BY_PAIR
def test_both_are_reports_that_a_file_can_hold(pair: Pair) -> None:
    for case in (pair.breaks, pair.nearly):
        saved = case.opened().saved
        assert report_json.decode(report_json.encode(saved)) == saved


@BY_PAIR
def test_the_one_breaks_the_rule_at_its_level(pair: Pair, calendar: Calendar) -> None:
    assert levels(pair.breaks, pair.rule, calendar) == {LEVEL_OF[pair.rule]}


@BY_PAIR
def test_the_other_only_nearly_does(pair: Pair, calendar: Calendar) -> None:
    assert pair.rule not in fired(pair.nearly, calendar)


@BY_PAIR
def test_a_template_can_switch_the_rule_off(pair: Pair, calendar: Calendar) -> None:
    others = fired(pair.breaks, calendar) - {pair.rule}
    assert fired(switched(pair.breaks, pair.rule, "off"), calendar) == others


@BY_PAIR
def test_a_template_can_give_the_rule_another_level(pair: Pair, calendar: Calendar) -> None:
    for level in ("error", "warning", "information"):
        assert levels(switched(pair.breaks, pair.rule, level), pair.rule, calendar) == {level}


def test_before_the_regulations_of_2012_their_rules_only_inform(calendar: Calendar) -> None:
    key = noticed(clean("example"), is_key=True)
    assert levels(key, "R17", calendar) == {"information"}


def test_where_no_list_of_wards_is_valid_the_rules_on_wards_only_inform(
    calendar: Calendar,
) -> None:
    before_the_lists = date(2003, 3, 19)
    wards = having(clean("spending"), wards=clean("noting").report.wards)
    early = meeting_on(wards, before_the_lists, planned_on=date(2003, 3, 3))
    assert levels(early, "R4", calendar) == {"information"}
