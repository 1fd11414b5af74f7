"""A secret word in every place of a report that an exemption can withhold."""

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

import msgspec

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.blank import text_prints
from boardpaper.report.place import WHOLE_REPORT, Part, Place

WORD_LENGTH = 8

WHOLE_FIGURE = "alt"
"""Nothing can be cut out of an alternative text, so the figure goes with it."""


@dataclasses.dataclass(frozen=True)
class Secret:
    """A word that stands nowhere else, and where: in a run of spans down to its characters.

    ``blocks`` are the ids of the blocks and bullets around it. ``printed`` tells whether the full
    version prints it; ``marked`` whether it is withheld by its own mark.
    """

    word: str
    place: Place
    blocks: frozenset[str] = frozenset()
    printed: bool = True
    marked: bool = False

    def is_withheld_by(self, target: Place) -> bool:
        """What an exemption withholds, said in another way than the program does."""
        if target.part == "report":
            return self.place.part != "details" or self.place.field == "subject"
        if target.part == "details":
            return (self.place.part, self.place.field) == ("details", target.field)
        if not target.block and target.start is None:
            return self.place.part == target.part and target.item in {"", self.place.item}
        if target.block and target.block not in self.blocks:
            return False
        if not target.block and self.place.item != target.item:
            return False
        if target.field and target.field not in {self.place.field, WHOLE_FIGURE}:
            return False
        if target.start is None or target.end is None:
            return True
        if self.place.start is None or self.place.end is None:
            return False
        return target.start < self.place.end and self.place.start < target.end

    def targets(self) -> Iterator[Place]:
        """Places that an exemption could name to withhold this secret, among others."""
        yield self.place
        yield self.place.without_range()
        yield Place(self.place.part, self.place.item)
        yield Place(self.place.part)
        yield from (Place(self.place.part, self.place.item, block) for block in self.blocks)


class Hiding:
    """Puts a secret in every place of a report; ``secrets`` says which and where."""

    def __init__(self, report: r.Report) -> None:
        self.secrets: list[Secret] = []
        self._numbers = itertools.count(1)
        self.report = self._report(report)

    def targets(self) -> list[Place]:
        """Places an exemption could name, each once, the whole report among them."""
        each = itertools.chain.from_iterable(secret.targets() for secret in self.secrets)
        return [WHOLE_REPORT, *dict.fromkeys(place for place in each if place.part != "details"),
                Place("details", field="subject")]  # fmt: skip

    def _new(self, place: Place, blocks: frozenset[str] = frozenset(), **about: bool) -> str:
        word = f"<{next(self._numbers):0{WORD_LENGTH - 2}}>"
        self.secrets.append(Secret(word, place, blocks, **about))
        return word

    def _report(self, report: r.Report) -> r.Report:
        replace = msgspec.structs.replace
        return replace(
            report,
            subject=f"{report.subject} {self._new(Place('details', field='subject'))}",
            public_subject="",
            wards=r.Wards(names=(self._new(Place("wards"), printed=False),)),
            call_in=r.CallIn("urgent", self._new(Place("call-in"), printed=False)),
            notices=r.Notices(
                late_item=r.LateItem(self._new(Place("notices"), printed=False))
            ),
            sections=tuple(
                replace(each, text=self._text(each.text, "sections", each.key))
                for each in report.sections
            ),
            main=tuple(self._entry(each) for each in report.main),
            recommendations=tuple(self._recommendation(each) for each in report.recommendations),
            background=None if report.background is None else tuple(
                replace(
                    each,
                    citation=self._new(Place("background", each.id)),
                    address=self._new(Place("background", each.id)),
                )
                for each in report.background
            ),
            appendices=tuple(
                replace(
                    each,
                    title=self._new(Place("appendices", each.id), marked=each.exempt),
                    attachment=None,
                )
                for each in report.appendices
            ),
        )  # fmt: skip

    def _entry(self, entry: r.MainEntry) -> r.MainEntry:
        if isinstance(entry, r.Finding):
            return msgspec.structs.replace(entry, text=self._text(entry.text, "main", entry.id))
        place = Place("main", entry.id)
        spans = self._spans(entry.spans, place, frozenset({entry.id}))
        return msgspec.structs.replace(entry, spans=spans)

    def _recommendation(self, recommendation: r.Recommendation) -> r.Recommendation:
        place = Place("recommendations", recommendation.id)
        text = self._text(recommendation.text, place.part, place.item)
        owner = self._new(place, printed=text_prints(text))
        return msgspec.structs.replace(recommendation, text=text, owner=owner)

    def _text(self, text: t.Text, part: Part, item: str) -> t.Text:
        return t.Text(tuple(self._block(block, Place(part, item)) for block in text.blocks))

    def _block(self, block: t.Block, item: Place) -> t.Block:
        around = frozenset({block.id})
        place = Place(item.part, item.item, block.id)
        changes: dict[str, Any] = {}
        match block:
            case t.Paragraph() | t.Subheading() | t.Note():
                changes = {"spans": self._spans(block.spans, place, around)}
            case t.Bullets():
                changes = {"items": tuple(self._bullet(each, item, around) for each in block.items)}
            case t.Table():
                changes = self._cells(block, place, around)
            case t.Figure():
                caption = self._spans(block.caption, _in_field(place, "caption"), around)
                changes = {"caption": caption, "alt": self._new(_in_field(place, "alt"), around)}
            case t.Withheld():
                pass
        return msgspec.structs.replace(block, **changes)

    def _bullet(self, bullet: t.Bullet, item: Place, around: frozenset[str]) -> t.Bullet:
        place = Place(item.part, item.item, bullet.id)
        return msgspec.structs.replace(
            bullet, spans=self._spans(bullet.spans, place, around | {bullet.id})
        )

    def _cells(self, table: t.Table, place: Place, around: frozenset[str]) -> dict[str, Any]:
        def cell(field: str, spans: t.Spans) -> t.Spans:
            return self._spans(spans, _in_field(place, field), around)

        header = [cell(t.header_field(at), each) for at, each in enumerate(table.header, 1)]
        rows = [
            tuple(cell(t.cell_field(number, at), each) for at, each in enumerate(row, 1))
            for number, row in enumerate(table.rows, 1)
        ]
        caption = cell("caption", table.caption)
        return {"caption": caption, "header": tuple(header), "rows": tuple(rows)}

    def _spans(self, spans: t.Spans, place: Place, around: frozenset[str]) -> t.Spans:
        """Append a secret to every span, and lead every link to one."""
        hidden: list[t.Inline] = []
        position = 0
        for span in spans:
            if isinstance(span, t.Span):
                hidden.append(self._span(span, place, position, around))
                position += len(t.plain(tuple(hidden[-1:])))
            else:
                hidden.append(span)
        return tuple(hidden)

    def _span(self, span: t.Span, place: Place, start: int, around: frozenset[str]) -> t.Span:
        marked = span.exempt != ""
        at = start + len(span.text)
        word = self._new(_characters(place, at, at + WORD_LENGTH), around, marked=marked)
        whole = _characters(place, start, at + WORD_LENGTH)
        link = span.link and f"mailto:{self._new(whole, around, marked=marked)}"
        return msgspec.structs.replace(span, text=span.text + word, link=link)


def _characters(place: Place, start: int, end: int) -> Place:
    return Place(place.part, place.item, place.block, place.field, start, end)


def _in_field(place: Place, field: str) -> Place:
    return Place(place.part, place.item, place.block, field)
