"""Documents and pieces of them for the tests of pdf."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache

from PIL import Image

from boardpaper.document.nodes import (
    BulletList,
    Cell,
    Document,
    Heading,
    ListItem,
    Node,
    Paragraph,
    QuestionRow,
    QuestionTable,
    Run,
    Runs,
    Table,
    TitleBlock,
    TitleLine,
)
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Spot
from boardpaper.pdf.render import Imprint, render
from boardpaper.report.place import Place

MOMENT = datetime(2011, 12, 5, 10, tzinfo=UTC)
IMPRINT = Imprint(MOMENT)
SENTENCE = (
    "The Council is required to set a balanced budget each year, and the Board is asked to note "
    "the principal assumptions on which the strategy rests. "
)


@cache
def fonts() -> Fonts:
    return Fonts.shipped()


def place(item: str, field: str = "") -> Place:
    return Place("main", item, field=field)


def runs(text: str) -> Runs:
    return (Run(text),)


def title(subject: str = "A subject") -> TitleBlock:
    lines = (
        TitleLine("Report to", runs("Executive Board"), Place("details", field="report_to")),
        TitleLine("Subject:", runs(subject), Place("details", field="subject"), is_title=True),
    )
    return TitleBlock(lines, Place("details"))


def questions() -> QuestionTable:
    rows = (
        QuestionRow("Wards?", False, (("Names:", ""),), Place("answers", "wards")),
        QuestionRow("Call-in?", True, (), Place("answers", "call-in")),
        QuestionRow("Exempt?", None, (), Place("answers", "exempt")),
    )
    return QuestionTable(rows, Place("answers"))


def paragraph(number: str, text: str | Runs = SENTENCE, item: str = "") -> Paragraph:
    spans = runs(text) if isinstance(text, str) else text
    return Paragraph(number, spans, place(item or f"p{number}"), f"anchor {item or number}")


def bullets(*levels_and_texts: tuple[int, str]) -> BulletList:
    items = tuple(
        ListItem(level, runs(text), place("list", f"item {index}"))  # type: ignore[arg-type]
        for index, (level, text) in enumerate(levels_and_texts)
    )
    return BulletList(items, place("list"))


def table(
    rows: int, *, header: bool = True, columns: int = 3, words: str = "words of a cell"
) -> Table:
    def cells(name: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(runs(f"{name} {column} {words}"), place("table", f"{name} cell {column}"))
            for column in range(1, columns + 1)
        )

    return Table(
        "Table 1",
        runs("Pressures"),
        cells("header") if header else (),
        tuple("left" for _ in range(columns)),
        tuple(cells(f"row{number}") for number in range(1, rows + 1)),
        place("table"),
        "the table",
    )


def document(*nodes: Node, heading: str = "Executive Board, 14th December 2011") -> Document:
    return Document("A subject", heading, "public", nodes)


def section(*nodes: Node) -> Document:
    return document(title(), Heading(2, "1.0", runs("Heading"), place("h"), "h"), *nodes)


def draw(
    doc: Document, attachments: dict[str, bytes] | None = None
) -> tuple[bytes, dict[Place, list[Spot]]]:
    return render(doc, attachments or {}, IMPRINT, fonts())


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 20), kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()
