"""How long a report is."""

from __future__ import annotations

from boardpaper.report.contents import blocks_of
from boardpaper.report.report import Report
from boardpaper.report.text import plain, spans_of


def word_count(report: Report) -> int:
    """Count the words that were written in texts; tables and captions count too."""
    blocks = blocks_of(report)
    return sum(len(plain(spans).split()) for each in blocks for _, _, spans in spans_of(each))
