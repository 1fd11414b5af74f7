"""A key decision by spending, of which notice was given in time."""

from __future__ import annotations

from datetime import date

from boardpaper.report import report as r
from boardpaper.report import text as t
from tests.checks.samples.writing import (
    Case,
    answers,
    asks,
    bullets,
    case,
    digest,
    finding,
    paper,
    reference,
    section,
    table,
)

MEETING = date(2025, 3, 19)
PLANNED = date(2025, 3, 10)
AS_OF = date(2025, 3, 4)
SCREENING = "Equality, diversity, cohesion and integration screening, 14 January 2025"


def spending() -> Case:
    return case(_report(), as_of=AS_OF, planned_on=PLANNED)


def _report() -> r.Report:
    return r.Report(
        "street-lighting-2025",
        reference("leeds-executive-board-2011"),
        "leeds",
        subject="Replacement of street lighting columns in Armley, Kirkstall and Pudsey",
        report_of="the Director of Communities, Housing and Environment",
        report_to="Executive Board",
        meeting_date=MEETING,
        authors=(r.Author("Helen Marsh", "0113 496 0101", "helen.marsh@example.org"),),
        answers=answers(wards=True, equality=True, call_in=True, exempt=False),
        wards=r.Wards(names=("Armley", "Kirkstall", "Pudsey")),
        notices=r.Notices(
            r.KeyDecision(
                is_key=True,
                reason="spending",
                explanation="The work costs £1,840,000 over two years.",
                notice_reference="Notice 147 of 2025",
                notice_on=date(2025, 2, 10),
            )
        ),
        sections=(*_front(), *_considerations(), _conclusions()),
        main=_main(),
        recommendations=_recommendations(),
        background=(
            r.BackgroundDocument(
                "d1", "Structural survey of street lighting columns", date(2024, 9, 16)
            ),
            r.BackgroundDocument("d2", "Notes of the meetings with residents", date(2024, 11, 22)),
        ),
        appendices=(r.Appendix("a1", SCREENING, attachment=digest(paper(1))),),
    )


def _front() -> tuple[r.Section, ...]:
    return (
        section(
            "summary",
            "Some 2,300 street lighting columns in Armley, Kirkstall and Pudsey are more than 40 "
            "years old. One in nine of them failed its structural test in 2024.",
            "This report asks the Board to replace all of them over two years. The work costs "
            "£1,840,000, which the capital programme provides for, and the new lanterns save an "
            "estimated £210,000 a year from 2027.",
            "It is a key decision because of what it costs. Ward members and residents were "
            "consulted in the autumn of 2024, and the order of the work was changed because of "
            "what they said.",
        ),
        section(
            "purpose",
            "This report asks the Board to approve the replacement of the oldest street lighting "
            "columns in three wards, and the spending that this needs.",
        ),
        section(
            "background",
            "The Council owns and maintains about 92,000 street lighting columns. Steel columns "
            "are expected to last for 30 to 40 years, depending on soil and traffic.",
            "In 2022 the Board decided that columns of more than 35 years should be tested every "
            "two years. The survey of September 2024 was the second of its kind.",
        ),
    )


def _main() -> tuple[r.MainEntry, ...]:
    return (
        finding(
            "f1",
            "improvement",
            "Of the 2,300 columns tested in the three wards, 256 failed and were made safe or "
            "taken down. A further 610 will not pass the next test. Their replacement needs to "
            "be faster than the present rate of 90 columns a year.",
        ),
        finding(
            "f2",
            "strength",
            "Where columns were replaced in earlier years, faults fell by two thirds. Residents "
            "also reported that they felt safer when walking home.",
        ),
        t.Subheading("h1", (t.Span("Options considered"),)),
        finding(
            "f3",
            "option",
            "The first option is to replace all 2,300 columns within two years. It costs the most "
            "at first, but each street is dug up only once. This option is recommended.",
        ),
        finding(
            "f4",
            "option",
            "The second option is to replace only the 866 columns that failed or are about to "
            "fail. It costs less now, but the remaining columns follow within six years. This "
            "option was rejected for two reasons:",
            bullets(
                "f4-reasons",
                "Each street is dug up twice.",
                "The saving in electricity comes later and is smaller.",
            ),
        ),
    )


def _considerations() -> tuple[r.Section, ...]:
    return (
        section(
            "consultation",
            "The ward members of Armley, Kirkstall and Pudsey were consulted on 8 October 2024. "
            "They support the proposal and asked for the routes to schools to come first.",
            "Residents were invited to three meetings in November 2024. The order of the work was "
            "changed after these, so that the steepest streets are finished before the winter.",
        ),
        section(
            "equality",
            "The screening of 14 January 2025 found that good lighting matters most to women, to "
            "older people and to people who see poorly. It is attached as appendix 1.",
            "While columns are replaced, footways will be kept wide enough for a wheelchair.",
        ),
        section(
            "policies",
            "The proposal serves the priority that people should feel safe in their "
            "neighbourhoods, and lowers the electricity that the Council uses.",
        ),
        section(
            "resources",
            "The work costs £1,840,000 in all, as the table shows. It is paid for from the "
            "highways part of the capital programme.",
            table(
                "costs",
                "Costs by year",
                ("Year", "Columns", "Cost"),
                ("2025 to 2026", "1,150", "£930,000"),
                ("2026 to 2027", "1,150", "£910,000"),
            ),
            (
                "The contract will be let by open competition. The saving depends on the option "
                "described in paragraph ",
                t.Ref("f3"),
                ".",
            ),
        ),
        section(
            "legal",
            "The Council may provide lighting under section 97 of the Highways Act 1980.",
            "This is a key decision, of which notice was published on 10 February 2025. The "
            "decision is eligible for call-in. The report contains no confidential or exempt "
            "information.",
        ),
        section(
            "risk",
            "The main risk is that steel becomes dearer before the contract is let. A tenth of the "
            "budget is held back for this, and prices will be fixed for each year.",
        ),
    )


def _conclusions() -> r.Section:
    return section(
        "conclusions",
        "The oldest columns in the three wards have reached the end of their lives. Replacing them "
        "all at once costs less over ten years than replacing them one by one.",
    )


def _recommendations() -> tuple[r.Recommendation, ...]:
    return (
        asks(
            "r1",
            "Approve the replacement of 2,300 street lighting columns in Armley, Kirkstall and "
            "Pudsey, and authorise spending of £1,840,000 for it.",
            owner="Director of Communities, Housing and Environment",
            due=date(2027, 3, 31),
            on=("f1", "f3", "f4"),
        ),
        asks(
            "r2",
            "Delegate authority to the Director of Communities, Housing and Environment, under "
            "section 9E of the Local Government Act 2000, to award the contract by 30 June 2025.",
            owner="Director of Communities, Housing and Environment",
            due=date(2025, 6, 30),
            on=("f3",),
        ),
        asks(
            "r3",
            "Note that residents felt safer where columns have been replaced.",
            on=("f2",),
        ),
    )
