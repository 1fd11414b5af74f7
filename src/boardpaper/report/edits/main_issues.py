"""The main issues as one text for one editor, and back.

Findings and sub-headings stand in one sequence. The editor shows their blocks one after the other;
here the edited blocks become findings again, each a numbered paragraph and what hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from boardpaper.report.edits.basis import UnknownPartError
from boardpaper.report.edits.items import find_item, without_answers
from boardpaper.report.edits.withholding import keep_withheld
from boardpaper.report.report import Finding, FindingKind, MainEntry, Report
from boardpaper.report.text import Block, BlockKind, Paragraph, Subheading, Text, kind_of
from boardpaper.report.values import changed


class _Home(NamedTuple):
    """Where a block stood before the edit."""

    finding: Finding
    is_first: bool
    kind: BlockKind


class _Group(NamedTuple):
    """A finding, and the blocks it is about to have."""

    finding: Finding
    blocks: list[Block]


def with_a_line_for_every_finding(report: Report, ids: Iterator[str]) -> Report:
    """Give every finding without any block an empty paragraph, so that an editor can show it."""
    main = tuple(
        changed(each, text=Text((Paragraph(next(ids)),)))
        if isinstance(each, Finding) and not each.text.blocks
        else each
        for each in report.main
    )
    return changed(report, main=main)


def main_text(report: Report) -> Text:
    """All blocks of the main issues, one after the other."""
    blocks: list[Block] = []
    for entry in report.main:
        blocks += entry.text.blocks if isinstance(entry, Finding) else (entry,)
    return Text(tuple(blocks))


def set_main_text(report: Report, text: Text, ids: Iterator[str]) -> Report:
    """Make findings of the blocks of an editor that was given `main_text`.

    A block that began a finding still does, and a new numbered paragraph begins a new one; a
    sub-heading stands between findings; everything else hangs on the finding before it. What was
    inside a finding in another way, as in imported reports, stays there. So a finding keeps its id
    with its first block, also when it is split; joined to another, it is gone, and recommendations
    no longer answer it. ``ids`` names new findings and what `keep_withheld` adds.
    """
    main = tuple(_entries(text.blocks, _homes(report.main), ids))
    gone = _findings(report.main) - _findings(main)
    edited = without_answers(changed(report, main=main), gone)
    return keep_withheld(report, edited, ids)


def set_finding_kind(report: Report, finding: str, kind: FindingKind) -> Report:
    """Set what kind of finding one is; the kind is not printed.

    Raises:
        UnknownPartError: there is no such finding.
    """
    old = find_item(report, finding)
    if not isinstance(old, Finding):
        raise UnknownPartError(f"The item {finding!r} of the report is no finding.")
    new = changed(old, kind=kind)
    return changed(report, main=tuple(new if each is old else each for each in report.main))


def _findings(main: Iterable[MainEntry]) -> frozenset[str]:
    return frozenset(each.id for each in main if isinstance(each, Finding))


def _homes(main: Iterable[MainEntry]) -> Mapping[str, _Home]:
    return {
        block.id: _Home(entry, index == 0, kind_of(block))
        for entry in main
        if isinstance(entry, Finding)
        for index, block in enumerate(entry.text.blocks)
    }


def _entries(
    blocks: tuple[Block, ...], homes: Mapping[str, _Home], ids: Iterator[str]
) -> Iterator[MainEntry]:
    groups: list[Subheading | _Group] = []
    last: _Group | None = None
    used: set[str] = set()
    for block in blocks:
        home = homes.get(block.id)
        if last is not None and _hangs_on(block, home, last.finding):
            last.blocks.append(block)
        elif isinstance(block, Subheading) and not _began_alike(block, home):
            groups.append(block)
            last = None
        else:
            known = home.finding if home is not None and home.finding.id not in used else None
            last = _Group(known or Finding(next(ids)), [block])
            used.add(last.finding.id)
            groups.append(last)
    for each in groups:
        if isinstance(each, Subheading):
            yield each
        else:
            yield changed(each.finding, text=Text(tuple(each.blocks)))


def _began_alike(block: Block, home: _Home | None) -> bool:
    """Tell whether a block began a finding already, as the same kind of block."""
    return home is not None and home.is_first and home.kind == kind_of(block)


def _hangs_on(block: Block, home: _Home | None, finding: Finding) -> bool:
    """Tell whether a block belongs to the finding before it, rather than beginning anything."""
    if home is not None and home.is_first:
        return False
    if home is not None and home.finding is finding and home.kind == kind_of(block):
        return True
    return kind_of(block) not in {"numbered paragraph", "numbered sub-heading", "sub-heading"}
