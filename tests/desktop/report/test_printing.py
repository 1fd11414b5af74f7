"""Printing an open report: the printer writes into a file, or does not take the pages."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from boardpaper.desk.steps import Edit
from boardpaper.desktop.report.printing import new_printer, pages_to_print
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Exemption
from tests.desktop.report.windows import choose, click, wait_for_notice
from tests.desktop.worker_samples import UNPRINTABLE


def into(path: Path) -> QPrinter:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    """Width and height of every page, in points."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages]


def ink(path: Path, page: int) -> bytes:
    """A page, counted from 0, in pixels."""
    return bytes(pypdfium2.PdfDocument(path)[page].render(scale=0.5).buffer)


def printed(window: ReportWindow, path: Path, qtbot: QtBot) -> None:
    window.exports.print_on(into(path))
    wait_for_notice(window, "Sent ", qtbot)


def test_every_page_comes_out_on_a4(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    said: list[str] = []

    def has_come_to_an_end() -> bool:
        said.append(window.notice.sentence)
        return said[-1].startswith("Sent")

    window.exports.print_on(into(out / "all.pdf"))
    qtbot.waitUntil(has_come_to_an_end, timeout=20_000)
    pages = window.dock.preview.pages
    assert said[-1] == f"Sent {pages} pages of the public version."
    assert f"Printing page {pages} of {pages}…" in said
    assert sizes(out / "all.pdf") == [(595, 842)] * pages
    assert min(ink(out / "all.pdf", 0)) < 100
    assert ink(out / "all.pdf", 0) != ink(out / "all.pdf", 1)


def test_the_version_is_that_of_the_preview(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    exemptions = (Exemption("e1", "10.4(3)", Place("main", "f1")),)
    report = replace(window.desk.report, exemptions=exemptions)
    window.desk.change(report, Edit("change", WHOLE_REPORT))
    printed(window, out / "public.pdf", qtbot)
    window.commands["full"].trigger()
    printed(window, out / "full.pdf", qtbot)
    assert "full version" in window.notice.sentence
    pages = range(min(len(sizes(out / name)) for name in ("public.pdf", "full.pdf")))
    assert any(ink(out / "public.pdf", page) != ink(out / "full.pdf", page) for page in pages)


def test_other_paper_takes_the_page_in_its_middle(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    printer = into(out / "a5.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    window.exports.print_on(printer)
    wait_for_notice(window, "Sent ", qtbot)
    assert set(sizes(out / "a5.pdf")) == {(420, 595)}


def test_some_pages_in_copies(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    printer = into(out / "some.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    window.exports.print_on(printer)
    wait_for_notice(window, "Sent 2 pages", qtbot)
    printed(window, out / "all.pdf", qtbot)
    assert ink(out / "some.pdf", 0) == ink(out / "all.pdf", 1)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("range_", "copies", "is_collated", "order", "pages"),
    [
        (None, 1, True, QPrinter.PageOrder.FirstPageFirst, [1, 2, 3]),
        (None, 1, True, QPrinter.PageOrder.LastPageFirst, [3, 2, 1]),
        ((2, 9), 1, True, QPrinter.PageOrder.FirstPageFirst, [2, 3]),
        ((7, 9), 1, True, QPrinter.PageOrder.FirstPageFirst, []),
        ((1, 2), 2, True, QPrinter.PageOrder.FirstPageFirst, [1, 2, 1, 2]),
        ((1, 2), 2, False, QPrinter.PageOrder.FirstPageFirst, [1, 1, 2, 2]),
    ],
)
def test_the_order_of_the_pages(
    monkeypatch: pytest.MonkeyPatch,
    range_: tuple[int, int] | None,
    copies: int,
    is_collated: bool,
    order: QPrinter.PageOrder,
    pages: list[int],
) -> None:
    printer = new_printer()
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False)
    printer.setCopyCount(copies)
    printer.setCollateCopies(is_collated)
    printer.setPageOrder(order)
    if range_ is not None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(*range_)
    assert list(pages_to_print(printer, 3)) == pages


def test_pages_that_are_not_there_are_told(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    printer = into(out / "none.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(50, 60)
    window.exports.print_on(printer)
    wait_for_notice(window, "There is no such page to print", qtbot)
    assert list(out.iterdir()) == []


def test_a_printer_that_takes_nothing_is_told_and_another_can_be_chosen(
    window: ReportWindow, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda _painter, _printer: False)
    window.exports.print_on(into(out / "none.pdf"))
    wait_for_notice(window, "The printer did not take the pages.", qtbot)
    click(window.notice, "Try again", qtbot)
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None)
    dialog = window.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_a_report_that_cannot_be_printed_is_told(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    report = replace(window.desk.report, report_of=UNPRINTABLE)
    window.desk.change(report, Edit("change", WHOLE_REPORT))
    window.exports.print_on(into(out / "none.pdf"))
    qtbot.waitUntil(lambda: not window.notice.sentence.startswith("Printing"), timeout=60_000)
    assert "Sent" not in window.notice.sentence
    assert window.notice.sentence
    assert list(out.iterdir()) == []


def test_printing_is_cancelled_between_pages(window: ReportWindow, out: Path, qtbot: QtBot) -> None:
    window.exports.print_on(into(out / "part.pdf"))
    wait_for_notice(window, "Printing page 2", qtbot)
    click(window.notice, "Cancel", qtbot)
    assert window.notice.sentence == "Printing was cancelled."
    printed(window, out / "all.pdf", qtbot)
    assert len(sizes(out / "all.pdf")) == window.dock.preview.pages


def test_the_dialog_prints_on_what_was_chosen(
    window: ReportWindow, out: Path, qtbot: QtBot
) -> None:
    dialog = choose(window, "print", QPrintDialog, qtbot)
    assert dialog.printer().pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(out / "chosen.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    wait_for_notice(window, "Sent ", qtbot)
    assert len(sizes(out / "chosen.pdf")) == window.dock.preview.pages
