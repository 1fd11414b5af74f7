"""That the printers that are always there print, and that a missing one says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.render import lay_out
from tests.benchmarks.compare_pdf import LANGUAGES, PAGES, Measure, lines, measure, write_sources
from tests.benchmarks.content import document_of, long_report


@pytest.mark.parametrize("printer", ["boardpaper", "reportlab"])
def test_a_printer_prints_in_a_process_of_its_own(printer: str, tmp_path: Path) -> None:
    write_sources(tmp_path, 6)
    taken = measure(printer, tmp_path)
    assert isinstance(taken, Measure)
    assert taken.seconds > 0
    assert taken.pages > 1
    assert (tmp_path / f"{printer}.pdf").read_bytes().startswith(b"%PDF")


def test_every_language_says_the_same(tmp_path: Path) -> None:
    write_sources(tmp_path, 16)
    for ending in LANGUAGES:
        words = (tmp_path / f"source.{ending}").read_text(encoding="utf-8")
        assert words.count("the Board is asked to note") == 56 * 4 + 30
        assert words.count("general reserve") == 56
        assert "Budget pressures by directorate" not in words  # captions are left out by all
        assert words.count("Directorate") == 1


def test_what_cannot_print_says_why(tmp_path: Path) -> None:
    assert isinstance(measure("reportlab", tmp_path), str)
    table = lines(
        6, {"boardpaper": [Measure(0.1, 2000, 4096, 7)], "typst": "No module named 'typst'"}
    )
    assert table[1].split() == ["boardpaper", "7", "0.100", "1.00", "2", "1.00", "4", "1.00"]
    assert "No module named" in table[2]


@pytest.mark.parametrize("pages", PAGES)
def test_a_report_of_so_many_pages_has_so_many(pages: int) -> None:
    assert lay_out(document_of(long_report(pages)), {}, Fonts.shipped()).pages == pages
