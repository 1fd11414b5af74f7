"""What prints nothing, and therefore takes no number.

Redaction and printing ask the same question here, so that the public and the full version are
numbered alike.
"""

from __future__ import annotations

from boardpaper.report.text import Block, Figure, Span, Spans, Table, Text, Withheld, spans_of


def spans_print(spans: Spans) -> bool:
    """Tell whether a run of spans holds more than white space."""
    return any(not isinstance(span, Span) or span.text.strip() for span in spans)


def block_prints(block: Block) -> bool:
    """Tell whether a block prints: one without words does not, but a table or figure does."""
    if isinstance(block, Table | Figure | Withheld):
        return True
    return any(spans_print(spans) for _, _, spans in spans_of(block))


def text_prints(text: Text) -> bool:
    """Tell whether a text holds a block that prints."""
    return any(block_prints(block) for block in text.blocks)
