"""From a report to its PDF, beside ReportLab's own flowables on the same content."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desk import shelf
from boardpaper.document.compose import compose
from boardpaper.document.nodes import Document
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.render import render
from tests.benchmarks.content import long_report
from tests.benchmarks.stock import register_fonts, render_stock
from tests.pdf.samples import IMPRINT

PAGES = (6, 54, 540)
TEMPLATE = "leeds-executive-board-2011"


def document_of(pages: int) -> Document:
    template, council = shelf.template(TEMPLATE).template, shelf.council("leeds")
    return compose(long_report(pages), template, council, "public")


@pytest.mark.parametrize("pages", PAGES)
def test_compose(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"document of {pages} pages"
    assert benchmark(document_of, pages).nodes


@pytest.mark.parametrize("pages", PAGES)
def test_render(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"PDF of {pages} pages"
    document, fonts = document_of(pages), Fonts.shipped()
    data, places = benchmark(render, document, {}, IMPRINT, fonts)
    assert data
    assert max(spot.page for spots in places.values() for spot in spots) >= pages / 2


@pytest.mark.parametrize("pages", PAGES)
def test_render_with_reportlab_s_own_flowables(benchmark: BenchmarkFixture, pages: int) -> None:
    benchmark.group = f"PDF of {pages} pages"
    register_fonts()
    document = document_of(pages)
    assert benchmark(render_stock, document)
