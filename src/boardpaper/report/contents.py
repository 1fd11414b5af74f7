"""What a report contains, wherever in it that stands."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.report.report import Finding, Report
from boardpaper.report.text import Block, Bullets, Figure


def blocks_of(report: Report) -> Iterator[Block]:
    """Yield every block: those of the sections, the main issues, then the recommendations."""
    for section in report.sections:
        yield from section.text.blocks
    for entry in report.main:
        if isinstance(entry, Finding):
            yield from entry.text.blocks
        else:
            yield entry
    for recommendation in report.recommendations:
        yield from recommendation.text.blocks


def ids_of(report: Report) -> Iterator[str]:
    """Yield the id of every part: each part in the order of the fields, blocks and bullets last."""
    yield from (each.id for each in report.exemptions)
    yield from (each.id for each in report.main if isinstance(each, Finding))
    yield from (each.id for each in report.recommendations)
    yield from (each.id for each in report.background or ())
    yield from (each.id for each in report.appendices)
    for block in blocks_of(report):
        yield block.id
        if isinstance(block, Bullets):
            yield from (item.id for item in block.items)


def attachments_of(report: Report) -> tuple[str, ...]:
    """Name every attachment of figures and appendices once, by its SHA-256, in that order."""
    figures = [each.attachment for each in blocks_of(report) if isinstance(each, Figure)]
    papers = [each.attachment for each in report.appendices if each.attachment is not None]
    return tuple(dict.fromkeys(figures + papers))
