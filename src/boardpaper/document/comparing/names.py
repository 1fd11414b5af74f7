"""What the parts of a report are called where they are cited or withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpaper.report.contents import blocks_of
from boardpaper.report.place import NOT_CHOSEN, WHOLE_REPORT, Place
from boardpaper.report.report import Finding, Report
from boardpaper.report.template import Template
from boardpaper.report.text import Block, Bullets, Spans, Table, Text, kind_of, plain, spans_of

_LONGEST = 40


def names(report: Report, template: Template) -> dict[str, str]:
    """Name all that can be cited by its id, sections by their keys, and exemptions by theirs."""
    return dict(_names(report, template))


def target_words(target: Place, known: Mapping[str, str]) -> str:
    """Say what an exemption applies to."""
    if target == WHOLE_REPORT:
        return "the whole report"
    if target == NOT_CHOSEN:
        return "nothing chosen yet"
    named = [known.get(each, "a part that is gone") for each in (target.block, target.item) if each]
    words = named[0] if named else f"all {target.part}"
    if target.field:
        words = f"{words}, {target.field}"
    if target.start is not None and target.end is not None:
        words = f"{words}, characters {target.start + 1} to {target.end}"
    return words


def quoted_start(spans: Spans) -> str:
    """The first words of some text, in quotation marks; nothing where it has none."""
    words = " ".join(plain(spans).split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]}…"
    return f"“{words}”" if words else ""


def _names(report: Report, template: Template) -> Iterator[tuple[str, str]]:
    for section in template.sections:
        yield section.key, f"“{section.heading}”"
    for block in blocks_of(report):
        yield from _block_names(block)
    for entry in report.main:
        if isinstance(entry, Finding):
            yield entry.id, f"the finding {_start(entry.text)}".rstrip()
    for number, each in enumerate(report.recommendations, 1):
        yield each.id, f"recommendation {number}"
    for number, document in enumerate(report.background or (), 1):
        yield document.id, f"background document {number}"
    for number, appendix in enumerate(report.appendices, 1):
        yield appendix.id, f"Appendix {number}"
    for exemption in report.exemptions:
        yield exemption.id, f"exempt under rule {exemption.rule}" if exemption.rule else "exempt"


def _block_names(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Bullets):
        yield block.id, "a list"
        for item in block.items:
            yield item.id, f"the bullet {quoted_start(item.spans)}".rstrip()
        return
    kind = "table" if isinstance(block, Table) else kind_of(block).removeprefix("numbered ")
    first = next((spans for _, _, spans in spans_of(block)), ())
    yield block.id, f"the {kind} {quoted_start(first)}".rstrip()


def _start(text: Text) -> str:
    runs = (spans for block in text.blocks for _, _, spans in spans_of(block))
    return next((words for spans in runs if (words := quoted_start(spans))), "")
