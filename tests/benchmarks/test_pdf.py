"""From a report to its PDF, beside ReportLab's own flowables on the same content."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace as with_fields
from datetime import UTC, datetime
from typing import get_args

import pytest
from msgspec.structs import replace
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.backlog import Job, Order
from boardpaper.desk.worker.frames import decode_request, encode
from boardpaper.desk.worker.holdings import Holdings
from boardpaper.desk.worker.messages import Answer, Draw, Drawn
from boardpaper.desk.worker.press import Press
from boardpaper.document.nodes import Audience, Paragraph, Run
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.render import lay_out, render, write, write_page
from boardpaper.pdf.verify import verify
from boardpaper.report import text
from boardpaper.report.report import Finding, MainEntry
from boardpaper.report.standing import Saved
from tests.benchmarks.content import TEMPLATE, document_of, long_report
from tests.benchmarks.stock import register_fonts, render_stock
from tests.pdf.samples import IMPRINT

PAGES = (6, 54, 540)
PIXELS = 800  # a page as wide as it is shown
FRAME_HEADER = 8
STRIDE = 7919  # a prime: the paragraphs that change lie all over the report


@pytest.mark.parametrize("pages", PAGES)
def test_compose(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"document of {pages} pages"
    assert benchmark(document_of, long_report(pages)).nodes


@pytest.mark.parametrize("pages", PAGES)
def test_render(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"PDF of {pages} pages"
    document, fonts = document_of(long_report(pages)), Fonts.shipped()
    data, places = benchmark(render, document, {}, IMPRINT, fonts)
    assert data
    assert max(spot.page for spots in places.values() for spot in spots) >= pages / 2


@pytest.mark.parametrize("pages", PAGES)
def test_verify(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"PDF of {pages} pages read back"
    document = document_of(long_report(pages))
    data, _ = render(document, {}, IMPRINT, Fonts.shipped())
    benchmark(verify, data, document)


@pytest.fixture
def without_collector() -> Iterator[None]:
    """As in the worker process, which collects when it has answered."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("pages", PAGES)
def test_page_after_a_change(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"a paragraph changes in {pages} pages"
    editing = Editing(pages)
    benchmark.pedantic(editing.show, setup=editing.change, rounds=100)  # type: ignore[no-untyped-call]
    assert editing.page.startswith(b"%PDF")
    if benchmark.stats is not None:
        benchmark.extra_info["worst ms"] = round(benchmark.stats.stats.max * 1000, 1)


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("pages", PAGES)
def test_file_after_a_change(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"a paragraph changes in {pages} pages"
    editing = Editing(pages)
    benchmark.pedantic(editing.print, setup=editing.change, rounds=5)  # type: ignore[no-untyped-call]
    assert editing.file.startswith(b"%PDF")


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("audience", get_args(Audience))
@pytest.mark.parametrize("pages", PAGES)
def test_page_after_a_keystroke(
    benchmark: BenchmarkFixture, pages: int, audience: Audience
) -> None:
    benchmark.group = f"a keystroke in {pages} pages, in the worker"
    typing = Typing(pages, audience)
    benchmark.pedantic(typing.show, setup=typing.type, rounds=100)  # type: ignore[no-untyped-call]
    assert isinstance(typing.page, Drawn)
    if benchmark.stats is not None:
        benchmark.extra_info["worst ms"] = round(benchmark.stats.stats.max * 1000, 1)


class Typing:
    """Types into a finding after the other of a long report, and looks at the page."""

    def __init__(self, pages: int, audience: Audience) -> None:
        saved = Saved(long_report(pages), datetime(2026, 10, 1, tzinfo=UTC))
        self._opened = Opened(saved, shelf.template(TEMPLATE), shelf.council("leeds"), {})
        self._audience = audience
        self._press, self._holdings = Press(Fonts.shipped()), Holdings()
        self._changes = 0
        self._requests: tuple[bytes, ...] = ()
        self.page: Answer | None = None
        self.type()
        self.show()

    def type(self) -> None:
        """Add a few words, and let the window write what it asks for then."""
        self._changes += 1
        report = self._opened.saved.report
        index = self._changes * STRIDE % len(report.main)
        report = replace(report, main=typed_into(report.main, index, f"and {self._changes} more "))
        saved = replace(self._opened.saved, report=report)
        self._opened = with_fields(self._opened, saved=saved)
        job = Job(self._changes, 1, Order(self._opened, self._audience))
        draw = Draw(self._changes, 1, self._page_of(report.main[index].id), PIXELS)
        self._requests = tuple(
            bytes(encode(each))[FRAME_HEADER:] for each in (self._holdings.next_request(job), draw)
        )

    def _page_of(self, finding: str) -> int:
        """Where a finding stood before the change; on the first page, before there was a layout."""
        printed = self._press._printed.get(1)
        spots = {} if printed is None else printed.layout.places()
        return next((each[0].page for place, each in spots.items() if place.item == finding), 1)

    def show(self) -> None:
        """What the worker process does from the request to the picture of the page."""
        for body in self._requests:
            self.page = self._press.answer(decode_request(body))
            assert self.page is not None
            encode(self.page)


def typed_into(main: tuple[MainEntry, ...], index: int, words: str) -> tuple[MainEntry, ...]:
    """Add words to the first paragraph of a finding."""
    entry = main[index]
    assert isinstance(entry, Finding)
    paragraph, *others = entry.text.blocks
    assert isinstance(paragraph, text.Paragraph)
    paragraph = replace(paragraph, spans=(*paragraph.spans, text.Span(words)))
    entry = replace(entry, text=text.Text((paragraph, *others)))
    return (*main[:index], entry, *main[index + 1 :])


class Editing:
    """Changes a paragraph after the other in a long document, and prints what comes of it."""

    def __init__(self, pages: int) -> None:
        self._document = document_of(long_report(pages))
        self._fonts = Fonts.shipped()
        self._layout = lay_out(self._document, {}, self._fonts)
        self._paragraphs = [
            index
            for index, node in enumerate(self._document.nodes)
            if isinstance(node, Paragraph) and node.number
        ]
        self._changes = 0
        self._readings = Readings()
        self._shown = 1
        self.page = self.file = b""

    def change(self) -> None:
        """Add a few words to a paragraph anywhere."""
        self._changes += 1
        nodes = list(self._document.nodes)
        index = self._paragraphs[self._changes * STRIDE % len(self._paragraphs)]
        node = nodes[index]
        assert isinstance(node, Paragraph)
        nodes[index] = replace(node, runs=(*node.runs, Run(f"and {self._changes} more ")))
        self._document = replace(self._document, nodes=tuple(nodes))
        self._shown = self._layout.places()[node.place][0].page

    def show(self) -> None:
        """Lay out, and write the page with what has changed."""
        self._lay_out()
        self.page = write_page(self._layout, IMPRINT, self._shown)

    def print(self) -> None:
        """Lay out, write the whole file, and read it back."""
        self._lay_out()
        self.file = write(self._layout, IMPRINT)
        verify(self.file, self._document, self._readings)

    def _lay_out(self) -> None:
        self._layout = lay_out(self._document, {}, self._fonts, self._layout)


@pytest.mark.parametrize("pages", PAGES)
def test_render_with_reportlab_s_own_flowables(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"PDF of {pages} pages"
    register_fonts()
    document = document_of(long_report(pages))
    assert benchmark(render_stock, document)
