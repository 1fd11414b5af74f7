"""How long a report is."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.report.report import Finding, Report
from boardpaper.report.text import Text, words_in


class WordCounter:
    """Counts the words of a report again and again, reading only what is new."""

    def __init__(self) -> None:
        self._counted: dict[int, tuple[Text, int]] = {}

    def count(self, report: Report) -> int:
        """Count the words that were written in texts; tables and captions count too."""
        known, self._counted = self._counted, {}
        for text in _texts(report):
            found = known.get(id(text))
            is_same = found is not None and found[0] is text  # an address is used again
            count = found[1] if found is not None and is_same else words_in(text)
            self._counted[id(text)] = (text, count)
        return sum([count for _, count in self._counted.values()])


def _texts(report: Report) -> Iterator[Text]:
    yield from (each.text for each in report.sections)
    yield from (each.text for each in report.recommendations)
    yield from (each.text for each in report.main if isinstance(each, Finding))
    headings = tuple(each for each in report.main if not isinstance(each, Finding))
    yield Text(headings)
