"""Background documents and appendices: what is listed, attached, and spoken of."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Section,
)
from boardpaper.report.text import Paragraph, Ref, Span, Text
from tests.checks.cases import example, found, in_form, places, text, text_of, with_section

MEMO = BackgroundDocument("d1", "Memo to the Director")
LEASE = Appendix("a1", "Heads of terms for the lease.", exempt=True)


def saying(words: str, *appendices: str, **fields: object) -> Case:
    """A report with appendices of these titles, which speaks of them in one paragraph only."""
    papers = tuple(Appendix(f"a{n}", title) for n, title in enumerate(appendices, 1))
    return example(
        sections=(Section("purpose", text(words)),),
        main=(),
        recommendations=(),
        appendices=papers,
        **fields,
    )


# --- R30 ---


def test_the_list_of_background_documents_may_not_be_missing() -> None:
    problems = found(example(background=None), "R30")
    assert places(problems) == [Place("background")]
    assert problems[0].level == "error"


def test_the_list_may_say_none() -> None:
    assert not found(example(background=()), "R30")


def test_a_list_of_blank_documents_says_nothing() -> None:
    blank = BackgroundDocument("d1", " ")
    assert places(found(example(background=(blank,)), "R30")) == [Place("background")]
    assert not found(example(background=(blank, MEMO)), "R30")
    dated = BackgroundDocument("d1", date=date(2011, 1, 1))
    assert not found(example(background=(dated,)), "R30")


def test_a_form_without_background_documents_asks_for_none() -> None:
    template = example().template
    sections = tuple(each for each in template.sections if each.source != "background")
    form = structs.replace(template, sections=sections)
    assert not found(example(background=None, template=form), "R30")


@pytest.mark.parametrize("item", ["d1", ""])
def test_a_document_under_an_exemption_must_not_be_listed(item: str) -> None:
    exemption = Exemption("e1", "10.4(3)", Place("background", item))
    problems = found(example(background=(MEMO,), exemptions=(exemption,)), "R30")
    assert places(problems) == [Place("background", "d1")]
    assert "Memo" not in problems[0].message


def test_an_exemption_of_another_document_is_no_matter() -> None:
    exemption = Exemption("e1", "10.4(3)", Place("background", "d2"))
    assert not found(example(background=(MEMO,), exemptions=(exemption,)), "R30")


@pytest.mark.parametrize(
    "citation", ["Heads of terms for the lease", "HEADS OF TERMS – for the lease"]
)
def test_an_exempt_appendix_must_not_be_listed_under_its_title(citation: str) -> None:
    document = BackgroundDocument("d1", citation)
    case = example(background=(document,), appendices=(LEASE,))
    assert places(found(case, "R30")) == [Place("background", "d1")]
    is_open = structs.replace(LEASE, exempt=False)
    assert not found(example(background=(document,), appendices=(is_open,)), "R30")


def test_an_appendix_is_exempt_by_an_exemption_too() -> None:
    exemption = Exemption("e1", "10.4(3)", Place("appendices", "a1"))
    is_open = structs.replace(LEASE, exempt=False)
    document = BackgroundDocument("d1", LEASE.title)
    case = example(background=(document,), appendices=(is_open,), exemptions=(exemption,))
    assert places(found(case, "R30")) == [Place("background", "d1")]


def test_titles_that_are_blank_are_not_the_same() -> None:
    untitled = Appendix("a1", " ", exempt=True)
    document = BackgroundDocument("d1", date=date(2011, 1, 1))
    assert not found(example(background=(document,), appendices=(untitled,)), "R30")


# --- R31 ---


@pytest.mark.parametrize(
    "document",
    [
        BackgroundDocument("d1", "The guidance", address="www.ofsted.gov.uk"),
        BackgroundDocument("d1", "The guidance, published April 2011"),
        BackgroundDocument("d1", "Local Government, ISBN 978-0-00-000000-2"),
        BackgroundDocument("d1", "The guidance (https://example.org/guidance)"),
    ],
)
def test_what_looks_published_informs(document: BackgroundDocument) -> None:
    problems = found(example(background=(document,)), "R31")
    assert places(problems) == [Place("background", "d1")]
    assert problems[0].level == "information"


@pytest.mark.parametrize("citation", ["An unpublished memo", "Report to Executive Board, 2011"])
def test_papers_of_the_council_do_not_look_published(citation: str) -> None:
    document = BackgroundDocument("d1", citation, address=" ")
    assert not found(example(background=(document,)), "R31")
    assert not found(example(background=None), "R31")


# --- R32 ---


def test_an_appendix_that_is_named_must_exist() -> None:
    problems = found(saying("See appendix 1 and appendix 2.", "One"), "R32")
    assert places(problems) == [Place("sections", "purpose", "t1", "", 28, 29)]
    assert problems[0].level == "error"
    assert "Appendix 2" in problems[0].message


def test_an_appendix_must_be_mentioned() -> None:
    problems = found(saying("See appendix 1.", "One", "Two"), "R32")
    assert places(problems) == [Place("appendices", "a2")]
    assert problems[0].level == "error"
    assert "Two" not in problems[0].message


@pytest.mark.parametrize(
    "words",
    [
        "See appendices 1 to 3.",
        "Appendices 1, 2 and 3 say so.",
        "Appendix 1, Appendix 2 & Appendix 3",
    ],
)
def test_appendices_are_mentioned_in_lists(words: str) -> None:
    assert not found(saying(words, "One", "Two", "Three"), "R32")


def test_a_gap_is_a_number_that_leads_nowhere() -> None:
    problems = found(saying("See appendices 1 and 3.", "One", "Two"), "R32")
    assert [(each.place.part, each.message.split(":")[0]) for each in problems] == [
        ("sections", "There is no Appendix 3"),
        ("appendices", "Nothing in the report mentions Appendix 2"),
    ]


def test_of_a_range_the_first_number_that_leads_nowhere_is_named() -> None:
    (problem,) = found(saying("See appendices 1 to 3.", "One", "Two"), "R32")
    assert "Appendix 3" in problem.message


def test_a_letter_is_understood_but_printed_as_a_number() -> None:
    problems = found(saying("See Appendix A and Appendix B.", "One", "Two"), "R32")
    assert [each.level for each in problems] == ["information", "information"]
    assert problems[1].message.startswith("“Appendix B” is printed as Appendix 2")


def test_a_letter_beyond_the_last_appendix_leads_nowhere() -> None:
    problems = found(saying("Appendices B, C and E are exempt.", "One", "Two", "Three"), "R32")
    errors = [each for each in problems if each.level == "error"]
    assert [each.message.split(":")[0] for each in errors] == [
        "There is no Appendix E",
        "Nothing in the report mentions Appendix 1",
    ]


def test_a_title_may_give_an_appendix_its_letter() -> None:
    titled = saying("See Appendix C.", "Appendix C: Heads of terms")
    assert not found(titled, "R32")


def test_a_cross_reference_is_a_mention() -> None:
    block = Paragraph("p", (Span("See "), Ref("a1")))
    case = example(
        sections=(Section("purpose", Text((block,))),), main=(), recommendations=(),
        appendices=(Appendix("a1", "One"),),
    )  # fmt: skip
    assert not found(case, "R32")


def test_a_mention_may_stand_in_a_finding_or_a_recommendation() -> None:
    papers = (Appendix("a1", "One"), Appendix("a2", "Two"))
    case = example(
        sections=(),
        main=(Finding("f1", text_of("f", "See appendix 1.")),),
        recommendations=(Recommendation("r1", text_of("r", "Note appendix 2.")),),
        appendices=papers,
    )
    assert not found(case, "R32")


def test_text_that_is_not_printed_mentions_nothing() -> None:
    case = with_section(saying("Nothing.", "One"), "pillars", "See appendix 1 and appendix 9.")
    assert places(found(case, "R32")) == [Place("appendices", "a1")]


@pytest.mark.parametrize(
    "words", ["See appendix 4 of the contract.", "As the plan's appendix 7 to their bid says."]
)
def test_appendices_of_other_papers_need_not_be_attached(words: str) -> None:
    assert not found(saying(words), "R32")


def test_the_example_is_right_under_either_form() -> None:
    assert not found(example(), "R32")
    assert not found(in_form(example(), "leeds-2021"), "R32")
