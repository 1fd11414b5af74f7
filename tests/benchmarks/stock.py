"""The same Document through ReportLab's own Paragraph and Table, untagged: what we compare with."""

from __future__ import annotations

import io
from html import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as StockParagraph
from reportlab.platypus import Table as StockTable

from boardpaper import resources
from boardpaper.document.nodes import (
    BulletList,
    Document,
    Heading,
    Paragraph,
    Runs,
    Table,
)

STYLE = ParagraphStyle("body", fontName="Stock", fontSize=11, leading=15, spaceAfter=7)


def register_fonts() -> None:
    """Register Arimo for ReportLab's own flowables."""
    for name, file in (("Stock", "Arimo-Regular.ttf"), ("Stock-Bold", "Arimo-Bold.ttf")):
        data = io.BytesIO(resources.read_bytes("fonts", file))
        pdfmetrics.registerFont(TTFont(name, data))
    pdfmetrics.registerFontFamily("Stock", "Stock", "Stock-Bold", "Stock", "Stock-Bold")


def render_stock(document: Document) -> bytes:
    """Draw headings, paragraphs, lists and tables; what else there is, is left out."""
    flowables: list[Flowable] = []
    for node in document.nodes:
        match node:
            case Heading() | Paragraph():
                flowables.append(StockParagraph(f"{node.number} {_markup(node.runs)}", STYLE))
            case BulletList():
                flowables += [
                    StockParagraph(_markup(item.runs), STYLE, bulletText="•") for item in node.items
                ]
            case Table():
                rows = [
                    [StockParagraph(_markup(cell.runs), STYLE) for cell in row]
                    for row in (node.header, *node.rows)
                ]
                flowables.append(StockTable(rows, repeatRows=1))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(flowables)
    return buffer.getvalue()


def _markup(runs: Runs) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in runs)
