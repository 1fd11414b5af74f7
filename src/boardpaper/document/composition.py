"""One pass over a report, in printed order."""

from __future__ import annotations

from datetime import date

from boardpaper.document.dates import long_date
from boardpaper.document.grounds import Grounds
from boardpaper.document.inline import print_spans
from boardpaper.document.memory import NO_PASS, Doubts, Pass, Strip
from boardpaper.document.nodes import Runs
from boardpaper.document.numbering import Counters
from boardpaper.document.register import Entry, Register
from boardpaper.report.council import Council
from boardpaper.report.report import Report
from boardpaper.report.template import Template
from boardpaper.report.text import Ref, Spans


class Composition:
    """What one pass over a report needs and finds out.

    A number can be cited before it is printed. So a report is composed twice: what the rehearsal
    has ``found`` is what the second pass has ``known`` from the start. A rehearsal prints no words.

    ``before`` is the same pass over an earlier state of the report; ``strips`` are what this one
    leaves to the next. ``cited`` are the cross-references in the order of printing.
    """

    def __init__(
        self,
        report: Report,
        template: Template,
        council: Council,
        known: Register | None,
        before: Pass = NO_PASS,
    ) -> None:
        """Without anything ``known`` it is a rehearsal."""
        self.report = report
        self.template = template
        self.council = council
        self.grounds = Grounds(report.exemptions, council, report.meeting_date)
        self.counters = Counters()
        self.is_rehearsal = known is None
        self.known = known or Register()
        self.found = Register()
        self.cited: list[Ref] = []
        self.before = before
        self.doubts = Doubts(self.known, before.known)
        self.strips: dict[str, Strip] = {}

    def done(self) -> Pass:
        """What the same pass over a later state of the report can take from this one."""
        return Pass(self.known, self.counters.labels, self.strips)

    def enter(self, identity: str, entry: Entry) -> str:
        """Note that something is printed now, and return its anchor.

        What is printed more than once has its anchor at the last place, and is cited there.
        """
        self.found.enter(identity, entry)
        is_last = self.found.printings(identity) == self.known.printings(identity)
        return entry.anchor if is_last else ""

    def runs(self, spans: Spans) -> Runs:
        """Print spans."""
        if self.is_rehearsal:
            return ()
        self.cited += [span for span in spans if isinstance(span, Ref)]
        return print_spans(spans, self.known)

    def date(self, day: date) -> str:
        """Print a date in the style of the template."""
        return long_date(day, self.template.date_style)
