"""Call-in: why a decision is not eligible, and whether the legal section says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.texts import Hit, hits
from boardpaper.report.place import Place
from boardpaper.report.text import Text

_SCHEME: Final = "The council’s call-in scheme"
_URGENCY: Mapping[str, str] = {
    "prejudice": "Say what any delay would seriously prejudice, and how.",
    "agreed_by": "Say who agreed that the decision is urgent.",
    "agreed_on": "Give the day on which it was agreed that the decision is urgent.",
}
_SAYS_URGENT: Final = re.compile(r"\b(?:urgen|prejudic)", re.IGNORECASE)

_NOUN: Final = r"call[\s‐‑-]?ins?\b"
_VERB: Final = r"be\s(?:\w+\s)?called[\s‐‑-]in\b"
_OPEN: Final = r"(?:eligible|subject|open|available|liable)\s(?:for|to)"
_LEADING_TO: Final = r"(?:(?!(?:and|but|is|are|was)\b)[\w’']+,?\s){0,4}?"
_AGAINST: Final = re.compile(
    rf"\b(?:not|never|isn[’']t|neither|nor),?\s{_LEADING_TO}{_OPEN}\s{_LEADING_TO}{_NOUN}"
    rf"|\b(?:not|cannot|can[’']t|never)\s(?:\w+\s)?{_VERB}"
    rf"|\b(?:not|isn[’']t)\s{_OPEN}\s{_VERB}"
    rf"|\b(?:ineligible|exempt|exempted|excluded|excepted)\s(?:for|from)\s{_LEADING_TO}{_NOUN}"
    rf"|\b{_NOUN}\s{_LEADING_TO}(?:does|do|will|would|should|can|shall)\s?not\sapply",
    re.IGNORECASE,
)
"""What says that a decision is not eligible for call-in."""

_IN_FAVOUR: Final = re.compile(
    rf"\b{_OPEN}\s{_LEADING_TO}(?:{_NOUN}|{_VERB})"
    rf"|\b(?:can|may|could|will)\s(?:\w+\s)?{_VERB}",
    re.IGNORECASE,
)
"""What says that a decision is eligible for call-in, where it is no part of the above."""


@rule("R14", "error", "Reason against call-in", _SCHEME)
def reason_against_call_in(facts: Facts) -> Iterator[Objection]:
    """A decision that is not eligible for call-in has a kind of reason, and the reason in words."""
    if facts.answer("call-in") is not False:
        return
    if not facts.call_in.reason:
        yield Objection(_field("reason"), "Choose why the decision is not eligible for call-in.")
    if not facts.call_in.explanation.strip():
        message = "Give the reason in words: it is printed with the answer."
        yield Objection(_field("explanation"), message)


@rule("R15", "error", "Urgency", _SCHEME)
def urgency(facts: Facts) -> Iterator[Objection]:
    """Urgency has a prejudice, and who agreed and when; the legal section states it."""
    if facts.answer("call-in") is not False or facts.call_in.reason != "urgent":
        return
    given = {
        "prejudice": facts.call_in.prejudice.strip(),
        "agreed_by": facts.call_in.agreed_by.strip(),
        "agreed_on": facts.call_in.agreed_on,
    }
    for field, message in _URGENCY.items():
        if not given[field]:
            yield Objection(_field(field), message)
    legal = facts.section_text("legal")
    if legal is not None and not _SAYS_URGENT.search(legal.words):
        message = (
            "State here that the decision is urgent, and what any delay would seriously prejudice."
        )
        yield Objection(legal.place, message)


@rule("R16", "warning", "Call-in in the legal section", "The answer and the report must agree")
def call_in_in_the_legal_section(facts: Facts) -> Iterator[Objection]:
    """The legal section does not say the contrary of the answer about call-in."""
    answer, legal = facts.answer("call-in"), facts.section_text("legal")
    if answer is None or legal is None:
        return
    against, in_favour = _find_against(legal.text), _find_in_favour(legal.text)
    if answer and against and not in_favour:
        message = (
            "This says that the decision is not eligible for call-in, but the answer is Yes. "
            "Change one of them."
        )
        yield Objection(against[0].within(legal.place), message)
    if not answer and in_favour and not against:
        message = (
            "This says that the decision is eligible for call-in, but the answer is No. "
            "Change one of them."
        )
        yield Objection(in_favour[0].within(legal.place), message)


def _find_against(text: Text) -> tuple[Hit, ...]:
    return hits(text, lambda words: [each.span() for each in _AGAINST.finditer(words)])


def _find_in_favour(text: Text) -> tuple[Hit, ...]:
    def find(words: str) -> Iterator[tuple[int, int]]:
        denied = [each.span() for each in _AGAINST.finditer(words)]
        for each in _IN_FAVOUR.finditer(words):
            if not any(start < each.end() and each.start() < end for start, end in denied):
                yield each.span()

    return hits(text, find)


def _field(name: str) -> Place:
    return Place("call-in", field=name)
