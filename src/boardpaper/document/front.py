"""The front page above the first section: title block, author box, markings and questions."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.document.composition import Composition
from boardpaper.document.marking import print_markings
from boardpaper.document.nodes import AuthorBox, Node, Run, TitleBlock, TitleLine
from boardpaper.document.questions import print_questions
from boardpaper.document.wording import NO_TITLE
from boardpaper.report.place import Place
from boardpaper.report.template import HeaderLine, HeaderSource


def print_front(composition: Composition) -> Iterator[Node]:
    """Print what stands above the first section."""
    lines = [_title_line(line, composition) for line in composition.template.headers]
    yield TitleBlock(tuple(lines), Place("details"))
    yield from _print_author_box(composition)
    yield from print_markings(composition)
    yield from print_questions("", composition)


def _title_line(line: HeaderLine, composition: Composition) -> TitleLine:
    value = _value(line.source, composition)
    runs = (Run(value),) if value.strip() else ()
    place = Place("details", field=line.source.replace("-", "_"))
    return TitleLine(line.label, runs, place, is_title=line.source == "subject")


def _value(source: HeaderSource, composition: Composition) -> str:
    match source:
        case "subject":
            return composition.report.subject
        case "report-of":
            return composition.report.report_of
        case "report-to":
            return composition.report.report_to
        case "meeting-date":
            return _meeting_date(composition)


def _print_author_box(composition: Composition) -> Iterator[AuthorBox]:
    labels = composition.template.author_box
    if labels is None:
        return
    lines = [
        (label, value)
        for author in composition.report.authors
        for label, value in (
            (labels.label, author.name),
            (labels.telephone, author.telephone),
            (labels.email, author.email),
        )
        if value.strip()
    ]
    if lines:
        yield AuthorBox(tuple(lines), Place("details", field="authors"))


def document_title(composition: Composition) -> str:
    """What names the document: its subject, or else the body it goes to."""
    report = composition.report
    body = _on_one_line(report.report_to)
    return _on_one_line(report.subject) or (f"Report to {body}" if body else NO_TITLE)


def running_header(composition: Composition) -> str:
    """What stands at the top of every page: the body and the date of the meeting."""
    words = (_on_one_line(composition.report.report_to), _meeting_date(composition))
    return ", ".join([each for each in words if each])


def _meeting_date(composition: Composition) -> str:
    day = composition.report.meeting_date
    return "" if day is None else composition.date(day)


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
