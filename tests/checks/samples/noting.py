"""A report that a committee, which is not the executive, is asked to note."""

from __future__ import annotations

from datetime import date

from boardpaper.report import report as r
from tests.checks.samples.writing import (
    NIL,
    Case,
    answers,
    asks,
    bullets,
    case,
    finding,
    reference,
    section,
)

MEETING = date(2025, 3, 17)
PLANNED = date(2025, 3, 7)
AS_OF = date(2025, 2, 28)


def noting() -> Case:
    return case(_report(), as_of=AS_OF, planned_on=PLANNED)


def _report() -> r.Report:
    return r.Report(
        "internal-audit-2025",
        reference("leeds-executive-board-2011"),
        "leeds",
        subject="Internal audit: progress from September 2024 to January 2025",
        report_of="the Head of Internal Audit",
        report_to="Corporate Governance and Audit Committee",
        meeting_date=MEETING,
        authors=(r.Author("David Page", "0113 496 0104", "david.page@example.org"),),
        answers=answers(wards=False, equality=False, call_in=False, exempt=False),
        call_in=r.CallIn(
            reason="not-executive",
            explanation="The Committee takes no executive decisions.",
        ),
        sections=(*_front(), *_considerations()),
        main=_main(),
        recommendations=(
            asks(
                "r1",
                "Members are recommended to note the progress of internal audit and its opinion "
                "that control is satisfactory.",
                on=("f1", "f3"),
            ),
            asks(
                "r2",
                "Note that the Chief Officer (Financial Services) will report on late payments by "
                "30 June 2025.",
                owner="Chief Officer (Financial Services)",
                due=date(2025, 6, 30),
                on=("f2",),
            ),
        ),
        background=(),
    )


def _front() -> tuple[r.Section, ...]:
    return (
        section(
            "summary",
            "Internal audit finished 23 of the 31 pieces of work planned for the five months to "
            "January 2025. Control is satisfactory in all areas but one.",
            "The exception is the payment of suppliers, where a third of the invoices were paid "
            "late. What will be done about it is set out below.",
        ),
        section(
            "purpose",
            "This report tells the Committee what internal audit did and found from September 2024 "
            "to January 2025.",
        ),
        section(
            "background",
            "The Committee approved the plan for the year in March 2024. It receives a report on "
            "progress three times a year.",
        ),
    )


def _main() -> tuple[r.MainEntry, ...]:
    return (
        finding(
            "f1",
            "information",
            "Of 31 pieces of work, 23 are finished and six are under way. Two were put off until "
            "the summer, at the request of the services:",
            bullets("f1-list", "the register of property", "the booking of community centres"),
        ),
        finding(
            "f2",
            "improvement",
            "Of 400 invoices that were looked at, 131 were paid late, by 12 days on average. The "
            "approval of invoices needs to be faster.",
        ),
        finding(
            "f3",
            "strength",
            "All 17 actions that were agreed in the last report have been carried out. In earlier "
            "years one in five was late.",
        ),
    )


def _considerations() -> tuple[r.Section, ...]:
    return (
        section(
            "consultation",
            "The findings were discussed with the head of each service, who agreed the actions.",
        ),
        section("equality", NIL),
        section(
            "policies",
            "Internal audit serves the priority that the Council should be open and well run.",
        ),
        section("resources", "The work was done within the budget of internal audit."),
        section(
            "legal",
            "The Council has to have an internal audit under the Accounts and Audit Regulations "
            "2015. This is not an executive decision and so it is not eligible for call-in.",
        ),
        section(
            "risk",
            "The plan follows the risks of the Council and is looked at again every three months.",
        ),
        section(
            "conclusions",
            "The plan is on course. With the exception of payments to suppliers, control is "
            "satisfactory.",
        ),
    )
