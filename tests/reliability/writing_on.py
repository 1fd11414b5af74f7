"""A program that writes in a report and saves it, again and again, until it is killed.

``python -m tests.reliability.writing_on LIBRARY`` reads lines from standard input. For each it
forks a writer, says ``pid`` and its number, and then the writer says ``kept VERSION COUNT`` after
every save that it was told is kept. One program makes all writers: none has to be started anew.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.desk import Desk, Surroundings
from boardpaper.desk.keeping import LibraryKeeper
from boardpaper.desk.saving import Success, keep
from boardpaper.desk.steps import Edit
from boardpaper.library.library import Library
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.report import Appendix, Report, TemplateRef
from boardpaper.report.standing import Standing
from tests.library.libraries import DRAFT, a_report

FORM = shelf.template("leeds-2021")
PARAGRAPHS = 40
_A_PAPER_EVERY = 5


def text_of(count: int, paper: str) -> Report:
    """The report that was written ``count`` times: every paragraph says so."""
    words = [f"written {count} times, paragraph {number}" for number in range(PARAGRAPHS)]
    report = a_report(f"count {count}", *words, appendices=(Appendix("a1", "", "", paper),))
    template = FORM.template
    return replace(report, template=TemplateRef(template.id, template.version, FORM.hash))


def paper_of(count: int) -> bytes:
    """The paper that the report names then; it is another one now and then."""
    return f"%PDF {count // _A_PAPER_EVERY}".encode() * 500


def begin(path: Path) -> None:
    """Make a library with the report that is written in."""
    library = Library.create(path, _now)
    library.keep_template(FORM.toml)
    library.add(text_of(0, library.keep_attachment(paper_of(0))), DRAFT, "Ann")


def write_on(path: Path) -> None:
    """Edit and save, for ever."""
    library = Library.open(path, _now)
    saved = library.load(1)
    desk = Desk.opened(saved, Surroundings(time.monotonic, _no_errors, _give_up))
    keeper = LibraryKeeper(library, 1, {FORM.hash: FORM}, "Ann")
    first = int(saved.report.subject.split()[1]) + 1
    for count in itertools.count(first):
        paper = library.keep_attachment(paper_of(count))
        report = replace(text_of(count, paper), id=desk.report.id)
        desk.change(report, Edit("typing", WHOLE_REPORT))
        job = desk.start_saving()
        assert job is not None
        outcome = keep(job, keeper)
        desk.finish_saving(job, outcome)
        assert isinstance(outcome, Success)
        _say(f"kept {outcome.saved.version} {count}")


def _now() -> datetime:
    return datetime.now(UTC)


def _no_errors(_report: Report, _standing: Standing) -> int:
    return 0


def _give_up(error: Exception) -> None:
    raise error


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def main(path: str) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            try:
                write_on(Path(path))
            finally:
                os._exit(1)
        _say(f"pid {child}")
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    main(sys.argv[1])
