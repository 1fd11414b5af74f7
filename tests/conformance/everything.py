"""A report with every kind of block, as awkward as an officer could make it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import Any

import msgspec
from PIL import Image, ImageDraw

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import Answer, Author, Exemption, Finding, Recommendation
from boardpaper.report.text import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Note,
    Paragraph,
    Ref,
    Span,
    Spans,
    Subheading,
    Table,
    Text,
)

WORDS = (
    "The Council is required to set a balanced budget each year, and the Board is asked to note "
    "the principal assumptions on which the strategy rests. "
)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 4
ADDRESS = "https://www.example.gov.uk/" + "a-very-long-path/" * 14 + "?q=1&r=(2)"


def words(text: str) -> Spans:
    return (Span(text),)


def picture(mode: str, kind: str) -> bytes:
    image = Image.new(mode, (64, 48))
    ImageDraw.Draw(image).ellipse((8, 8, 56, 40), fill=1 if mode in "1P" else None, outline=0)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


PICTURES = {
    hashlib.sha256(data).hexdigest(): data
    for data in (
        picture("RGB", "PNG"),
        picture("RGBA", "PNG"),
        picture("L", "PNG"),
        picture("LA", "PNG"),
        picture("1", "TIFF"),
        picture("P", "GIF"),
        picture("RGB", "JPEG"),
        picture("L", "JPEG"),
        picture("CMYK", "JPEG"),
        picture("I;16", "PNG"),
    )
}


def opened(template: str = "leeds-executive-board-2011", **fields: Any) -> Opened:
    """The report in a template; ``fields`` stand in for some of its own."""
    sample = open_package(shelf.sample())
    report = msgspec.structs.replace(
        sample.saved.report,
        subject="Money < people & “savings” (£250,000) \\ ŵ ☒",
        authors=(Author("A. Officer", "0113 000 0000", "a@example.gov.uk"), Author("B. Officer")),
        answers=(Answer("wards", True), Answer("equality", False), Answer("call-in", None)),
        exemptions=(
            Exemption("x1", "10.4(3)", Place("main", "f2"), "Terms of a tender.", "It outweighs."),
        ),
        main=tuple(
            Finding(f"f{number}", Text(tuple(blocks)))
            for number, blocks in enumerate((prose(), links(), lists(), tables(), pictures()))
        ),
        recommendations=(
            Recommendation("r1", Text((Paragraph("rp1", words(WORDS)), *lists()[1:]))),
            Recommendation("r2", Text((Paragraph("rp2", words(WORDS)),)), "A. Officer"),
        ),
    )
    saved = msgspec.structs.replace(sample.saved, report=msgspec.structs.replace(report, **fields))
    whole = replace(sample, saved=saved, attachments={**sample.attachments, **PICTURES})
    return under_template(whole, template, counted_ids("moved-"))


def brief(template: str = "leeds-executive-board-2011") -> Opened:
    """A report of few pages with every kind of block, for tests that read it many times."""
    blocks = (prose()[0], *prose()[4:], *links()[:1], *lists()[:2], tables()[0], *pictures()[:3])
    table = Table(
        "t1",
        words("Pressures"),
        (words("Service"), words("2026/27")),
        (),
        tuple((words(f"Service {n}"), words(f"£{n},000")) for n in range(50)),
    )
    findings = (Finding("f0", Text((*blocks, table))), Finding("f2", Text((prose()[1],))))
    return opened(template, main=findings, recommendations=())


def prose() -> list[Block]:
    return [
        Paragraph(
            "p1",
            (
                Span("H"),
                Span("2", script="subscript"),
                Span("O, m"),
                Span("2", script="superscript"),
                Span(", bold ", bold=True),
                Span("and italic", bold=True, italic=True),
                Span(" and slanted. ", italic=True),
                Span("Naïve ŵŷ Ж α ☒ ☐ ✓ “quoted” – 5\u00a0% … a\tb\nnext line"),
            ),
        ),
        Paragraph("p2", words(WORDS * 60)),
        Paragraph("p3", words(LONG_WORD), numbered=False),
        Paragraph("p4", ()),
        Subheading("s1", words("A sub-heading " + WORDS)),
        Subheading("s2", words("A numbered one"), numbered=True),
        Paragraph("p5", words("<b>no markup</b> (unbalanced \\ parentheses) )( EMC")),
        Note("n1", words("A note. " + WORDS)),
        Note("n2", words("Another.")),
    ]


def links() -> list[Block]:
    return [
        Paragraph(
            "l1",
            (
                Span("See "),
                Span("the Council’s pages", link="https://www.example.gov.uk/"),
                Span(" or "),
                Span(ADDRESS, link=ADDRESS),
                Span(", write to "),
                Span("a@example.gov.uk", link="mailto:a@example.gov.uk", bold=True),
                Span(", and read "),
                Ref("p2"),
                Span(" and "),
                Ref("t1", bold=True),
                Span("."),
            ),
        ),
        Paragraph("l2", (Span(WORDS * 60, link="https://www.example.gov.uk/long"),)),
    ]


def lists() -> list[Block]:
    return [
        Paragraph("b0", words("A list:")),
        Bullets(
            "b1",
            (
                Bullet("i1", words("One")),
                Bullet("i2", words("Two, " + WORDS * 3), 2),
                Bullet("i3", (Span("Three", link="https://www.example.gov.uk/3"),), 3),
                Bullet("i4", ()),
                Bullet("i5", words("Five"), 3),
            ),
        ),
        Bullets("b2", (Bullet("i6", words("Deep at once"), 3),)),
        Bullets("b3", tuple(Bullet(f"j{n}", words(f"{n} {WORDS}")) for n in range(60))),
    ]


def tables() -> list[Block]:
    link = (Span("Linked header", link="https://www.example.gov.uk/t"),)
    wide = tuple(words(f"Column {n}") for n in range(12))
    return [
        Paragraph("t0", words("Tables:")),
        Table(
            "t1",
            words("Pressures"),
            (link, words("2026/27"), words("Change")),
            ("left", "right", "centre"),
            tuple((words(f"Service {n}"), words(f"£{n},000"), words("0.4")) for n in range(90)),
        ),
        Table("t2", (), wide, (), (wide, tuple(() for _ in wide), wide)),
        Table(
            "t3",
            words("A row taller than a page " + WORDS),
            (words("Name"), words("What was said")),
            (),
            ((words(LONG_WORD), words(WORDS * 80)), (words(""), words("short"))),
        ),
        Table("t4", (), (words(WORDS * 40),), (), ((words(WORDS * 40),), (words("x"),))),
        Table("t5", words("No rows"), (words("Only"), words("headers"))),
    ]


def pictures() -> list[Block]:
    hashes = list(PICTURES)
    return [
        Paragraph("g0", words("Pictures:")),
        *[
            Figure(f"g{n}", name, words(f"Caption {n}"), f"A chart, number {n}")
            for n, name in enumerate(hashes, 1)
        ],
        Figure("gd", hashes[0], (), "", decorative=True),
        Figure("gn", hashes[1], (), "Without a caption"),
    ]
