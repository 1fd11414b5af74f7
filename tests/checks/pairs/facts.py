"""Pairs for the rules on the title block, the questions, exempt matter and notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from boardpaper.report import report as r
from boardpaper.report.council import Council
from boardpaper.report.place import WHOLE_REPORT, Place
from tests.checks.clean_reports import clean
from tests.checks.pairs.changes import (
    Pair,
    adding,
    answered,
    attached,
    attaching,
    calling_in,
    excepted,
    having,
    in_private,
    noticed,
    saying,
    withholding,
)
from tests.checks.samples.writing import Case

NO_NOTICE = r.PrivateMeeting()


def facts() -> tuple[Pair, ...]:
    return (*_title(), *_wards(), *_exempt(), *_private(), *_call_in(), *_key())


def _title() -> tuple[Pair, ...]:
    spending, example = clean("spending"), clean("example")
    (author,) = spending.report.authors

    def by(telephone: str, email: str) -> Case:
        fields = {"telephone": telephone, "email": email}
        return having(spending, authors=(msgspec.structs.replace(author, **fields),))

    return (
        Pair("R1", "a blank subject; a short one", _subject(" "), _subject("Trees")),
        Pair("R2", "neither will do; one will", by("ask", "helen"), by("", "h@example.org")),
        Pair("R3", "not answered; answered No", answered(example, wards=None), example),
    )


def _subject(words: str) -> Case:
    return having(clean("spending"), subject=words)


def _wards() -> tuple[Pair, ...]:
    spending, private = clean("spending"), clean("private")

    def named(*names: str) -> Case:
        return having(spending, wards=r.Wards(names=names))

    def store(where: str) -> Case:
        return adding(private, "purpose", f"One of the stores {where}.")

    return (
        Pair("R4", "none; all", named(), having(spending, wards=r.Wards(all=True))),
        Pair("R4", "a former ward; one of today", named("Headingley"), named("Horsforth")),
        Pair("R5", "inside another word", store("is in Harewood"), store("belongs to Harewoods")),
        Pair(
            "R5",
            "the name of a ward; a part of it",
            store("is in Headingley and Hyde Park"),
            store("is in Headingley"),
        ),
    )


def _exempt() -> tuple[Pair, ...]:
    private, spending = clean("private"), clean("spending")
    (pair,) = private.report.exemptions
    risk = msgspec.structs.replace(pair, id="x2", target=Place("sections", "risk"))
    third = adding(
        attaching(private, r.Appendix("a3", "Methods of the bidders", exempt=True)),
        "background",
        "The methods are set out in appendix 3.",
    )
    resources = Place("sections", "resources")
    nothing = {"reasons": "", "public_interest": ""}
    opened = attached(having(answered(private, exempt=False), exemptions=()), "a2", exempt=False)
    return (
        Pair("R6", "no pair; one", answered(spending, exempt=True), private),
        Pair(
            "R7",
            "an exempt appendix without a pair; a pair without an appendix",
            third,
            having(private, exemptions=(pair, risk)),
        ),
        Pair(
            "R7",
            "the appendix is not marked; it is",
            attached(private, "a2", exempt=False),
            private,
        ),
        Pair(
            "R8",
            "no reasons under 10.4; none under 9.2",
            withholding(private, **nothing),
            withholding(private, rule="9.2(b)", **nothing),
        ),
        Pair(
            "R8",
            "no public interest statement; one of a few words",
            withholding(private, public_interest=""),
            withholding(private, public_interest="Bidders would offer less."),
        ),
        Pair(
            "R9",
            "the whole report; a section",
            withholding(private, target=WHOLE_REPORT),
            withholding(private, target=resources),
        ),
        Pair("R10", "10.4(3); another rule", private, withholding(private, rule="10.4(5)")),
        Pair(
            "R12",
            "No with an exempt appendix; No with a notice that no longer matters",
            answered(private, exempt=False),
            opened,
        ),
    )


def _private() -> tuple[Pair, ...]:
    private = clean("private")
    late = in_private(private, notice_on=date(2025, 5, 21))
    silent = having(
        private, notices=msgspec.structs.replace(private.report.notices, private_meeting=NO_NOTICE)
    )
    return (
        Pair(
            "R13",
            "27 clear days; 28",
            late,
            in_private(private, notice_on=date(2025, 5, 20)),
        ),
        Pair(
            "R13",
            "too late; too late, but it was agreed that the meeting is urgent",
            late,
            in_private(
                late,
                agreed_by="The Chair of the Scrutiny Board (Strategy and Resources)",
                agreed_on=date(2025, 5, 22),
                agreed_because="The leases end before the next meeting.",
            ),
        ),
        Pair(
            "R13",
            "no notice by the executive; none by a committee",
            silent,
            having(silent, report_to="General Purposes Committee"),
        ),
    )


def _call_in() -> tuple[Pair, ...]:
    noting, urgent, spending = clean("noting"), clean("urgent"), clean("spending")
    lighting = "The Council may provide lighting under section 97 of the Highways Act 1980."
    return (
        Pair(
            "R14",
            "a type of reason without words; with few",
            calling_in(noting, explanation=""),
            calling_in(noting, explanation="Not executive."),
        ),
        Pair(
            "R15",
            "nobody agreed to the urgency; nobody has to, as it is for Full Council",
            calling_in(urgent, agreed_by=""),
            calling_in(urgent, reason="to-council", prejudice="", agreed_by="", agreed_on=None),
        ),
        Pair(
            "R15",
            "the legal section does not state it; it does",
            saying(urgent, "legal", "The Council has to keep heating in repair."),
            urgent,
        ),
        Pair(
            "R16",
            "not eligible; eligible and not urgent",
            saying(spending, "legal", lighting, "The decision is not eligible for call-in."),
            saying(
                spending, "legal", lighting, "The decision is eligible for call-in, and not urgent."
            ),
        ),
        Pair(
            "R16",
            "eligible, against the answer; nothing of call-in",
            saying(noting, "legal", "The decision is eligible for call-in."),
            saying(spending, "legal", lighting),
        ),
    )


def _key() -> tuple[Pair, ...]:
    spending, private = clean("spending"), clean("private")
    unnoticed = noticed(spending, notice_on=None, notice_reference="")

    def costing(amount: str) -> Case:
        return adding(private, "resources", f"In another year it would cost {amount}.")

    armley = adding(
        having(answered(private, wards=True), wards=r.Wards(names=("Armley",))),
        "consultation",
        "The ward members of Armley were consulted on 2 May 2025.",
    )
    return (
        Pair(
            "R17",
            "no notice; the general exception in its place",
            unnoticed,
            excepted(
                unnoticed,
                kind="general-exception",
                reason="The survey was finished too late for 28 days' notice.",
                scrutiny_chair="The Chair of the Scrutiny Board (Environment, Housing and "
                "Communities)",
                on=date(2025, 3, 3),
            ),
        ),
        Pair("R17", "no reason; a reason", noticed(spending, reason=""), spending),
        Pair(
            "R18",
            "27 clear days; 28",
            noticed(spending, notice_on=date(2025, 2, 19)),
            noticed(spending, notice_on=date(2025, 2, 18)),
        ),
        Pair("R19", "the threshold; a pound less", costing("£500,000"), costing("£499,999")),
        Pair("R19", "in millions", costing("£0.5 million"), costing("£0.49 million")),
        Pair("R19", "pounds; no pounds", costing("£500,000"), costing("500,000 hours")),
        Pair(
            "R19", "as many wards as make it key; one less", armley, replace(armley, council=_two())
        ),
    )


def _two() -> Council:
    """A council where two wards make a decision key, as the regulations have it."""
    leeds = clean("private").council
    thresholds = tuple(msgspec.structs.replace(each, wards=2) for each in leeds.thresholds)
    return msgspec.structs.replace(leeds, thresholds=thresholds)
