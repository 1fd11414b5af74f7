"""What the foot of every page says of how far a report has come."""

from __future__ import annotations

from boardpaper.document.dates import long_date
from boardpaper.document.nodes import Document, Marking
from boardpaper.report.standing import Saved, Standing


def is_private(document: Document) -> bool:
    """Tell whether a document holds what its public version does not."""
    is_marked = any(isinstance(node, Marking) for node in document.nodes)
    return document.audience == "full" and is_marked


def status_words(saved: Saved, document: Document) -> str:
    """Say which state of a report this is: ``Published 6 December 2011``, or nothing.

    The days are those of the report itself, so that the same report always prints the same. What
    is not for publication is not said to be published: its public version is.
    """
    changed = long_date(saved.changed_at.date(), "plain")
    match saved.standing.status:
        case "draft":
            return f"Draft of {changed}{_next_issue(saved.standing)}"
        case "ready":
            return f"Final text of {changed}{_next_issue(saved.standing)}"
        case "withdrawn":
            return "Withdrawn"
        case "published" | "decided":
            words = _published(saved.standing)
            return f"public version {words}" if words and is_private(document) else _sentence(words)


def stamp_words(saved: Saved) -> str:
    """What is stamped on every page so that nobody takes it for a report that stands."""
    match saved.standing.status:
        case "draft":
            return "DRAFT"
        case "withdrawn":
            return "WITHDRAWN"
        case _:
            return ""


def _next_issue(standing: Standing) -> str:
    """Tell a correction from the text that is published already."""
    publication = standing.publication
    return f" for issue {publication.issue + 1}" if publication else ""


def _published(standing: Standing) -> str:
    publication = standing.publication
    if publication is None:
        return ""
    words = f"published {long_date(publication.on, 'plain')}"
    return words if publication.issue == 1 else f"{words}, issue {publication.issue}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
