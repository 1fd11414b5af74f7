"""A key decision by its effect on communities, in the form of 2021: every part of it is filled."""

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
    picture,
    reference,
    section,
    table,
    words_of,
)

MEETING = date(2025, 10, 15)
PLANNED = date(2025, 10, 6)
AS_OF = date(2025, 9, 30)
ASSESSMENT = "Equality, diversity, cohesion and integration impact assessment, 2 July 2025"


def pillars() -> Case:
    return case(_report(), as_of=AS_OF, planned_on=PLANNED)


def _report() -> r.Report:
    return r.Report(
        "library-hours-2025",
        reference("leeds-2021"),
        "leeds",
        subject="New opening hours for two community libraries",
        report_of="the Director of Communities, Housing and Environment",
        report_to="Executive Board",
        meeting_date=MEETING,
        authors=(r.Author("Ruth Barker", "0113 496 0105", "ruth.barker@example.org"),),
        answers=answers(
            call_in=True,
            exempt=False,
            health_and_wellbeing=True,
            inclusive_growth=True,
            zero_carbon=False,
            wards=True,
            ward_members=True,
        ),
        wards=r.Wards(names=("Chapel Allerton", "Moortown")),
        notices=r.Notices(
            r.KeyDecision(
                is_key=True,
                reason="communities",
                explanation="The hours of libraries change in two wards, for some 14,000 users.",
                notice_reference="Notice 302 of 2025",
                notice_on=date(2025, 9, 1),
            )
        ),
        sections=_sections(),
        main=_main(),
        recommendations=_recommendations(),
        background=(
            r.BackgroundDocument("d1", "Counts of visits to libraries", date(2025, 4, 30)),
            r.BackgroundDocument("d2", "Answers to the consultation", date(2025, 6, 20)),
        ),
        appendices=(
            r.Appendix("a1", ASSESSMENT, attachment=digest(paper(1))),
            r.Appendix("a2", "The new hours, day by day", attachment=digest(paper(3))),
        ),
    )


def _sections() -> tuple[r.Section, ...]:
    return (
        section(
            "summary",
            "Two libraries are closed when most people want to use them. This report proposes to "
            "open both in the evening and on Saturdays, and to close them on two mornings instead.",
            "It changes little in cost. Ward members and users were consulted, and most of them "
            "support the proposal.",
        ),
        section(
            "impact",
            "About 14,000 people use the two libraries. Those who work or study by day gain most; "
            "those who come on Monday and Thursday mornings have to choose another time.",
            "The impact assessment of 2 July 2025 found that older people come more often in the "
            "morning. It is attached as appendix 1. Three mornings therefore stay as they are.",
        ),
        section(
            "policies",
            "Health and wellbeing: a warm place is open on four evenings a week.",
            "Inclusive growth: people in work can use the courses and computers after hours.",
        ),
        *_answers_below(),
        section(
            "options",
            "Three options were considered. They are described above, with the reasons why two of "
            "them were rejected.",
            "The new hours start on 5 January 2026. They have worked if visits rise by a tenth "
            "within a year.",
        ),
    )


def _answers_below() -> tuple[r.Section, ...]:
    return (
        section(
            "consultation",
            "The ward members of Chapel Allerton and Moortown were consulted on 12 May 2025. They "
            "support the proposal and asked for a review after one year.",
            "In May and June 2025, 1,150 users answered a survey. Seven in ten prefer the new "
            "hours.",
        ),
        section(
            "resources",
            "The new hours cost £18,000 a year more, for heating and light. That is paid from the "
            "budget of the library service.",
            table(
                "costs",
                "Costs a year",
                ("Library", "Now", "Proposed"),
                ("Chapel Allerton", "£212,000", "£221,000"),
                ("Moortown", "£187,000", "£196,000"),
            ),
            "Staff were consulted, and nobody works more hours than before.",
        ),
        section(
            "risk",
            "The main risk is that evening shifts cannot always be filled. Staff of other "
            "libraries will stand in, as they do now when somebody is ill.",
        ),
        section(
            "legal",
            "The Council has to provide a comprehensive and efficient library service under the "
            "Public Libraries and Museums Act 1964.",
            "This is a key decision, of which notice was published on 1 September 2025. It is "
            "eligible for call-in.",
        ),
    )


def _main() -> tuple[r.MainEntry, ...]:
    return (
        finding(
            "f1",
            "improvement",
            "Both libraries close at five o'clock. The counts of visits show that the hour before "
            "is the busiest, so opening later needs to be tried.",
            t.Figure(
                "visits",
                digest(picture()),
                words_of("Visits by hour of the day"),
                alt="A chart of visits, which rise all day and are highest from four to five "
                "o'clock.",
            ),
            t.Note("counted", words_of("Visits were counted in March and April 2025.")),
        ),
        finding(
            "f2",
            "strength",
            "A third library has been open in the evening since 2023. Visits to it rose by 17 per "
            "cent in two years.",
        ),
        t.Subheading("h1", words_of("Options considered")),
        finding(
            "f3",
            "option",
            "The first option is to open both libraries until eight o'clock on four days, and on "
            "Saturdays, and to close them on two mornings. This option is recommended.",
            bullets("f3-list", "Appendix 2 shows the new hours.", "Three mornings stay as now."),
        ),
        finding(
            "f4",
            "option",
            "The second option is to open longer without closing in any morning. It was rejected "
            "because it costs £140,000 a year.",
        ),
        finding(
            "f5",
            "option",
            "The third option is to leave the hours as they are. It was rejected because of what "
            "users said.",
        ),
    )


def _recommendations() -> tuple[r.Recommendation, ...]:
    return (
        asks(
            "r1",
            (
                "Approve the new opening hours described in paragraph ",
                t.Ref("f3"),
                ", from 5 January 2026.",
            ),
            owner="Head of Libraries",
            due=date(2026, 1, 5),
            on=("f1", "f3", "f4", "f5"),
        ),
        asks(
            "r2",
            "Delegate authority to the Director of Communities, Housing and Environment, under "
            "section 9E of the Local Government Act 2000, to change the hours within the budget "
            "by 31 January 2027.",
            owner="Director of Communities, Housing and Environment",
            due=date(2027, 1, 31),
            on=("f1", "f2"),
        ),
    )
