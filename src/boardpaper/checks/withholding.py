"""What a report withholds from the public, as rules ask about it.

An answer of No makes nothing of it valid: whatever is still there is unprinted detail of a Yes.
"""

from __future__ import annotations

from boardpaper.checks.facts import Facts
from boardpaper.checks.texts import Hit
from boardpaper.report.council import ExemptionRule
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import Exemption
from boardpaper.report.text import Block, Bullets, Spans, Text, WithheldSpan, spans_of


def exemptions_in_use(facts: Facts) -> tuple[Exemption, ...]:
    """The exemptions, none where the answer is that nothing is confidential or exempt."""
    return () if facts.answer("exempt") is False else facts.exemptions


def has_private_part(facts: Facts) -> bool:
    """Tell whether a part of the report is withheld, or is said to be."""
    answer = facts.answer("exempt")
    if answer is not None:
        return answer
    return bool(facts.exemptions) or any(each.exempt for each in facts.appendices)


def is_all_public(facts: Facts) -> bool:
    """Tell whether nothing in the texts is withheld, so that a word of them can be quoted."""
    return not facts.exemptions and not facts.search(marked_words)


def rule_of(facts: Facts, exemption: Exemption) -> ExemptionRule | None:
    """The council's rule that an exemption relies on, as it is on the day of the meeting."""
    return facts.council.exemption_rule(exemption.rule, facts.meeting_date)


def marks_words(facts: Facts, exemption: Exemption) -> bool:
    """Tell whether words in the texts are marked with an exemption, which withholds them."""
    return any(each.words == exemption.id for each in facts.search(marked_words))


def marked_words(text: Text) -> tuple[Hit, ...]:
    """A hit for every exemption that words of a text are marked with; it quotes its id alone."""
    return tuple(
        Hit(identity, field, 0, 0, exemption)
        for block in text.blocks
        for identity, field, spans in spans_of(block)
        for exemption in _marks(spans)
    )


def leads_nowhere(facts: Facts, target: Place) -> bool:
    """Tell whether what an exemption applies to is not, or no longer, in the report.

    A block keeps its id when it is moved, so of blocks the id alone decides, as it does when they
    are withheld. Of appendices see rule R7.
    """
    if target.block:
        return not facts.ask(_has_block, target.block)
    match target.part:
        case "sections":
            known = {each.key for each in facts.template.sections}
            known |= {each.key for each in facts.sections}
        case "main":
            known = {each.id for each in facts.main}
        case "recommendations":
            known = {each.id for each in facts.recommendations}
        case "background":
            known = {each.id for each in facts.background or ()}
        case _:
            return target == NOT_CHOSEN
    return bool(target.item) and target.item not in known


def _marks(spans: Spans) -> tuple[str, ...]:
    marks = (each.exempt for each in spans if not isinstance(each, WithheldSpan) and each.exempt)
    return tuple(dict.fromkeys(marks))


def _has_block(facts: Facts, identity: str) -> bool:
    return any(_is_block(block, identity) for each in facts.texts for block in each.text.blocks)


def _is_block(block: Block, identity: str) -> bool:
    if block.id == identity:
        return True
    return isinstance(block, Bullets) and any(item.id == identity for item in block.items)
