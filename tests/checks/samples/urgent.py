"""An urgent key decision: a late item, under special urgency and not eligible for call-in."""

from __future__ import annotations

from datetime import date

from boardpaper.report import report as r
from boardpaper.report import text as t
from tests.checks.samples.writing import (
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

MEETING = date(2024, 12, 18)
PLANNED = date(2024, 12, 16)
AS_OF = date(2024, 12, 13)
AGREED = date(2024, 12, 12)
SCREENING = "Equality, diversity, cohesion and integration screening, 11 December 2024"
PREJUDICE = (
    "Any delay would seriously prejudice the public interest, because 94 older tenants would be "
    "without safe heating during the coldest weeks of the year."
)


def urgent() -> Case:
    return case(_report(), as_of=AS_OF, planned_on=PLANNED)


def _report() -> r.Report:
    return r.Report(
        "heating-2024",
        reference("leeds-executive-board-2011"),
        "leeds",
        subject="Urgent replacement of heating at two extra care housing schemes",
        report_of="the Director of Communities, Housing and Environment",
        report_to="Executive Board",
        meeting_date=MEETING,
        authors=(r.Author("Mark Woods", "0113 496 0102", "mark.woods@example.org"),),
        answers=answers(wards=True, equality=True, call_in=False, exempt=False),
        wards=r.Wards(names=("Rothwell", "Wetherby")),
        call_in=r.CallIn(
            reason="urgent",
            explanation="The boilers of both schemes were shut down on 9 December 2024 for safety.",
            prejudice=PREJUDICE,
            agreed_by="The Chair of the Scrutiny Board (Environment, Housing and Communities)",
            agreed_on=AGREED,
        ),
        notices=r.Notices(
            key_decision=r.KeyDecision(
                is_key=True,
                reason="spending",
                explanation="The work costs £640,000.",
            ),
            late_item=r.LateItem(
                reason="The boilers failed their test on 9 December 2024, with the agenda ready.",
                chair="The Chair of the Executive Board",
                agreed_on=AGREED,
            ),
            urgency=r.Urgency(
                kind="special-urgency",
                reason="The decision cannot be put off, because tenants have no heating.",
                scrutiny_chair="The Chair of the Scrutiny Board (Environment, Housing and "
                "Communities)",
                on=AGREED,
            ),
        ),
        sections=(*_front(), *_considerations()),
        main=_main(),
        recommendations=_recommendations(),
        background=(r.BackgroundDocument("d1", "Safety tests of the boilers", date(2024, 12, 9)),),
        appendices=(r.Appendix("a1", SCREENING, attachment=digest(paper(2))),),
    )


def _front() -> tuple[r.Section, ...]:
    return (
        section(
            "summary",
            "The boilers of two extra care housing schemes, in Rothwell and in Wetherby, failed "
            "their safety test on 9 December 2024 and were shut down.",
            "This report asks the Board to replace them at once, at a cost of £640,000. The 94 "
            "tenants are kept warm with electric heaters, which is neither safe nor enough in a "
            "hard frost.",
            "The report is a late item, and the decision cannot wait for call-in. The reasons are "
            "given below.",
        ),
        section(
            "purpose",
            "This report asks the Board to approve the replacement of the heating at two extra "
            "care housing schemes, and the spending that this needs.",
        ),
        section(
            "background",
            "The Council owns 14 extra care housing schemes. The two schemes have 51 and 43 flats, "
            "and were built in 1998 with one boiler house each.",
            "The boilers were to be replaced in 2026, as part of the programme that the Board "
            "approved in October 2023.",
        ),
    )


def _main() -> tuple[r.MainEntry, ...]:
    return (
        finding(
            "f1",
            "risk",
            "The boilers of both schemes gave off unsafe fumes when they were tested. The engineer "
            "shut them down, and they cannot be repaired.",
        ),
        finding(
            "f2",
            "option",
            "The first option is to replace the boilers now by ground source heat pumps, with "
            "hired boilers until the end of February 2025. This option is recommended.",
        ),
        finding(
            "f3",
            "option",
            "The second option is to fit new gas boilers now. It is quicker by two weeks, but they "
            "would have to be taken out again before 2035. This option was rejected.",
        ),
        finding(
            "f4",
            "option",
            "The third option is to move the tenants out until the summer. It was rejected because "
            "the move itself would harm many of them.",
        ),
    )


def _considerations() -> tuple[r.Section, ...]:
    return (
        section(
            "consultation",
            "The ward members of Rothwell and Wetherby were told on 10 December 2024 and support "
            "the proposal. All tenants and their families were visited on the same day.",
        ),
        section(
            "equality",
            "The screening of 11 December 2024 found that the tenants are older people, of whom "
            "two thirds are disabled. It is attached as appendix 1.",
            "Hired boilers will be in place before heating is taken out of any flat.",
        ),
        section(
            "policies",
            "The proposal serves the priority that older people should live well in homes of their "
            "own, and lowers the use of gas.",
        ),
        section(
            "resources",
            "The work costs £640,000, which includes £55,000 for hired boilers. It is paid from "
            "the housing programme, by bringing forward what was planned for 2026.",
        ),
        section(
            "legal",
            "The Council has to keep heating in repair under section 11 of the Landlord and Tenant "
            "Act 1985.",
            "This is a key decision under special urgency. The Chair of the Scrutiny Board "
            "(Environment, Housing and Communities) agreed on 12 December 2024 that it cannot "
            "reasonably be put off.",
            f"The decision is not eligible for call-in, because it is urgent. {PREJUDICE} The "
            "Chair of the Scrutiny Board (Environment, Housing and Communities) agreed to this on "
            "12 December 2024.",
        ),
        section(
            "risk",
            "The main risk is a hard frost before the hired boilers arrive. Rooms for all tenants "
            "have been kept free at four other schemes until the end of January 2025.",
        ),
        section(
            "conclusions",
            "The boilers cannot be used again and the tenants cannot be left without heating. "
            "Replacing them now costs no more than replacing them in 2026.",
        ),
    )


def _recommendations() -> tuple[r.Recommendation, ...]:
    return (
        asks(
            "r1",
            (
                "Approve the replacement of the heating at the two schemes as described in "
                "paragraph ",
                t.Ref("f2"),
                ", and authorise spending of £640,000 for it.",
            ),
            owner="Chief Officer (Housing)",
            due=date(2025, 2, 28),
            on=("f1", "f2", "f3", "f4"),
        ),
        asks(
            "r2",
            "Agree that the decision is not eligible for call-in, because it is urgent.",
            owner="City Solicitor",
            due=date(2024, 12, 18),
            on=("f1",),
        ),
    )
