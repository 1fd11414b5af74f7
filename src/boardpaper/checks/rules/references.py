"""References from one part of a report to another."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.checks.citing import Cited, ends_of, find_numbers, find_references
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.report.place import Place


@rule("R33", "warning", "Cross-references", "Practice: a reader who follows a reference finds it")
def references(facts: Facts) -> Iterator[Objection]:
    """A cross-reference, or a typed number, leads to what is printed (practice)."""
    referring, typed = facts.ask(_referring), facts.ask(_typed)
    if not referring and not typed:
        return
    printed = facts.citable
    for place, target in referring:
        if target not in printed.ids:
            message = (
                "This cross-reference leads to nothing that is printed: choose another target, or "
                "delete it."
            )
            yield Objection(place, message)
    count = len(facts.recommendations)
    for place, cited in typed:
        ends = ends_of(cited.hit.words)
        missing = next((each for each in ends if each not in printed.numbers), None)
        is_counted = cited.noun == "recommendation" and all(_is_up_to(each, count) for each in ends)
        if missing is not None and not is_counted:
            message = (
                f"No {cited.noun} {missing} is printed: correct the number, or insert a "
                "cross-reference, which keeps up with the numbering."
            )
            yield Objection(place, message)


def _referring(facts: Facts) -> tuple[tuple[Place, str], ...]:
    """Where cross-references stand in what is printed, and to what they lead."""
    written = facts.printed
    found = facts.recall(find_references, tuple([each.text for each in written]))
    return tuple(
        (hit.within(each.place), hit.words)
        for each, hits in zip(written, found, strict=True)
        for hit in hits
    )


def _typed(facts: Facts) -> tuple[tuple[Place, Cited], ...]:
    """The numbers of this report that are typed in what is printed."""
    written = facts.printed
    found = facts.recall(find_numbers, tuple([each.text for each in written]))
    return tuple(
        (cited.hit.within(each.place), cited)
        for each, all_cited in zip(written, found, strict=True)
        for cited in all_cited
        if not cited.is_elsewhere
    )


def _is_up_to(label: str, count: int) -> bool:
    """Tell whether a recommendation can be meant by how many come before it."""
    return label.isdigit() and 1 <= int(label) <= count
