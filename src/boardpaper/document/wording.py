"""Words that are printed and that nobody wrote: neither the officer nor the council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boardpaper.report.report import CallInReason

NO_TITLE = "Untitled report"
NO_BACKGROUND_DOCUMENTS = "None."
REFERENCE_NOT_FOUND = "[reference not found]"

CALL_IN_REASONS: Mapping[CallInReason, str] = {
    "": "",
    "not-executive": "The decision is not an executive decision.",
    "to-council": "The decision is a recommendation to full Council.",
    "already-called-in": "The decision has already been called in.",
    "urgent": "Any delay would seriously prejudice the Council's or the public interest.",
}


def withheld_block(rule: str, rule_name: str) -> str:
    """Stand for a block taken out of a public version; a rule number may be empty."""
    if not rule:
        return "Withheld from publication."
    return f"Withheld from publication under {rule_name} {rule}."


def withheld_words(rule: str) -> str:
    """Stand for some words taken out of a public version; a rule number may be empty."""
    return f"[withheld: Rule {rule}]" if rule else "[withheld]"


def not_for_publication(rules: Sequence[str]) -> str:
    """Follow the title of an exempt appendix."""
    if not rules:
        return "(not for publication)"
    return f"(not for publication: {'Rule' if len(rules) == 1 else 'Rules'} {listed(rules)})"


def responsibility(owner: str, due: str) -> str:
    """Say who carries out a recommendation, and by which day; either may be empty."""
    if not owner:
        return f"By {due}."
    officer = f"Responsible officer: {owner}"
    return f"{officer}; by {due}." if due else ended(officer)


def listed(words: Sequence[str]) -> str:
    """List words as English does: ``1, 2 and 3``."""
    return " and ".join([each for each in (", ".join(words[:-1]), words[-1]) if each])


def ended(sentence: str) -> str:
    """End a sentence with a full stop, unless it is ended."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
