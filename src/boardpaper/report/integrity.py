"""What must hold between the parts of a report and no single type can say.

A report that fails here would be numbered, redacted or edited in the wrong place. What merely
leads nowhere (a cross-reference, an exemption whose target was deleted) is kept: the officer
sees it among the checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boardpaper.report.contents import blocks_of, ids_of
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.text import Table

MOST_ROWS = 5_000
"""Rows of a table: more than two hundred pages, which take about a second to lay out."""

MOST_COLUMNS = 100
"""Columns of a table: more than a sheet has room for."""

MOST_EXEMPTIONS = 200
"""Exemptions of a report: each is tried alone before a public version is made."""


def faults(report: Report) -> Iterator[str]:
    """Yield what does not hold together, in plain words that can end a sentence."""
    yield from (f"the id {each} is used twice" for each in _repeated(ids_of(report)))
    questions = (each.question for each in report.answers)
    yield from (f"the question {each} is answered twice" for each in _repeated(questions))
    keys = (each.key for each in report.sections)
    yield from (f"the section {each} is there twice" for each in _repeated(keys))
    if len(report.exemptions) > MOST_EXEMPTIONS:
        yield f"it has more than {MOST_EXEMPTIONS} exemptions"
    for block in blocks_of(report):
        if isinstance(block, Table):
            if not _is_rectangular(block):
                yield f"the table {block.id} has a row that is not as long as its header"
            if len(block.rows) > MOST_ROWS or len(block.header) > MOST_COLUMNS:
                yield (
                    f"the table {block.id} has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns"
                )
    for exemption in report.exemptions:
        if not _is_range(exemption.target):
            yield f"the exemption {exemption.id} has a range of characters that cannot be"


def _repeated(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


def _is_rectangular(table: Table) -> bool:
    return all(len(row) == len(table.header) for row in table.rows)


def _is_range(place: Place) -> bool:
    """Tell whether a place has no range of characters, or both its ends in order."""
    if place.start is None or place.end is None:
        return place.start is None and place.end is None
    return place.start <= place.end
