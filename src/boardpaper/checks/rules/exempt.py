"""Confidential and exempt information: the rules relied on, and what they apply to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.withholding import (
    exemptions_in_use,
    is_all_public,
    leads_nowhere,
    marks_words,
    rule_of,
)
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import Exemption

_EXEMPT_RULES: Final = "10.4"
_COMPANIES: Final = 3
"""The paragraph of Schedule 12A on financial and business affairs, which paragraph 8 limits."""


@rule("R6", "error", "Rules relied on", "Access to Information Procedure Rules 9.2 and 10.4")
def rules_relied_on(facts: Facts) -> Iterator[Objection]:
    """Where there is confidential or exempt information, a rule and its target are given."""
    if facts.answer("exempt") is True and not facts.exemptions:
        message = "Add an exemption: the rule relied on, and the part of the report it applies to."
        yield Objection(Place("exemptions"), message)
    for each in exemptions_in_use(facts):
        if not each.rule.strip():
            message = "Choose the rule: a part cannot be withheld without one."
            yield Objection(_field(each, "rule"), message)
        elif facts.council.exemption_rules and rule_of(facts, each) is None:
            message = "The council has no such rule on the day of the meeting: choose another."
            yield Objection(_field(each, "rule"), message)
        if facts.ask(leads_nowhere, each.target) and not facts.ask(marks_words, each):
            message = (
                "Choose what the rule applies to: until then nothing is withheld."
                if each.target == NOT_CHOSEN
                else "What the rule applies to is no longer in the report. Choose another part, or "
                "remove the exemption."
            )
            yield Objection(_field(each, "target"), message)


@rule("R7", "error", "Exempt appendices", "Access to Information Procedure Rules 9.2 and 10.4")
def exempt_appendices(facts: Facts) -> Iterator[Objection]:
    """What a rule applies to exists and is marked exempt; what is marked exempt has a rule."""
    if facts.answer("exempt") is False:
        return
    targets = [(each, each.target) for each in facts.exemptions if _is_appendix(each.target)]
    known = {each.id for each in facts.appendices}
    for exemption, target in targets:
        if target.item not in known and (target.item or not known):
            message = (
                "The appendix that the rule applies to is not in the report. "
                "Choose another part, or remove the exemption."
            )
            yield Objection(_field(exemption, "target"), message)
    named = {target.item for _, target in targets}
    is_whole = any(each.target.part == "report" for each in facts.exemptions)
    for number, appendix in enumerate(facts.appendices, 1):
        has_rule = bool(named & {"", appendix.id})
        if has_rule and not appendix.exempt:
            message = (
                f"A rule applies to appendix {number}, but the appendix is not marked exempt. "
                "Mark it, or choose what else the rule applies to."
            )
            yield Objection(_mark(appendix.id), message)
        elif appendix.exempt and not has_rule and not is_whole:
            message = (
                f"Appendix {number} is marked exempt, but no rule applies to it. "
                "Add an exemption under Questions, or take the mark away."
            )
            yield Objection(_mark(appendix.id), message)


@rule("R8", "error", "Public interest", "Local Government Act 1972, Schedule 12A, paragraph 10")
def public_interest(facts: Facts) -> Iterator[Objection]:
    """Exempt matter has reasons and a public interest statement; confidential matter needs none."""
    for each in exemptions_in_use(facts):
        if not _is_exempt(facts, each):
            continue
        if not each.reasons.strip():
            message = "Give the reasons why the rule applies: the public version prints them too."
            yield Objection(_field(each, "reasons"), message)
        if not each.public_interest.strip():
            message = (
                "Say why the public interest in keeping the matter exempt outweighs the public "
                "interest in disclosing it."
            )
            yield Objection(_field(each, "public_interest"), message)


@rule("R9", "warning", "Whole report withheld", "The presumption that reports are open")
def whole_report_withheld(facts: Facts) -> Iterator[Objection]:
    """A report that is withheld as a whole could perhaps be public but for an appendix."""
    for each in exemptions_in_use(facts):
        if each.target.part == "report":
            message = (
                "The whole report is withheld. Consider moving what is exempt into an appendix, "
                "so that the rest can be public."
            )
            yield Objection(_field(each, "target"), message)
            return


@rule("R10", "warning", "Financial affairs", "Local Government Act 1972, Schedule 12A, Part 2")
def financial_affairs(facts: Facts) -> Iterator[Objection]:
    """Who relies on paragraph 3 of Schedule 12A is reminded of paragraphs 8 and 9."""
    for each in exemptions_in_use(facts):
        relied_on = rule_of(facts, each)
        if relied_on is not None and relied_on.paragraph == _COMPANIES:
            message = (
                "Check that none of it must be registered under the Companies Acts and the like, "
                "or is about development for which the council may grant itself permission: that "
                "would not be exempt (Schedule 12A, paragraphs 8 and 9)."
            )
            yield Objection(_field(each, "rule"), message)
            return


@rule("R12", "error", "Nothing withheld", "The answer and the report must agree")
def nothing_withheld(facts: Facts) -> Iterator[Objection]:
    """Where nothing is confidential or exempt, there is no exempt appendix and no exemption."""
    if facts.answer("exempt") is not False:
        return
    if not facts.ask(is_all_public):
        message = (
            "The answer is No, but a part of the report is still withheld. Answer Yes if that is "
            "right; if not, remove the exemption under Yes and answer No again."
        )
        yield Objection(facts.answer_place("exempt"), message)
    for number, each in enumerate(facts.appendices, 1):
        if each.exempt:
            message = (
                f"Appendix {number} is marked exempt, but the answer is that nothing is. "
                "Change the answer, or take the mark away."
            )
            yield Objection(_mark(each.id), message)


def _is_exempt(facts: Facts, exemption: Exemption) -> bool:
    """Whether the public interest must be weighed: not where matter is confidential."""
    relied_on = rule_of(facts, exemption)
    if relied_on is None:
        return exemption.rule.strip().startswith(_EXEMPT_RULES)
    return relied_on.kind == "exempt"


def _is_appendix(target: Place) -> bool:
    return target.part == "appendices"


def _field(exemption: Exemption, name: str) -> Place:
    return Place("exemptions", exemption.id, field=name)


def _mark(appendix: str) -> Place:
    return Place("appendices", appendix, field="exempt")
