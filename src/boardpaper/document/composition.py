"""One pass over a report, in printed order."""

from __future__ import annotations

from datetime import date

from boardpaper.document.dates import long_date
from boardpaper.document.grounds import Grounds
from boardpaper.document.inline import print_spans
from boardpaper.document.nodes import Runs
from boardpaper.document.numbering import Counters
from boardpaper.document.register import Entry, Register
from boardpaper.report.council import Council
from boardpaper.report.report import Report
from boardpaper.report.template import Template
from boardpaper.report.text import Spans


class Composition:
    """What one pass over a report needs and finds out.

    A number can be cited before it is printed. So a report is composed twice: what the first
    pass has ``found`` is what the second has ``known`` from the start.
    """

    def __init__(
        self, report: Report, template: Template, council: Council, known: Register
    ) -> None:
        self.report = report
        self.template = template
        self.council = council
        self.grounds = Grounds(report.exemptions, council, report.meeting_date)
        self.counters = Counters()
        self.known = known
        self.found = Register()

    def enter(self, identity: str, entry: Entry) -> str:
        """Note that something is printed now, and return its anchor.

        What is printed more than once has its anchor at the last place, and is cited there.
        """
        self.found.enter(identity, entry)
        is_last = self.found.printings(identity) == self.known.printings(identity)
        return entry.anchor if is_last else ""

    def runs(self, spans: Spans) -> Runs:
        """Print spans."""
        return print_spans(spans, self.known)

    def date(self, day: date) -> str:
        """Print a date in the style of the template."""
        return long_date(day, self.template.date_style)
