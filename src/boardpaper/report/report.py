"""A report: what is written and printed for one meeting."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from boardpaper.report.place import Place
from boardpaper.report.text import EMPTY_TEXT, Subheading, Text
from boardpaper.report.values import Id, Key, Sha256, Value

FindingKind = Literal["", "strength", "improvement", "risk", "option", "information"]
CallInReason = Literal["", "not-executive", "to-council", "already-called-in", "urgent"]
KeyDecisionReason = Literal["", "spending", "communities"]
UrgencyKind = Literal["", "general-exception", "special-urgency"]


class TemplateRef(Value, frozen=True):
    """The exact template a report was written in; ``hash`` is the SHA-256 of its TOML text."""

    id: Key
    version: Annotated[int, msgspec.Meta(ge=1, le=100_000)]
    hash: Sha256


class Author(Value, frozen=True):
    """An officer who answers for the report, as the author box prints it."""

    name: str = ""
    telephone: str = ""
    email: str = ""


class Answer(Value, frozen=True):
    """The answer to one question of the template: yes, no, or None for not answered yet."""

    question: Key
    yes: bool | None = None


class Wards(Value, frozen=True):
    """The wards (or divisions) affected: all of them, or some by name."""

    all: bool = False
    names: tuple[str, ...] = ()


class CallIn(Value, frozen=True):
    """Why the decision is not eligible for call-in; urgency also names who agreed, and when."""

    reason: CallInReason = ""
    explanation: str = ""
    prejudice: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None


class KeyDecision(Value, frozen=True):
    """Whether the decision is key and what notice was given (SI 2012/2089 regs 8 and 9)."""

    is_key: bool | None = None
    reason: KeyDecisionReason = ""
    explanation: str = ""
    notice_reference: str = ""
    notice_on: date | None = None


class PrivateMeeting(Value, frozen=True):
    """Notice of a meeting in private (SI 2012/2089 reg 5): 28 clear days, then 5.

    Where the first notice was too late, the agreement that the meeting is urgent stands in.
    """

    reasons: str = ""
    notice_on: date | None = None
    second_notice_on: date | None = None
    agreed_by: str = ""
    agreed_on: date | None = None
    agreed_because: str = ""


class LateItem(Value, frozen=True):
    """Why the report comes later than five clear days, and the Chair's opinion (LGA 1972 s100B)."""

    reason: str = ""
    chair: str = ""
    agreed_on: date | None = None


class Urgency(Value, frozen=True):
    """General exception or special urgency for a key decision (SI 2012/2089 regs 10 and 11)."""

    kind: UrgencyKind = ""
    reason: str = ""
    scrutiny_chair: str = ""
    on: date | None = None


class Notices(Value, frozen=True):
    """The notices given for a decision."""

    key_decision: KeyDecision = KeyDecision()
    private_meeting: PrivateMeeting = PrivateMeeting()
    late_item: LateItem = LateItem()
    urgency: Urgency = Urgency()


class Exemption(Value, frozen=True):
    """A rule under which a part of the report is withheld from the public.

    ``rule`` is a number of the council's rules, such as ``10.4(3)``; ``target`` is the whole
    report, an appendix, a section, a finding, a recommendation, a background document, a block
    or, with a character range, part of a block. ``reasons`` and ``public_interest`` are printed
    in the public version too (LGA 1972 Sch 12A para 10; reg 5(2) of SI 2012/2089).
    """

    id: Id
    rule: str
    target: Place
    reasons: str = ""
    public_interest: str = ""


class Section(Value, frozen=True):
    """The text of one section of the template."""

    key: Key
    text: Text = EMPTY_TEXT


class Finding(Value, frozen=True, tag="finding"):
    """One numbered paragraph of the main issues, and what hangs on it."""

    id: Id
    text: Text = EMPTY_TEXT
    kind: FindingKind = ""


MainEntry = Finding | Subheading


class Recommendation(Value, frozen=True):
    """What members are asked to do; stored once, however often it is printed."""

    id: Id
    text: Text = EMPTY_TEXT
    owner: str = ""
    due: date | None = None
    findings: tuple[Id, ...] = ()


class BackgroundDocument(Value, frozen=True):
    """A document the report relies on to a material extent (LGA 1972 s100D)."""

    id: Id
    citation: str = ""
    date: date | None = None
    address: str = ""


class Appendix(Value, frozen=True):
    """A paper attached to the report; under some exemptions its title is a leak of its own."""

    id: Id
    title: str = ""
    public_title: str = ""
    attachment: Sha256 | None = None
    exempt: bool = False


class Report(Value, frozen=True):
    """Everything that is written and printed for one meeting, and nothing that is computed.

    ``background`` is None until the officer has said what there is: a list may be empty, not
    missing (LGA 1972 s100D).
    """

    id: Id
    template: TemplateRef
    council: Key
    subject: str = ""
    public_subject: str = ""
    report_of: str = ""
    report_to: str = ""
    meeting_date: date | None = None
    authors: tuple[Author, ...] = ()
    answers: tuple[Answer, ...] = ()
    wards: Wards = Wards()
    call_in: CallIn = CallIn()
    notices: Notices = Notices()
    exemptions: tuple[Exemption, ...] = ()
    sections: tuple[Section, ...] = ()
    main: tuple[MainEntry, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    background: tuple[BackgroundDocument, ...] | None = None
    appendices: tuple[Appendix, ...] = ()

    def answer(self, question: str) -> bool | None:
        """The answer to a question: yes, no, or None while it is unanswered."""
        return next((each.yes for each in self.answers if each.question == question), None)

    def section_text(self, key: str) -> Text:
        """The text of a section, empty where nothing was written."""
        return next((each.text for each in self.sections if each.key == key), EMPTY_TEXT)
