"""What a recommendation asks for, in the words that English minutes have."""

from __future__ import annotations

import pytest

from boardpaper.checks.asking import read_asked
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Text
from tests.checks.cases import text


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("Members are recommended to note and consider the letter, and to support the work.",
         ("note", "consider", "support")),
        ("The Executive Board is asked to: (a) approve the scheme; (b) note the costs.",
         ("approve", "note")),
        ("That the Board approves the scheme.", ("approve",)),
        ("That Executive Board note the report.", ("note",)),
        ("It is recommended that the Executive Board agrees to fund it.", ("agree",)),
        ("It is recommended that Members agree the budget.", ("agree",)),
        ("i) that Executive Board give authority to spend £5m", ("give",)),
        ("(a) To note the report", ("note",)),
        ("Note the loans and grants.", ("note",)),
        ("Notes the report and agrees to sell.", ("note", "agree")),
        ("RESOLVED – That the report be noted.", ("note",)),
        ("That the contents of the report be formally noted.", ("note",)),
        ("That authority be delegated to the Director.", ("delegate",)),
        ("That approval be given to the scheme.", ("give",)),
        ("That the scheme is approved.", ("approve",)),
        ("Executive Board, having considered the report, agrees to it.", ("agree",)),
        ("The Board is recommended, subject to call-in, to approve it.", ("approve",)),
        ("Subject to consultation, to approve the scheme.", ("approve",)),
        ("In principle approve the scheme.", ("approve",)),
        ("The report be noted.", ("note",)),
        ("Formally adopt the plan.", ("adopt",)),
        ("The Director recommends that Members endorse the plan.", ("endorse",)),
        ("Recommend to Full Council that it adopts the plan.", ("recommend",)),
        ("Members are asked to consider this and request that the Director reports back.",
         ("consider", "request")),
        ("“Agree:” the budget", ("agree",)),
    ],
)  # fmt: skip
def test_what_is_asked_begins_with_an_operative_verb(words: str, verbs: tuple[str, ...]) -> None:
    asked = read_asked(text(words))
    assert asked.verbs == verbs
    assert asked.is_plain


@pytest.mark.parametrize(
    "words",
    [
        "The report.",
        "None.",
        "Approval of the scheme.",
        "This report seeks approval.",
        "There are several options to consider.",
        "The Board's views are welcome.",
        "Officers should write a report.",
        "Members are recommended to:",
        "\N{OBJECT REPLACEMENT CHARACTER}",
        "Reports are noted by the Board.",
        "The old columns should be replaced.",
        "Columns must be approved.",
    ],
)
def test_what_begins_otherwise_is_not_plain(words: str) -> None:
    assert not read_asked(text(words)).is_plain


def test_what_is_asked_may_stand_in_a_list_below_the_lead_in() -> None:
    items = (Bullet("i1", (Span("note the report;"),)), Bullet("i2", (Span("agree the plan."),)))
    lead_in = Paragraph("p", (Span("The Executive Board is recommended to:"),))
    asked = read_asked(Text((lead_in, Bullets("b", items))))
    assert asked.verbs == ("note", "agree")
    assert asked.is_plain


def test_a_list_below_the_lead_in_must_ask_for_something() -> None:
    items = (Bullet("i1", (Span("the report;"),)),)
    lead_in = Paragraph("p", (Span("The Executive Board is recommended to:"),))
    assert not read_asked(Text((lead_in, Bullets("b", items)))).is_plain


@pytest.mark.parametrize(
    ("words", "delegates"),
    [
        ("Delegate authority to the Director.", True),
        ("That authority be delegated to the Director.", True),
        ("Agree that the Director is given delegated authority to act.", True),
        ("Approve the delegation of the function to the Director.", True),
        ("Note the decisions taken under delegated authority.", False),
        ("Approve the scheme of delegation to officers.", False),
        ("Note the Officer Delegation Scheme.", False),
    ],
)
def test_a_delegation_is_told_from_talk_of_one(words: str, delegates: bool) -> None:
    assert read_asked(text(words)).delegates is delegates


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("Request a report.", True),
        ("Agree that a further report is written.", True),
        ("That a report be brought back.", True),
        ("Agree that the report be noted.", False),
        ("Approve what is submitted.", False),
    ],
)
def test_what_somebody_is_to_do_is_told(words: str, acts: bool) -> None:
    assert read_asked(text(words)).acts is acts


def test_hostile_words_are_read_in_no_time() -> None:
    for words in ("that " * 100_000, "a" * 500_000, "gives " * 100_000, ", " * 200_000):
        read_asked(text(words))
