"""The checker runs again what a change concerns, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from boardpaper.checks.checker import Checker, run
from boardpaper.checks.facts import Facts
from boardpaper.checks.problem import Level, Problem
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS, Objection, Rule
from boardpaper.checks.rules import RULES
from boardpaper.checks.texts import Hit, hits
from boardpaper.desk import shelf
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Recommendation
from boardpaper.report.template import CheckLevel, CheckSetting
from boardpaper.report.text import Bullet, Bullets, Ref, Span, Text
from boardpaper.report.validity import READINESS_RULES
from tests.checks.cases import example, text, with_setting


class Counted:
    """A rule that counts how often it is run."""

    def __init__(self, *facts: str) -> None:
        self.runs = 0
        self._facts = facts

    def __call__(self, facts: Facts) -> Iterator[Objection]:
        self.runs += 1
        for each in self._facts:
            yield Objection(WHOLE_REPORT, f"{each}: {getattr(facts, each)}")


def rule_of(find: Counted, level: Level = "error", in_force: date | None = None) -> Rule:
    return Rule("R1", level, "A rule", "A basis", find, in_force)


def find_secret(text: Text) -> tuple[Hit, ...]:
    return hits(text, lambda words: [(at, at + 6)] if (at := words.find("secret")) >= 0 else [])


def test_a_rule_runs_again_when_a_fact_it_read_has_changed() -> None:
    rule = Counted("subject")
    checker = Checker((rule_of(rule),))
    checker.run(example(subject="Bees"))

    problems = checker.run(example(subject="Wasps"))

    assert [each.message for each in problems] == ["subject: Wasps"]
    assert rule.runs == 2


def test_a_rule_whose_facts_have_not_changed_does_not_run_again() -> None:
    rule = Counted("subject")
    checker = Checker((rule_of(rule),))
    first = checker.run(example(subject="Bees"))

    assert checker.run(example(subject="Bees", report_of="Nobody")) == first
    assert rule.runs == 1


def test_a_rule_that_asks_for_what_follows_runs_again_only_when_that_has_changed() -> None:
    rule = Counted("body_kind")
    checker = Checker((rule_of(rule),))
    checker.run(example(report_to="Executive Board"))

    checker.run(example(report_to="executive board "))
    assert rule.runs == 1
    checker.run(example(report_to="Licensing Committee"))
    assert rule.runs == 2


def test_a_fact_asked_for_inside_a_fact_is_still_noted_for_a_rule_that_asks_for_it() -> None:
    both, name = Counted("body_kind"), Counted("report_to")
    checker = Checker((rule_of(both), replace_id(rule_of(name), "R2")))
    checker.run(example(report_to="Executive Board"))

    problems = checker.run(example(report_to="executive board"))

    assert [each.message for each in problems] == [
        "body_kind: executive",
        "report_to: executive board",
    ]


def test_a_rule_that_did_not_run_leaves_the_notes_of_the_others_alone() -> None:
    first, second = Counted("subject"), Counted("report_of")
    checker = Checker((rule_of(first), replace_id(rule_of(second), "R2")))
    checker.run(example(subject="Bees", report_of="A"))
    checker.run(example(subject="Wasps", report_of="A"))
    checker.run(example(subject="Wasps", report_of="B"))

    assert (first.runs, second.runs) == (2, 2)


def test_every_rule_comes_to_the_same_after_any_change_as_it_does_at_once() -> None:
    checker = Checker()
    cases = [
        example(),
        example(subject=""),
        example(answers=()),
        example(subject="", recommendations=(Recommendation("r1", text("TBC")),)),
        example(appendices=()),
        example(as_of=date(2011, 12, 13)),
        example(),
    ]
    for case in cases:
        assert checker.run(case) == Checker().run(case)


@pytest.mark.parametrize("level", ["error", "warning", "information"])
def test_a_template_sets_the_level_of_a_rule(level: CheckLevel) -> None:
    case = with_setting(example(subject=""), CheckSetting("R1", level))
    assert {each.level for each in Checker().run(case) if each.rule == "R1"} == {level}


def test_a_template_switches_a_rule_off() -> None:
    rule = Counted("subject")
    assert not Checker((rule_of(rule),)).run(with_setting(example(), CheckSetting("R1", "off")))
    assert rule.runs == 0


def test_a_template_sets_the_limit_of_a_rule() -> None:
    def find(facts: Facts) -> Iterator[Objection]:
        yield Objection(WHOLE_REPORT, str(facts.limit("R40", 40)))

    checker = Checker((Rule("R40", "warning", "A rule", "A basis", find),))
    assert [each.message for each in checker.run(example())] == ["40"]
    case = with_setting(example(), CheckSetting("R40", limit=25))
    assert [each.message for each in checker.run(case)] == ["25"]


def test_before_the_law_was_in_force_a_rule_only_informs() -> None:
    checker = Checker((rule_of(Counted("subject"), "error", EXECUTIVE_REGULATIONS),))

    def level(meeting: date | None) -> str:
        return checker.run(example(meeting_date=meeting))[0].level

    assert level(date(2012, 9, 9)) == "information"
    assert level(date(2012, 9, 10)) == "error"
    assert level(None) == "error"


def test_an_objection_can_be_no_more_than_information() -> None:
    def find(_: Facts) -> Iterator[Objection]:
        yield Objection(WHOLE_REPORT, "Perhaps.", informs=True)

    problems = Checker((Rule("R4", "error", "A rule", "A basis", find),)).run(example())
    assert problems == (Problem("R4", "information", "Perhaps.", WHOLE_REPORT),)


def test_a_search_says_where_in_the_report_it_has_found_what() -> None:
    bullets = Text((Bullets("b", (Bullet("i", (Span("a "), Ref("x"), Span(" secret"))),)),))
    case = example(recommendations=(Recommendation("r1", bullets),))
    seen: list[object] = []

    def find(facts: Facts) -> Iterator[Objection]:
        seen.extend(facts.search(find_secret))
        yield from ()

    Checker((Rule("R38", "error", "A rule", "A basis", find),)).run(case)

    assert seen == [(Place("recommendations", "r1", "i", "", 4, 10), "secret")]


def test_a_text_is_searched_once_however_often_the_rest_changes() -> None:
    searched: list[Text] = []

    def find_nothing(text: Text) -> tuple[Hit, ...]:
        searched.append(text)
        return ()

    def find(facts: Facts) -> Iterator[Objection]:
        facts.search(find_nothing)
        yield from ()

    checker = Checker((Rule("R38", "error", "A rule", "A basis", find),))
    checker.run(example())
    before = len(searched)
    checker.run(example(recommendations=(Recommendation("r1", text("One new text.")),)))

    assert searched[before:] == [text("One new text.")]


def test_rules_are_declared_once_each_in_the_order_of_their_numbers() -> None:
    ids = [each.id for each in RULES]
    assert ids == sorted(set(ids), key=lambda each: int(each[1:]))
    assert set(ids) <= READINESS_RULES


def test_every_rule_has_a_title_and_a_basis_in_one_line() -> None:
    for rule in RULES:
        assert rule.title.strip()
        assert rule.basis.strip()
        assert rule.find.__doc__
        assert "\n" not in rule.title + rule.basis


def test_run_is_what_a_checker_does_once() -> None:
    case = example(subject="")
    calendar = shelf.calendar()
    problems = run(case.report, case.standing, case.template, case.council, calendar, case.as_of)
    assert problems == Checker().run(case)
    assert ("R1", "error") in {(each.rule, each.level) for each in problems}


def replace_id(rule: Rule, identity: str) -> Rule:
    return Rule(identity, rule.level, rule.title, rule.basis, rule.find, rule.in_force)
