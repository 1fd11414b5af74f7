"""What makes the printed report accessible to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.texts import Hit
from boardpaper.report.blank import spans_print
from boardpaper.report.text import Block, Figure, Table, Text, header_field

_NO_ALT: Final = "Say in words what the picture shows, or mark it as decorative."
_NO_HEADER: Final = "Fill in the header row of this table: it says what stands in each column."
_NO_COLUMN: Final = "This column has no heading: say in the header row what stands in it."


@rule("R41", "error", "Accessibility", "SI 2018/952: published documents meet WCAG 2 at level AA")
def accessibility(facts: Facts) -> Iterator[Objection]:
    """Pictures have words or are decorative, and tables a header row (SI 2018/952).

    Levels of headings cannot be skipped: a sub-heading is one below the heading of its section,
    and no section stands two below the one before it.
    """
    for place, words in facts.search(find_inaccessible):
        yield Objection(place.without_range(), words)


def find_inaccessible(text: Text) -> tuple[Hit, ...]:
    """Find pictures without words and tables without header; the words of each say what to do."""
    return tuple(hit for block in text.blocks for hit in _in_block(block))


def _in_block(block: Block) -> Iterator[Hit]:
    match block:
        case Figure(alt=alt, decorative=False) if not alt.strip():
            yield Hit(block.id, "alt", None, None, _NO_ALT)
        case Table(header=header) if not any(spans_print(each) for each in header):
            yield Hit(block.id, header_field(1), None, None, _NO_HEADER)
        case Table(header=header):
            for column, each in enumerate(header, 1):
                if column > 1 and not spans_print(each):
                    yield Hit(block.id, header_field(column), None, None, _NO_COLUMN)
        case _:
            pass
