"""The wards affected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.facts import Case
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Exemption, Finding, Section, Wards
from boardpaper.report.text import Paragraph, Span, Text
from tests.checks.cases import answering, example, found, places, text, with_section

ANSWER = Place("answers", "wards")
BEFORE_ANY_LIST = date(2004, 6, 9)


def with_wards(yes: bool | None, *names: str, every: bool = False, **fields: Any) -> Case:
    return answering(example(**fields), "wards", yes, wards=Wards(every, names))


def telling(words: str, yes: bool = False, **fields: Any) -> Case:
    """No ward is affected, and the main issues are these words."""
    return answering(example(**fields), "wards", yes, main=(Finding("f", text(words)),))


def without_the_question(case: Case) -> Case:
    questions = tuple(each for each in case.template.questions if each.kind != "wards")
    return example(template=replace(case.template, questions=questions), wards=case.report.wards)


@pytest.mark.parametrize("names", [(), ("", " ")])
def test_r4_asks_for_the_wards(names: tuple[str, ...]) -> None:
    [problem] = found(with_wards(True, *names), "R4")
    assert (problem.level, problem.place) == ("error", Place("wards"))


def test_r4_wants_a_ward_of_the_day() -> None:
    """Hyde Park and Woodhouse was a ward until 2018; Little London and Woodhouse is one since."""
    before, after = "Hyde Park and Woodhouse", "Little London and Woodhouse"
    assert not found(with_wards(True, before), "R4")
    [problem] = found(with_wards(True, after), "R4")
    assert problem.level == "error"
    assert not found(with_wards(True, after, meeting_date=date(2019, 4, 25)), "R4")


def test_r4_only_informs_of_a_strange_ward_beside_a_known_one() -> None:
    [problem] = found(with_wards(True, "Armley", "Ilkley"), "R4")
    assert problem.level == "information"


@pytest.mark.parametrize("name", ["Armley", "armley ", "Adel & Wharfedale", "adel  and wharfedale"])
def test_r4_knows_a_ward_however_it_is_spelt(name: str) -> None:
    assert not found(with_wards(True, name), "R4")


def test_r4_is_content_with_all_wards() -> None:
    assert not found(with_wards(True, "Ilkley", every=True), "R4")


@pytest.mark.parametrize("yes", [False, None])
def test_r4_looks_at_no_wards_unless_the_answer_is_yes(yes: bool | None) -> None:
    assert not found(with_wards(yes, "Ilkley"), "R4")


def test_r4_is_silent_where_the_form_does_not_ask() -> None:
    assert not found(without_the_question(with_wards(True)), "R4")


@pytest.mark.parametrize("day", [BEFORE_ANY_LIST, None])
def test_r4_only_informs_where_no_list_is_valid(day: date | None) -> None:
    for names in ((), ("Ilkley",)):
        [problem] = found(with_wards(True, *names, meeting_date=day), "R4")
        assert problem.level == "information"
    assert not found(with_wards(True, "Armley", meeting_date=day), "R4")


def test_r4_compares_nothing_where_the_council_has_no_list() -> None:
    council = replace(example().council, ward_lists=())
    assert not found(with_wards(True, "Ilkley", council=council), "R4")
    [problem] = found(with_wards(True, council=council), "R4")
    assert problem.level == "information"


def test_r4_speaks_of_divisions_where_the_council_has_them() -> None:
    council = replace(example().council, ward_word="Division")
    [problem] = found(with_wards(True, council=council), "R4")
    assert "divisions" in problem.message


@pytest.mark.parametrize("wards", [Wards(True), Wards(False, ("Armley",))])
def test_r5_finds_wards_that_are_still_chosen(wards: Wards) -> None:
    [problem] = found(answering(example(), "wards", False, wards=wards), "R5")
    assert (problem.level, problem.place) == ("warning", ANSWER)


def test_r5_takes_a_blank_name_for_none() -> None:
    assert not found(with_wards(False, " "), "R5")


def test_r5_finds_a_ward_in_the_text() -> None:
    [problem] = found(telling("A new library in Armley opens."), "R5")
    assert problem.place == Place("main", "f", "t1", "", 17, 23)
    assert (problem.level, "“Armley” is named" in problem.message) == ("warning", True)


def test_r5_counts_the_wards_and_goes_to_the_first() -> None:
    case = telling("Armley, Pudsey, ARMLEY and Adel & Wharfedale")
    [problem] = found(case, "R5")
    assert problem.place.start == 0
    assert "and 3 more are" in problem.message
    assert "and 1 more is" in found(telling("Armley or Pudsey"), "R5")[0].message


def test_r5_finds_a_ward_in_a_section_too() -> None:
    case = answering(
        with_section(example(), "risk", "Members for Otley and Yeadon."), "wards", False
    )
    assert places(found(case, "R5")) == [Place("sections", "risk", "risk-1", "", 12, 28)]


@pytest.mark.parametrize(
    "words",
    [
        "Headingley and Hyde Park",  # a ward since 2018, and no mention of that of 2011
        "Armleys",
        "MacArmley",
        "works@Armley.example",
        "at 12 Armley Road",
        "the Kirkstall Lane depot",
        "Otley Old Road",
        "Merrion House, Armley, Leeds LS12 3AB",
        "Armley LS12 3AB",
        "Councillor Rothwell",
        "Cllr. J. Rothwell",
        "Mrs Mary Ann Rothwell",
        "the Earl of Harewood",
        "a moor in town",
    ],
)
def test_r5_leaves_out_what_only_looks_like_a_ward(words: str) -> None:
    assert not found(telling(words), "R5")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Headingley’s library", date(2011, 12, 14)),
        ("(Armley)", date(2011, 12, 14)),
        ("Little London\u00a0and Woodhouse", date(2019, 4, 25)),
        ("Councillor for Rothwell", date(2011, 12, 14)),
        ("the Armley road scheme", date(2011, 12, 14)),
    ],
)
def test_r5_knows_a_ward_in_its_sentence(words: str, day: date) -> None:
    assert len(found(telling(words, meeting_date=day), "R5")) == 1


@pytest.mark.parametrize("yes", [True, None])
def test_r5_reads_no_text_unless_the_answer_is_no(yes: bool | None) -> None:
    case = answering(telling("Armley"), "wards", yes, wards=Wards(False, ("Armley",)))
    assert not found(case, "R5")


@pytest.mark.parametrize("day", [BEFORE_ANY_LIST, None])
def test_r5_only_informs_where_no_list_is_valid(day: date | None) -> None:
    case = answering(telling("Armley", meeting_date=day), "wards", False, wards=Wards(True))
    assert [each.level for each in found(case, "R5")] == ["information", "information"]


def test_r5_searches_for_nothing_where_the_council_has_no_list() -> None:
    council = replace(example().council, ward_lists=())
    assert not found(telling("Armley", council=council), "R5")


def test_r5_does_not_quote_from_a_report_of_which_something_is_withheld() -> None:
    marked = Text((Paragraph("p", (Span("In "), Span("Armley", exempt="e"))),))
    exemption = Exemption("e", "10.4(3)", WHOLE_REPORT)
    for fields in ({"exemptions": (exemption,)}, {"sections": (Section("risk", marked),)}):
        [problem] = found(answering(telling("Armley"), "wards", False, **fields), "R5")
        assert "Armley" not in problem.message


@pytest.mark.parametrize(
    "words",
    ["There are no specific considerations under this heading.", "", "Residents were consulted."],
)
def test_r28_asks_for_the_ward_members(words: str) -> None:
    [problem] = found(with_section(with_wards(True, "Armley"), "consultation", words), "R28")
    assert (problem.level, problem.place) == ("warning", Place("sections", "consultation"))


@pytest.mark.parametrize(
    "words",
    [
        "The Executive Member for Children was briefed.",
        "Members of the public and members of staff were asked.",
        "The ward is large. Staff members were asked.",
        "Remembering the backward glance.",
    ],
)
def test_r28_knows_other_members_from_those_of_a_ward(words: str) -> None:
    assert found(with_section(with_wards(True, "Armley"), "consultation", words), "R28")


@pytest.mark.parametrize(
    "words",
    [
        "Ward members were consulted on 3 May.",
        "All three members for the Armley ward support it.",
        "Local ward Councillors were briefed.",
        "Cllr Lowe was consulted.",
        "The wards’ elected members were told.",
        "Local members had no comment.",
    ],
)
def test_r28_is_content_where_ward_members_are_mentioned(words: str) -> None:
    assert not found(with_section(with_wards(True, every=True), "consultation", words), "R28")


@pytest.mark.parametrize("yes", [False, None])
def test_r28_asks_for_nobody_unless_wards_are_affected(yes: bool | None) -> None:
    assert not found(with_section(with_wards(yes, "Armley"), "consultation", "None."), "R28")


def test_r28_is_silent_where_the_form_has_no_section_for_it() -> None:
    form = example().template
    sections = tuple(each for each in form.sections if each.about != "consultation")
    case = with_wards(True, "Armley", template=replace(form, sections=sections))
    assert not found(case, "R28")


def test_hostile_texts_are_read_in_no_time() -> None:
    for words in ("local " * 50_000, "member " * 30_000, "ward " + "a" * 200_000 + " member"):
        found(with_section(with_wards(True, "Armley"), "consultation", words), "R28")
    for words in ("Headingley and " * 20_000, "Cllr " * 40_000 + "Armley"):
        found(telling(words), "R5")
