"""Pairs for the rules on what is written: sections, recommendations, papers and language."""

from __future__ import annotations

import msgspec

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import Place
from boardpaper.report.template import Template
from tests.checks.clean_reports import clean
from tests.checks.pairs.changes import (
    Pair,
    adding,
    asking,
    attached,
    attaching,
    finding,
    having,
    saying,
    under,
    without_findings,
)
from tests.checks.samples.writing import NIL, Case, table

TEN_WORDS = "The new hours suit most people who use the libraries."
DIRECTOR = "Delegate authority to the Director of Communities, Housing and Environment"


def words() -> tuple[Pair, ...]:
    return (
        *_summary(),
        *_recommendations(),
        *_sections(),
        *_assessment(),
        *_support(),
        *_papers(),
        *_references(),
        *_language(),
        *_accessibility(),
    )


def _summary() -> tuple[Pair, ...]:
    pillars = clean("pillars")
    heading = t.Subheading("summary-heading", (t.Span("In short"),))
    full = [TEN_WORDS] * 30
    return (
        Pair(
            "R20",
            "301 words; 300",
            saying(pillars, "summary", *full, "More."),
            saying(pillars, "summary", *full),
        ),
        Pair(
            "R20",
            "a heading alone; a paragraph of a word",
            saying(pillars, "summary", heading),
            saying(pillars, "summary", "Libraries."),
        ),
    )


def _recommendations() -> tuple[Pair, ...]:
    spending, private = clean("spending"), clean("private")
    blank = r.Recommendation("r9", t.Text((t.Paragraph("r9-1", (t.Span(" "),)),)), findings=("f1",))
    award = ", under section 9E of the Local Government Act 2000, to award the contract."
    report = "Agree that a further report on the move is written"

    def only(*recommendations: r.Recommendation) -> Case:
        return having(spending, recommendations=recommendations)

    return (
        Pair(
            "R21",
            "one of two is blank; there is one",
            only(spending.report.recommendations[0], blank),
            only(spending.report.recommendations[0]),
        ),
        Pair(
            "R22",
            "no operative verb; one after the usual opening",
            asking(spending, "r1", "The old columns should be replaced."),
            asking(spending, "r1", "Members are asked to approve the replacement of the columns."),
        ),
        Pair(
            "R22",
            "delegated to nobody; to an officer",
            asking(spending, "r2", f"Delegate authority{award}", owner=""),
            asking(spending, "r2", f"{DIRECTOR}{award}"),
        ),
        Pair(
            "R22",
            "nobody is to act by no day; both are given",
            asking(private, "r2", f"{report}.", owner="", due=None),
            asking(private, "r2", f"{report} by the Head of Property by 30 September 2025."),
        ),
        Pair(
            "R46",
            "no authority; an Act",
            asking(spending, "r2", f"{DIRECTOR} to award the contract by 30 June 2025."),
            spending,
        ),
        Pair(
            "R46",
            "no authority; the constitution",
            asking(spending, "r2", f"{DIRECTOR} to award the contract by 30 June 2025."),
            asking(
                spending,
                "r2",
                f"{DIRECTOR}, under Part 3 of the Constitution, to award the contract by 30 June "
                "2025.",
            ),
        ),
    )


def _sections() -> tuple[Pair, ...]:
    spending, noting, example = clean("spending"), clean("noting"), clean("example")
    pillars = clean("pillars")
    empty = saying(spending, "risk", " ")
    return (
        Pair("R25", "blank; nothing to say", empty, saying(spending, "risk", NIL)),
        Pair("R25", "mandatory; not", empty, under(empty, _risk_is_optional)),
        Pair(
            "R26",
            "nothing to say on equality; that and something more",
            saying(spending, "equality", NIL),
            saying(spending, "equality", f"{NIL} The screening is attached as appendix 1."),
        ),
        Pair(
            "R26",
            "the answer on equality is No, the text says something; it says nothing",
            saying(noting, "equality", "Older people are affected."),
            noting,
        ),
        Pair(
            "R26",
            "nothing to say on resources, though key by spending; key by communities",
            saying(spending, "resources", NIL),
            saying(pillars, "resources", "There are no specific resource implications."),
        ),
        Pair(
            "R26",
            "nothing to say on the law, though not open to call-in; though open",
            saying(noting, "legal", NIL),
            example,
        ),
    )


def _risk_is_optional(template: Template) -> Template:
    sections = tuple(
        msgspec.structs.replace(each, mandatory=False) if each.key == "risk" else each
        for each in template.sections
    )
    return msgspec.structs.replace(template, sections=sections)


def _assessment() -> tuple[Pair, ...]:
    spending, example = clean("spending"), clean("example")
    undated = saying(spending, "equality", "Good lighting matters to all. See appendix 1.")
    title = "Equality, diversity, cohesion and integration screening"
    return (
        Pair("R27", "of no date; of a date", attached(undated, "a1", title=title), undated),
        Pair(
            "R27",
            "not attached, though Yes; though No",
            having(spending, appendices=()),
            having(example, appendices=()),
        ),
        Pair(
            "R28",
            "no ward members; nobody but them",
            saying(spending, "consultation", "Residents were consulted in November 2024."),
            saying(spending, "consultation", "The ward members were consulted in October 2024."),
        ),
        Pair(
            "R28",
            "no ward members, though wards are affected; though none is",
            saying(spending, "consultation", NIL),
            saying(clean("private"), "consultation", NIL),
        ),
    )


def _support() -> tuple[Pair, ...]:
    spending, noting, urgent = clean("spending"), clean("noting"), clean("urgent")
    return (
        Pair("R29", "one option; two", without_findings(spending, "f4"), spending),
        Pair(
            "R29",
            "no options for a decision; none for a report to be noted",
            without_findings(spending, "f3", "f4"),
            noting,
        ),
        Pair(
            "R47",
            "it rests on no finding; on one",
            asking(spending, "r3", findings=()),
            asking(spending, "r3", findings=("f1",)),
        ),
        Pair(
            "R47",
            "an improvement is answered by nothing; a risk is",
            asking(spending, "r1", findings=("f3",)),
            asking(asking(urgent, "r1", findings=("f2",)), "r2", findings=("f3",)),
        ),
        Pair(
            "R47",
            "a finding calls for improvement; it is for information",
            finding(clean("example"), "f6", kind="improvement"),
            clean("example"),
        ),
    )


def _papers() -> tuple[Pair, ...]:
    spending, private = clean("spending"), clean("private")
    (pair,) = private.report.exemptions
    survey = msgspec.structs.replace(pair, id="x2", target=Place("background", "d1"))

    def citing(citation: str, address: str = "") -> Case:
        return having(spending, background=(r.BackgroundDocument("d1", citation, address=address),))

    return (
        Pair(
            "R30",
            "missing; none",
            having(spending, background=None),
            having(spending, background=()),
        ),
        Pair("R30", "one is exempt; none is", having(private, exemptions=(pair, survey)), private),
        Pair(
            "R31",
            "published; inside another word",
            citing("Light and safety, published in 2023"),
            citing("Unpublished notes on light and safety"),
        ),
        Pair(
            "R31",
            "an address; none",
            citing("Light and safety", "https://www.example.org/light"),
            citing("Light and safety"),
        ),
        Pair(
            "R31",
            "a book; a number",
            citing("Light, ISBN 0 00 000000 0"),
            citing("File 1234567890"),
        ),
    )


def _references() -> tuple[Pair, ...]:
    spending = clean("spending")
    two = attaching(spending, r.Appendix("a2", "Map of the streets"))
    return (
        Pair(
            "R32",
            "an appendix that is not there; one that is, with a capital",
            adding(spending, "risk", "Appendix 2 lists the prices."),
            adding(spending, "risk", "Appendix 1 says more."),
        ),
        Pair(
            "R32",
            "never mentioned; mentioned by a cross-reference",
            two,
            adding(two, "risk", ("The streets are shown in ", t.Ref("a2"), ".")),
        ),
        Pair(
            "R32",
            "appendices 1 and 3; appendices 1 and 2",
            adding(two, "risk", "See appendices 1 and 3."),
            adding(two, "risk", "See appendices 1 and 2."),
        ),
        Pair(
            "R33",
            "to nothing; to a section",
            adding(spending, "risk", ("See paragraph ", t.Ref("gone"), ".")),
            adding(spending, "risk", ("See section ", t.Ref("resources"), ".")),
        ),
    )


def _language() -> tuple[Pair, ...]:
    spending = clean("spending")

    def also(words: str) -> Case:
        return adding(spending, "risk", words)

    return (
        Pair(
            "R38", "square brackets", also("[insert the date]"), also("It is “right [and] fair”.")
        ),
        Pair("R38", "in short; in full", also("The day is TBC."), also("The day is confirmed.")),
        Pair(
            "R38",
            "inside another word",
            also("It starts on xx March 2026."),
            also("It starts in Foxx Street."),
        ),
        Pair("R40", "41 words; 40", also(_sentence(41)), also(_sentence(40))),
        Pair(
            "R40",
            "never expanded; expanded at first use",
            also("The CPI rises."),
            also("The consumer prices index (CPI) rises. The CPI is known."),
        ),
        Pair(
            "R42",
            "a wrong word; right ones of this country",
            also("The Council will recieve the columns in May."),
            also("The organisation will analyse the colour of the light."),
        ),
    )


def _sentence(number: int) -> str:
    return " ".join(["Streets", *["streets"] * (number - 1)]) + "."


def _accessibility() -> tuple[Pair, ...]:
    pillars, spending = clean("pillars"), clean("spending")
    costs = table("prices", "Prices", ("Part", "Price"), ("Lantern", "£90"))
    bare = msgspec.structs.replace(costs, header=((), ()))

    def picture(**fields: object) -> Case:
        first = next(each for each in pillars.report.main if isinstance(each, r.Finding))
        blocks = tuple(
            msgspec.structs.replace(each, **fields) if isinstance(each, t.Figure) else each
            for each in first.text.blocks
        )
        return finding(pillars, first.id, text=t.Text(blocks))

    return (
        Pair("R41", "no words; decorative", picture(alt=""), picture(alt="", decorative=True)),
        Pair(
            "R41",
            "no header; a header",
            adding(spending, "risk", bare),
            adding(spending, "risk", costs),
        ),
    )
