"""What members are asked to do: that it is clear, who does it, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.asking import Asked, read_asked
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.report.blank import text_prints
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Recommendation

_OFFICER: Final = re.compile(
    r"\b(?:director|chief|head\s+of|officer(?!\s+delegation)|solicitor|treasurer|manager|secretary"
    r"|commissioner|surveyor|engineer|registrar|architect|controller|comptroller|head\s*teacher"
    r"|leader|(?:executive|cabinet)\s+member|portfolio\s+holder|chair(?:man|woman|person)?)\b",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\b(?:january|february|march|april|may\s+\d|june|july|august|september|october|november"
    r"|december|20\d\d|immediate(?:ly)?|forthwith|annual(?:ly)?|quarter(?:ly)?|monthly|weekly"
    r"|(?:next|future|each|every|following)\s+\w+|(?:in|within|after|before)\s+\w+\s+"
    r"(?:days?|weeks?|months?|years?)|by\s+the\s+end|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b",
    re.IGNORECASE,
)
_AUTHORITY: Final = re.compile(
    r"\b(?:sections?\s+\d|s\.?\s?\d{1,3}[A-Z]?\b|acts?\s+(?:of\s+)?\d{4}|regulations?\b|constitution"
    r"|schemes?\s+of\s+(?:sub-?)?delegation|delegation\s+schemes?|procedure\s+rules?"
    r"|standing\s+orders?|financial\s+regulations?|terms\s+of\s+reference|contract\s+rules?"
    r"|part\s+\d|article\s+\d|paragraph\s+\d|rule\s+\d|under\s+the\b|pursuant\s+to|by\s+virtue\s+of"
    r"|in\s+accordance\s+with)",
    re.IGNORECASE,
)


@rule("R21", "error", "Recommendations", "Members must know what they are asked to decide")
def recommendations(facts: Facts) -> Iterator[Objection]:
    """There is at least one recommendation, and none is blank (the council's form)."""
    if not any(each.source == "recommendations" for each in facts.template.sections):
        return
    if not facts.recommendations:
        message = "Write a recommendation: say what members are asked to do."
        yield Objection(Place("recommendations"), message)
    for each in facts.recommendations:
        if not text_prints(each.text):
            message = "This recommendation is blank: write it, or remove it."
            yield Objection(_place(each), message)


@rule("R22", "warning", "Wording of recommendations", "Practice: words fit for the minutes")
def wording(facts: Facts) -> Iterator[Objection]:
    """A recommendation begins with an operative verb; what is delegated or done has a name.

    Practice: a lead-in such as "Members are recommended to" is set aside; a delegation names an
    officer; an action names who acts and by when.
    """
    for each, asked in facts.ask(_asked):
        if not asked.is_plain:
            message = (
                "Begin with what members are asked to do, such as “note”, “consider”, “approve”, "
                "“agree” or “delegate”."
            )
            yield Objection(_place(each), message)
        yield from _who_and_when(each, asked)


@rule("R46", "warning", "Authority to delegate", "Practice: a delegation names its power")
def authority(facts: Facts) -> Iterator[Objection]:
    """A recommendation that delegates names the authority for it (practice)."""
    for each, asked in facts.ask(_asked):
        if asked.delegates and not _AUTHORITY.search(asked.words):
            message = (
                "This delegates, but does not say under what authority: name the Act and section, "
                "or the part of the constitution."
            )
            yield Objection(_place(each), message)


@rule(
    "R47",
    "warning",
    "Findings and recommendations",
    "Practice: each action can be traced",
)
def traceability(facts: Facts) -> Iterator[Objection]:
    """What must improve is answered by a recommendation; each rests on a finding (practice)."""
    if not any(each.source == "main" for each in facts.template.sections):
        return
    findings = facts.ask(_findings)
    answered = {identity for each in facts.recommendations for identity in each.findings}
    for identity, calls_for_improvement in findings.items():
        if calls_for_improvement and identity not in answered:
            message = (
                "This calls for improvement, but no recommendation answers it: write one, or tick "
                "this finding where one does."
            )
            yield Objection(Place("main", identity), message)
    for each in facts.recommendations:
        if text_prints(each.text) and findings.keys().isdisjoint(each.findings):
            message = "This rests on no finding: choose those among the main issues it answers."
            yield Objection(Place("recommendations", each.id, field="findings"), message)


def _asked(facts: Facts) -> tuple[tuple[Recommendation, Asked], ...]:
    written = [each for each in facts.recommendations if text_prints(each.text)]
    asked = facts.recall(read_asked, tuple([each.text for each in written]))
    return tuple(zip(written, asked, strict=True))


def _findings(facts: Facts) -> Mapping[str, bool]:
    """All findings by their id, and whether each says that something must improve."""
    findings = [each for each in facts.main if isinstance(each, Finding)]
    prints = facts.recall(text_prints, tuple([each.text for each in findings]))
    return {
        each.id: each.kind == "improvement" and has_words
        for each, has_words in zip(findings, prints, strict=True)
    }


def _who_and_when(each: Recommendation, asked: Asked) -> Iterator[Objection]:
    is_named = each.owner.strip() != "" or _OFFICER.search(asked.words) is not None
    if asked.delegates:
        if not is_named:
            yield Objection(_place(each), "Name the post to which this is delegated.")
        return
    if not asked.acts:
        return
    if not is_named:
        message = "Say who is to act: name the post or the service."
        yield Objection(Place("recommendations", each.id, field="owner"), message)
    if each.due is None and not _WHEN.search(asked.words):
        message = "Say by when this is to be done."
        yield Objection(Place("recommendations", each.id, field="due"), message)


def _place(recommendation: Recommendation) -> Place:
    return Place("recommendations", recommendation.id)
