"""The papers a report comes with: background documents and appendices, each on a line."""

from __future__ import annotations

from collections.abc import Iterable

from boardpaper.document import wording
from boardpaper.document.composition import Composition
from boardpaper.document.inline import safe_link
from boardpaper.document.nodes import Run, Runs
from boardpaper.report.report import Appendix, BackgroundDocument, Exemption, Report


def document_runs(document: BackgroundDocument, composition: Composition) -> Runs:
    """Print a background document: citation, date and address; nothing where it has none."""
    words = document.citation.strip()
    if document.date is not None:
        citation = words.removesuffix(".").rstrip()
        day = composition.date(document.date)
        words = f"{citation}, {day}." if citation else f"{day}."
    address = document.address.strip()
    if not address:
        return (Run(words),) if words else ()
    link = Run(address, link=safe_link(address))
    return (Run(f"{words} "), link) if words else (link,)


def exempt_document_runs(document: BackgroundDocument, composition: Composition) -> Runs:
    """Stand for a background document that was withheld; nothing where it was not."""
    ground = composition.grounds.of_item("background", document.id)
    if ground is None:
        return ()
    return (Run(wording.withheld_block(ground.rule, composition.council.rule_name)),)


def appendix_runs(appendix: Appendix, number: int, report: Report) -> Runs:
    """Print the number and title of an appendix, and whether it is not for publication."""
    title = appendix.title.strip()
    runs = [Run(f"Appendix {number}", bold=True)]
    if title:
        runs.append(Run(f": {title}"))
    if is_exempt(appendix, report):
        rules = distinct_rules(exemptions_of(appendix, report))
        runs.append(Run(f" {wording.not_for_publication(rules)}", bold=True))
    return tuple(runs)


def is_exempt(appendix: Appendix, report: Report) -> bool:
    """Tell whether an appendix is withheld from the public, marked so or by an exemption."""
    return appendix.exempt or exemptions_of(appendix, report) != ()


def exemptions_of(appendix: Appendix, report: Report) -> tuple[Exemption, ...]:
    """The exemptions that say why an appendix is withheld."""
    in_part = (each for each in report.exemptions if each.target.part == "appendices")
    return tuple(each for each in in_part if each.target.item in {"", appendix.id})


def distinct_rules(exemptions: Iterable[Exemption]) -> tuple[str, ...]:
    """The rule numbers of exemptions, each once, in order."""
    return tuple(dict.fromkeys(each.rule for each in exemptions if each.rule))
