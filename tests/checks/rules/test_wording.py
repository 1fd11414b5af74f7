"""Placeholders, guidance, acronyms and long sentences."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    Author,
    BackgroundDocument,
    CallIn,
    Exemption,
    Finding,
    KeyDecision,
    Notices,
    Recommendation,
    Section,
)
from boardpaper.report.template import CheckSetting
from boardpaper.report.text import Figure, Paragraph, Span, Subheading, Table, Text
from tests.checks.cases import (
    answered,
    example,
    found,
    places,
    text,
    text_of,
    with_section,
    with_setting,
)


def saying(*paragraphs: str, **fields: object) -> Case:
    """A report in which nothing else is written."""
    return example(
        sections=(Section("purpose", text(*paragraphs)),), main=(), recommendations=(), **fields
    )


def messages(case: Case, rule: str) -> list[str]:
    return [each.message for each in found(case, rule)]


# --- R38 ---


def test_a_placeholder_is_an_error_where_it_stands() -> None:
    problems = found(saying("Fine.", "The date is TBC."), "R38")
    assert places(problems) == [Place("sections", "purpose", "t2", "", 12, 15)]
    assert problems[0].level == "error"
    assert problems[0].message == "“TBC” is left: write what belongs here."


def test_of_words_in_brackets_only_the_first_is_told() -> None:
    (problem,) = found(saying("[insert the secret name]"), "R38")
    assert problem.message.startswith("“[insert”")


def test_a_report_without_placeholders_has_none() -> None:
    assert not found(example(), "R38")
    assert not found(saying("The Board [the executive] is to confirm it."), "R38")


def test_a_table_a_caption_and_a_heading_are_looked_at_too() -> None:
    table = Table("t", (Span("xx"),), ((Span("Year"),),), rows=(((Span("TBC"),),),))
    case = example(
        sections=(Section("purpose", Text((table,))),),
        main=(Subheading("h", (Span("TBA"),)), Finding("f", text_of("f", "TBD"))),
    )
    assert [(each.part, each.block, each.field) for each in places(found(case, "R38"))] == [
        ("sections", "t", "caption"),
        ("sections", "t", "row 1 cell 1"),
        ("main", "h", ""),
        ("main", "f-1", ""),
    ]


def test_what_a_picture_is_said_to_show_is_looked_at() -> None:
    case = example(sections=(Section("purpose", Text((Figure("g", "0" * 64, alt="TBC"),))),))
    assert places(found(case, "R38")) == [Place("sections", "purpose", "g", "alt", 0, 3)]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"subject": "TBC"}, Place("details", field="subject")),
        ({"public_subject": "TBC"}, Place("details", field="public_subject")),
        ({"report_of": "[insert director]"}, Place("details", field="report_of")),
        ({"report_to": "TBC"}, Place("details", field="report_to")),
        (
            {"authors": (Author("A. Green"), Author("TBC"))},
            Place("details", field="authors 2 name"),
        ),
        (
            {"notices": Notices(key_decision=KeyDecision(explanation="TBC"))},
            Place("notices", field="key_decision explanation"),
        ),
        (
            {"recommendations": (Recommendation("r", text("Note."), owner="TBC"),)},
            Place("recommendations", "r", field="owner"),
        ),
        (
            {"background": (BackgroundDocument("d", "TBC"),)},
            Place("background", "d", field="citation"),
        ),
        ({"appendices": (Appendix("a", "TBC"),)}, Place("appendices", "a", field="title")),
    ],
)
def test_every_field_is_looked_at(fields: dict[str, object], place: Place) -> None:
    assert places(found(example(**fields), "R38")) == [place]


def test_details_of_an_answer_count_only_where_it_needs_them() -> None:
    call_in = CallIn("urgent", "TBC")
    assert not found(example(call_in=call_in), "R38")
    case = answered(example(call_in=call_in), call_in=False)
    assert places(found(case, "R38")) == [Place("call-in", field="explanation")]

    exemption = Exemption("e", "10.4(3)", Place("appendices", "a1"), reasons="TBC")
    assert not found(example(exemptions=(exemption,)), "R38")
    exempt = answered(example(exemptions=(exemption,)), exempt=True)
    assert places(found(exempt, "R38")) == [Place("exemptions", "e", field="reasons")]


def test_a_council_may_have_those_letters() -> None:
    words = "Tewkesbury Borough Council (TBC) is our neighbour."
    assert not found(saying(words, "TBC agrees."), "R38")
    assert found(saying("The court (TBC) is near.", "TBC agrees."), "R38")
    assert found(saying(words, "The date is tba."), "R38")


def test_guidance_of_the_form_is_deleted() -> None:
    guidance = (
        "One or two paragraphs: why the report is before the Board now, and what it asks for."
    )
    problems = found(saying(guidance, "One or two paragraphs follow."), "R38")
    assert places(problems) == [Place("sections", "purpose", "t1")]


# --- R40: acronyms ---


def test_an_acronym_is_expanded_at_first_use() -> None:
    problems = found(saying("The DSG rises.", "The Dedicated Schools Grant (DSG) rises."), "R40")
    assert places(problems) == [Place("sections", "purpose", "t1", "", 4, 7)]
    assert problems[0].level == "warning"
    assert "“DSG”" in problems[0].message
    assert not found(saying("The Dedicated Schools Grant (DSG) rises.", "The DSG rises."), "R40")


def test_the_first_use_is_that_which_is_printed_first() -> None:
    expanded = "The Dedicated Schools Grant (DSG) rises."
    sections = (Section("risk", text_of("r", "The DSG.")), Section("purpose", text(expanded)))
    assert not found(example(sections=sections, main=()), "R40")
    late = (Section("risk", text_of("r", expanded)), Section("purpose", text("The DSG.")))
    assert [each.item for each in places(found(example(sections=late, main=()), "R40"))] == [
        "purpose"
    ]


def test_an_acronym_is_told_once() -> None:
    case = with_section(saying("The DSG.", "The DSG."), "risk", "The DSG.")
    assert len(found(case, "R40")) == 1


def test_an_acronym_that_may_be_exempt_is_not_named() -> None:
    marked = Paragraph("p", (Span("The DSG", exempt="e1"),))
    case = example(sections=(Section("purpose", Text((marked,))),), main=(), recommendations=())
    assert messages(case, "R40") == ["Say what this acronym stands for where it is first used."]

    for target in (
        Place("report"),
        Place("sections", "purpose"),
        Place("sections", "purpose", "t1"),
        Place("sections"),
    ):
        exempt = saying("The DSG.", exemptions=(Exemption("e1", "10.4(3)", target),))
        assert "DSG" not in messages(exempt, "R40")[0]
    elsewhere = Exemption("e1", "10.4(3)", Place("appendices", "a1"))
    assert "DSG" in messages(saying("The DSG.", exemptions=(elsewhere,)), "R40")[0]


# --- R40: sentences ---


def words(count: int) -> str:
    return " ".join(["Some", *["word"] * (count - 1)]) + "."


def test_a_sentence_has_forty_words_at_most() -> None:
    assert not found(saying(f"{words(40)} {words(40)}"), "R40")
    problems = found(saying(f"{words(40)} {words(41)}"), "R40")
    assert [(each.place.block, each.place.start, each.place.end) for each in problems] == [
        ("t1", 201, 406)
    ]
    assert "41 words" in problems[0].message


def test_abbreviations_do_not_end_a_sentence() -> None:
    long = f"Cllr. Smith, e.g. No. 5, has 1.5 {words(36)}"
    assert len(found(saying(long), "R40")) == 1


def test_lines_and_list_items_are_sentences_of_their_own() -> None:
    assert not found(saying(f"{words(30)[:-1]}\n{words(30)}"), "R40")


def test_a_template_sets_another_limit() -> None:
    case = saying(words(30))
    assert found(with_setting(case, CheckSetting("R40", limit=25)), "R40")
    assert not found(with_setting(case, CheckSetting("R40", limit=30)), "R40")


def test_the_example_is_warned_of_what_a_clerk_would_mend() -> None:
    problems = found(example(as_of=date(2011, 12, 1)), "R40")
    assert [each.message for each in problems if "stands for" in each.message] == [
        "Say what “HMI” stands for where it is first used, with it in brackets."
    ]
    assert len(problems) == 8


def test_an_acronym_in_capitals_is_expanded_by_its_own_initials() -> None:
    section = structs.replace(Section("purpose"), text=text("The Local Plan (DSG) rises."))
    assert found(example(sections=(section,), main=()), "R40")
