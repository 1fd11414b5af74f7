"""Reports by chance: every kind of block, up to sixty pages, texts that nobody would write."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from random import Random
from typing import get_args

import msgspec

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.report.clean import clean_text
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import Author, Exemption, Finding, Recommendation, Section
from boardpaper.report.text import (
    Alignment,
    Block,
    BlockKind,
    Bullet,
    Bullets,
    Figure,
    Note,
    Paragraph,
    Ref,
    Script,
    Span,
    Spans,
    Subheading,
    Table,
    Text,
    Withheld,
)
from tests.conformance.everything import ADDRESS, LONG_WORD, PICTURES, WORDS
from tests.strategies import AWKWARD

RANGES = (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x3FF), *range(0x410, 0x450))
LETTERS = "".join([chr(point) for point in RANGES if unicodedata.category(chr(point)) != "Cn"])
SPECIAL = ("☒ ☐ ✓ • € £", "\u00ad\u200b\u200d", "x" * 400, "W" * 90, "(((((", "\\\\\\", "()" * 60)
BLOCKS_A_PAGE = 2
MOST_PAGES = 60


def opened(seed: int, most_pages: int = MOST_PAGES) -> Opened:
    """The report of a seed; about one in four has a text that the fonts cannot show.

    It can get longer than ``most_pages`` where a word is wider than a column.
    """
    chance = _Chance(Random(seed), most_pages)  # noqa: S311 — a test wants the same report again
    sample = open_package(shelf.sample())
    report = msgspec.structs.replace(sample.saved.report, **chance.fields())
    saved = msgspec.structs.replace(sample.saved, report=report)
    whole = replace(sample, saved=saved, attachments={**sample.attachments, **PICTURES})
    template = chance.random.choice(shelf.templates()).template.id
    return under_template(whole, template, counted_ids("moved-"))


class _Chance:
    def __init__(self, random: Random, most_pages: int) -> None:
        self.random = random
        self._most_pages = most_pages
        self._ids = counted_ids()
        self._hostile = random.random() < 0.25
        self._known = ["f1"]

    def fields(self) -> dict[str, object]:
        """The fields of a report."""
        blocks = int(self._most_pages ** self.random.random() * BLOCKS_A_PAGE)
        findings: list[Finding] = []
        while blocks > 0:
            size = self.random.randint(1, 6)
            findings.append(Finding(f"f{len(findings)}", self.text(size)))
            blocks -= size
        return {
            "subject": self.words(),
            "report_to": self.words(),
            "authors": tuple(
                Author(self.words(), self.words(), self.words())
                for _ in range(self.random.choice((0, 1, 2, 20)))
            ),
            "exemptions": (Exemption("x1", "10.4(3)", Place("main", "f0"), self.words()),),
            "sections": (Section("purpose", self.text(2)), Section("consultation", self.text(1))),
            "main": tuple(findings),
            "recommendations": tuple(
                Recommendation(f"r{number}", self.text(2), self.words())
                for number in range(self.random.randint(0, 3))
            ),
        }

    def text(self, size: int) -> Text:
        return Text(tuple(self.block() for _ in range(size)))

    def block(self) -> Block:
        makers = (
            self.paragraph,
            self.paragraph,
            self.paragraph,
            self.bullets,
            self.subheading,
            self.table,
            self.figure,
            self.note,
            self.withheld,
        )
        return self.random.choice(makers)()

    def paragraph(self) -> Paragraph:
        spans = tuple(span for _ in range(self.random.randint(0, 9)) for span in self.spans())
        name = next(self._ids)
        self._known.append(name)
        return Paragraph(name, spans, self.random.random() < 0.8)

    def bullets(self) -> Bullets:
        items = tuple(
            Bullet(next(self._ids), self.spans(), self.random.choice((1, 1, 2, 3)))
            for _ in range(self.random.randint(0, 8))
        )
        return Bullets(next(self._ids), items)

    def subheading(self) -> Subheading:
        return Subheading(next(self._ids), self.spans(), self.random.random() < 0.5)

    def table(self) -> Table:
        columns = self.random.choice((1, 2, 3, 4, 6, 9, 14))
        rows = (
            self.random.choice((0, 1, 2, 5, 30, 60)) if columns < 5 else self.random.randint(0, 9)
        )
        return Table(
            next(self._ids),
            self.spans(),
            tuple(self.spans() for _ in range(columns)),
            tuple(self.random.choices(get_args(Alignment), k=columns)),
            tuple(tuple(self.spans() for _ in range(columns)) for _ in range(rows)),
        )

    def figure(self) -> Figure:
        return Figure(
            next(self._ids),
            self.random.choice(sorted(PICTURES)),
            self.spans(),
            self.words(),
            self.random.random() < 0.2,
        )

    def note(self) -> Note:
        return Note(next(self._ids), self.spans())

    def withheld(self) -> Withheld:
        kind = self.random.choice(get_args(BlockKind))
        return Withheld(next(self._ids), kind, "10.4(3)")

    def spans(self) -> Spans:
        return tuple(self.span() for _ in range(self.random.choice((0, 1, 1, 1, 2, 4))))

    def span(self) -> Span | Ref:
        if self.random.random() < 0.1:
            return Ref(self.random.choice(self._known), bold=self.random.random() < 0.3)
        link = self.random.choice((*[""] * 9, ADDRESS, "https://example.org/", "mailto:a@b.uk"))
        script: Script = "subscript" if self.random.random() < 0.1 else ""
        bold, italic = self.random.random() < 0.1, self.random.random() < 0.1
        return Span(self.words(), bold, italic, script, link)

    def words(self) -> str:
        """Some words: mostly a sentence or a few letters, sometimes what fits nowhere."""
        kind = self.random.random()
        if kind < 0.5:
            start = self.random.randrange(len(WORDS))
            return WORDS[start : start + self.random.randint(1, 150)]
        if kind < 0.8:
            return clean_text("".join(self.random.choices(LETTERS, k=self.random.randint(0, 30))))
        if kind < 0.9:
            return clean_text(self.random.choice((*SPECIAL, LONG_WORD, ADDRESS, " ", "")))
        texts = AWKWARD if self._hostile else [each for each in AWKWARD if each.isascii()]
        return clean_text(self.random.choice(texts))
