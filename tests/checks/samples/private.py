"""A decision with an exempt appendix, of which the public was told in time.

It is about a contract for the whole council, so that no ward and no group of people is affected and
the sum stays below the threshold of a key decision.
"""

from __future__ import annotations

from datetime import date

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import Place
from tests.checks.samples.writing import (
    NIL,
    Case,
    answers,
    asks,
    case,
    digest,
    finding,
    paper,
    reference,
    section,
)

MEETING = date(2025, 6, 18)
PLANNED = date(2025, 6, 9)
AS_OF = date(2025, 6, 3)


def private() -> Case:
    return case(_report(), as_of=AS_OF, planned_on=PLANNED)


def _report() -> r.Report:
    return r.Report(
        "archive-storage-2025",
        reference("leeds-executive-board-2011"),
        "leeds",
        subject="Contract for the storage of paper records",
        report_of="the Director of Strategy and Resources",
        report_to="Executive Board",
        meeting_date=MEETING,
        authors=(r.Author("Grace Field", "0113 496 0103", "grace.field@example.org"),),
        answers=answers(wards=False, equality=False, call_in=True, exempt=True),
        notices=r.Notices(
            key_decision=r.KeyDecision(is_key=False),
            private_meeting=r.PrivateMeeting(
                reasons="Appendix 2 compares the offers of three bidders, line by line.",
                notice_on=date(2025, 5, 12),
                second_notice_on=date(2025, 6, 9),
            ),
        ),
        exemptions=(
            r.Exemption(
                "x1",
                "10.4(3)",
                Place("appendices", "a2"),
                reasons="Appendix 2 holds the prices and the working methods of the bidders, which "
                "they gave in confidence and which their rivals could use.",
                public_interest="The public interest in keeping the offers private outweighs the "
                "public interest in disclosing them, because bidders would otherwise offer less. "
                "The price of the contract itself is public.",
            ),
        ),
        sections=(*_front(), *_considerations()),
        main=_main(),
        recommendations=_recommendations(),
        background=(r.BackgroundDocument("d1", "Survey of paper records", date(2024, 10, 4)),),
        appendices=(
            r.Appendix("a1", "What the contract covers", attachment=digest(paper(1))),
            r.Appendix(
                "a2",
                "Comparison of the three offers",
                "Comparison of offers",
                attachment=digest(paper(2)),
                exempt=True,
            ),
        ),
    )


def _front() -> tuple[r.Section, ...]:
    return (
        section(
            "summary",
            "The Council keeps 38,000 boxes of paper records in three rented stores. The leases of "
            "all three end on 30 September 2025.",
            "This report asks the Board to award a contract for one store, which costs £310,000 "
            "over four years. That is £46,000 less than the Council pays now.",
            "The comparison of the offers is exempt and stands in appendix 2. All else is public.",
        ),
        section(
            "purpose",
            "This report asks the Board to award the contract for the storage of paper records "
            "from 1 October 2025.",
        ),
        section(
            "background",
            "The Council has to keep many records on paper for a number of years, above all those "
            "on the care of children. Nearly all newer records are kept on computers.",
            "In February 2025 the contract was advertised for four years. Appendix 1 says what it "
            "covers.",
        ),
    )


def _main() -> tuple[r.MainEntry, ...]:
    return (
        finding(
            "f1",
            "improvement",
            "The survey of October 2024 found that one box in six could have been destroyed "
            "already. What is kept and for how long needs to be looked at before the boxes move.",
        ),
        finding(
            "f2",
            "option",
            "The first option is to award the contract to the bidder with the best offer, Hill and "
            "Dale Storage. Its offer was the cheapest and the best for quality. This option is "
            "recommended.",
        ),
        finding(
            "f3",
            "option",
            "The second option is to renew the three leases. It was rejected because it costs more "
            "and because two of the stores are damp.",
        ),
    )


def _considerations() -> tuple[r.Section, ...]:
    return (
        section(
            "consultation",
            "The officers who use the stores were consulted in November 2024. They asked that "
            "boxes should reach them within one working day, and the contract says so.",
        ),
        section("equality", NIL),
        section(
            "policies",
            "The proposal serves the priority that the Council should be efficient and make good "
            "use of what it owns and rents.",
        ),
        section(
            "resources",
            "The contract costs £310,000 over four years, against £356,000 for three leases. It is "
            "paid for from the budget for property.",
        ),
        section(
            "legal",
            "The contract was advertised under the Procurement Act 2023. The decision is eligible "
            "for call-in and is not a key decision.",
            "Appendix 2 is exempt. Notice that part of the meeting would be private was published "
            "on 12 May 2025 and again on 9 June 2025.",
        ),
        section(
            "risk",
            "The main risk is that boxes are lost in the move. Each box has a number, and the move "
            "is checked against the list at both ends.",
        ),
        section(
            "conclusions",
            "One dry store costs less than three damp ones. The offer was the best of three, both "
            "for price and for quality.",
        ),
    )


def _recommendations() -> tuple[r.Recommendation, ...]:
    return (
        asks(
            "r1",
            (
                "Approve the award of the contract to Hill and Dale Storage from 1 October 2025, "
                "for the reasons in paragraph ",
                t.Ref("f2"),
                ".",
            ),
            owner="Director of Strategy and Resources",
            due=date(2025, 7, 31),
            on=("f2", "f3"),
        ),
        asks(
            "r2",
            "Agree that the Director of Strategy and Resources has records destroyed that need not "
            "be kept, before the move by 30 September 2025.",
            owner="Director of Strategy and Resources",
            due=date(2025, 9, 30),
            on=("f1",),
        ),
    )
