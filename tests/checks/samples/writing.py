"""How the clean reports are written down: a case, and short ways to say text, answers and acts."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache

import msgspec
from PIL import Image, ImageDraw

from boardpaper import resources
from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.council import Council
from boardpaper.report.identity import content_hash
from boardpaper.report.standing import Clearance, Saved, Standing
from boardpaper.report.template import StoredTemplate, Template

NIL = "There are no specific considerations under this heading."

Words = str | tuple[t.Inline | str, ...]
Written = Words | t.Block
"""A paragraph in words, or in words and cross-references; or a block as it is."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report with all that it is checked against."""

    report: r.Report
    standing: Standing
    stored: StoredTemplate
    council: Council
    as_of: date

    @property
    def template(self) -> Template:
        return self.stored.template

    def with_report(self, report: r.Report) -> Case:
        """The case with a changed report, to whose text the same people have consented anew."""
        new = content_hash(report)
        clearances = tuple(
            msgspec.structs.replace(each, content_hash=new) for each in self.standing.clearances
        )
        standing = msgspec.structs.replace(self.standing, clearances=clearances)
        return replace(self, report=report, standing=standing)

    def opened(self) -> Opened:
        """The case as an opened file, to be printed."""
        moment = datetime.combine(self.as_of, time(9), UTC)
        saved = Saved(self.report, moment, "Report author", self.standing)
        return Opened(saved, self.stored, self.council, attachments())


def case(report: r.Report, *, as_of: date, planned_on: date | None) -> Case:
    """A draft of Leeds, with the clearances its template requires given on its text."""
    stored = template(report.template.id)
    moment = datetime.combine(as_of, time(9), UTC)
    clearances = tuple(
        Clearance(role.role, f"For {role.label}", moment, content_hash(report))
        for role in stored.template.clearances
        if role.required
    )
    standing = Standing(clearances=clearances, planned_on=planned_on)
    return Case(report, standing, stored, shelf.council(report.council), as_of)


@cache
def template(key: str) -> StoredTemplate:
    return shelf.template(key)


def reference(key: str) -> r.TemplateRef:
    stored = template(key)
    return r.TemplateRef(stored.template.id, stored.template.version, stored.hash)


def text(key: str, *written: Written) -> t.Text:
    """A text; its blocks are named after the key and their order."""
    return t.Text(tuple(_block(f"{key}-{number}", each) for number, each in enumerate(written, 1)))


def section(key: str, *written: Written) -> r.Section:
    return r.Section(key, text(key, *written))


def finding(identity: str, kind: r.FindingKind, *written: Written) -> r.Finding:
    return r.Finding(identity, text(identity, *written), kind)


def asks(
    identity: str, words: Words, *, owner: str = "", due: date | None = None, on: tuple[str, ...]
) -> r.Recommendation:
    """A recommendation, which rests on findings."""
    return r.Recommendation(identity, text(identity, words), owner, due, on)


def answers(**yes: bool) -> tuple[r.Answer, ...]:
    """Answers by question; ``_`` stands for ``-``."""
    return tuple(r.Answer(question.replace("_", "-"), answer) for question, answer in yes.items())


def bullets(identity: str, *items: str) -> t.Bullets:
    return t.Bullets(
        identity,
        tuple(
            t.Bullet(f"{identity}-{number}", (t.Span(words),))
            for number, words in enumerate(items, 1)
        ),
    )


def table(identity: str, caption: str, *rows: tuple[str, ...]) -> t.Table:
    """A table, whose first row is the header and whose first column alone is left-aligned."""
    header, *body = (tuple((t.Span(words),) for words in row) for row in rows)
    right: t.Alignment = "right"
    numbers = [right] * (len(header) - 1)
    return t.Table(identity, (t.Span(caption),), header, ("left", *numbers), tuple(body))


def words_of(written: Words) -> t.Spans:
    if isinstance(written, str):
        return (t.Span(written),)
    return tuple(t.Span(each) if isinstance(each, str) else each for each in written)


def _block(identity: str, written: Written) -> t.Block:
    if isinstance(written, str | tuple):
        return t.Paragraph(identity, words_of(written))
    return written


@cache
def attachments() -> Mapping[str, bytes]:
    """A stand-in for every paper and picture that the reports name, by SHA-256."""
    contents = (_example_appendix(), *(paper(number) for number in range(1, 4)), picture())
    return {digest(content): content for content in contents}


def paper(number: int) -> bytes:
    """A file that stands in for a paper; the number makes it another one."""
    return _example_appendix() + b"%% stand-in %d\n" % number


@cache
def picture() -> bytes:
    """A chart of twelve bars, which rise and are highest before the last."""
    chart = Image.new("RGB", (720, 240), "white")
    draw = ImageDraw.Draw(chart)
    for hour, height in enumerate((40, 60, 70, 90, 100, 110, 130, 150, 170, 190, 220, 120)):
        left = 12 + 58 * hour
        draw.rectangle((left, 236 - height, left + 40, 236), "#2f5d7c")
    data = io.BytesIO()
    chart.save(data, "PNG")
    return data.getvalue()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _example_appendix() -> bytes:
    return resources.read_bytes("samples", shelf.SAMPLE, "appendix-1.pdf")
