"""The front page: title block, author box, marking, and questions with their tick boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from boardpaper.document.nodes import (
    AuthorBox,
    Marking,
    QuestionRow,
    QuestionTable,
    Run,
    TitleBlock,
    TitleLine,
)
from boardpaper.pdf.columns import BOX_PADDING, SideBySide
from boardpaper.pdf.flowables import Flowable, Landmark, TextFlowable, flowable_of, text_flowable
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import FRAME_WIDTH, MM
from boardpaper.pdf.inline import Reading, StyledRun, plain_run, styled
from boardpaper.pdf.marking import marking
from boardpaper.pdf.pattern import Slot, new_pattern
from boardpaper.pdf.set_text import set_text
from boardpaper.pdf.structure import ROW_SCOPE
from boardpaper.pdf.style import (
    AUTHOR,
    CELL,
    CELL_PADDING,
    LAST_OF_AUTHOR,
    TITLE,
    TITLE_LABEL,
    TITLE_LINE,
)
from boardpaper.pdf.tables import CellStack, Row, TableFlowable

TICKED: Final = "\N{BALLOT BOX WITH X}"
NOT_TICKED: Final = "\N{BALLOT BOX}"
_ANSWER_WIDTH: Final = 33 * MM
_AUTHOR_WIDTH: Final = 66 * MM
_WIDEST_LABEL: Final = 45 * MM
_LABEL_GAP: Final = 5.0
_TALLEST_HEAD: Final = 60 * MM
_AUTHOR_LEFT: Final = FRAME_WIDTH - _AUTHOR_WIDTH
_LINES_WIDTH: Final = _AUTHOR_LEFT - 6 * MM
_DETAIL: Final = replace(CELL, space_after=2)
_QUESTION: Final = replace(_DETAIL, bold=True)
_ANSWER: Final = replace(CELL, align="right")


def front_matter(
    node: TitleBlock | AuthorBox | Marking | QuestionTable, parent: Slot, fonts: Fonts
) -> Iterator[Flowable]:
    """Set what stands on the front page, or a table of questions further on."""
    match node:
        case TitleBlock():
            return _title_block(node, FRAME_WIDTH, parent, fonts)
        case AuthorBox():
            return _author_box(node, FRAME_WIDTH, parent, fonts)
        case Marking():
            return marking(node, parent, fonts)
        case QuestionTable():
            return _question_table(node, parent, fonts)


def title_and_authors(
    title: TitleBlock, authors: AuthorBox, parent: Slot, fonts: Fonts
) -> Iterator[Flowable]:
    """Set the lines of the title block with the author box beside them, the title in full width.

    They are read one after the other: the title block, then the authors.
    """
    lines = title.lines
    middle = not lines[0].is_title and not lines[-1].is_title
    beside = TitleBlock(tuple(line for line in lines if not line.is_title), title.place)
    inner = _AUTHOR_WIDTH - 2 * BOX_PADDING
    first = tuple(_title_block(title, FRAME_WIDTH, new_pattern(), fonts, only_title=True))
    trial = SideBySide(
        tuple(_title_block(beside, _LINES_WIDTH, new_pattern(), fonts)),
        tuple(_author_box(authors, inner, new_pattern(), fonts)),
        _AUTHOR_LEFT,
    )
    if middle or not first or trial.height > _TALLEST_HEAD:
        yield from _title_block(title, FRAME_WIDTH, parent, fonts)
        yield from _author_box(authors, FRAME_WIDTH, parent, fonts)
    elif lines[0].is_title:
        yield from _title_block(title, FRAME_WIDTH, parent, fonts, only_title=True)
        left = tuple(_title_block(beside, _LINES_WIDTH, parent, fonts))
        yield SideBySide(left, tuple(_author_box(authors, inner, parent, fonts)), _AUTHOR_LEFT)
    else:
        left = tuple(_title_block(beside, _LINES_WIDTH, parent, fonts))
        heading = tuple(_title_block(title, FRAME_WIDTH, parent, fonts, only_title=True))
        yield SideBySide(left, tuple(_author_box(authors, inner, parent, fonts)), _AUTHOR_LEFT)
        yield from heading


def _title_block(
    node: TitleBlock, width: float, parent: Slot, fonts: Fonts, *, only_title: bool = False
) -> Iterator[TextFlowable]:
    """Set the title block; the title is the first heading and the root of the outline."""
    column = _label_column(node, fonts)
    for line in node.lines:
        if line.is_title:
            yield from _title(line, width, parent, fonts)
        elif not only_title and (line.label or line.runs):
            landmark = Landmark(line.place)
            style = replace(TITLE_LINE, indent=column if line.label else 0.0)
            runs = styled(line.runs, style, fonts)
            text = set_text(runs, style, width, _label(line, fonts))
            yield flowable_of(text, parent.add("P"), landmark=landmark)


def _title(line: TitleLine, width: float, parent: Slot, fonts: Fonts) -> Iterator[TextFlowable]:
    label = plain_run(f"{line.label} ", TITLE, fonts) if line.label else ()
    runs = (*label, *styled(line.runs, TITLE, fonts))
    if runs:
        title = "".join([run.text for run in line.runs])
        landmark = Landmark(line.place, "title" if title else "", title)
        yield text_flowable(runs, TITLE, width, parent.add("H1"), landmark=landmark)


def _label(line: TitleLine, fonts: Fonts) -> tuple[StyledRun, ...]:
    """Set a label; the space keeps it apart from the value when it is read back."""
    return plain_run(f"{line.label} ", TITLE_LABEL, fonts) if line.label else ()


def _label_column(node: TitleBlock, fonts: Fonts) -> float:
    """How far the values stand from the left, so that they align; a long label does not count."""
    labels = [_label(line, fonts) for line in node.lines if not line.is_title]
    widths = [sum(run.face.width(run.text, run.size) for run in label) for label in labels]
    return max([width for width in widths if width <= _WIDEST_LABEL], default=0.0) + _LABEL_GAP


def _author_box(
    node: AuthorBox, width: float, parent: Slot, fonts: Fonts
) -> Iterator[TextFlowable]:
    first = node.lines[0][0]
    for index, (label, value) in enumerate(node.lines):
        ends = [following for following, _ in node.lines[index + 1 : index + 2]] == [first]
        style = LAST_OF_AUTHOR if ends else AUTHOR
        runs = styled((Run(f"{label} "), Run(value, bold=True)), style, fonts)
        landmark = Landmark(node.place)
        yield text_flowable(runs, style, width, parent.add("P"), landmark=landmark)


def _question_table(node: QuestionTable, parent: Slot, fonts: Fonts) -> Iterator[Flowable]:
    """Set questions: the question heads its row, the answer is two boxes, one of them ticked."""
    table = parent.add("Table")
    columns = (FRAME_WIDTH - _ANSWER_WIDTH, _ANSWER_WIDTH)
    rows = tuple(_question_row(row, table.add("TR"), columns, fonts) for row in node.rows)
    if rows:
        yield TableFlowable(
            rows, columns, 0.0, 0, Landmark(node.place), space_before=8, space_after=16
        )


def _question_row(node: QuestionRow, row: Slot, columns: tuple[float, float], fonts: Fonts) -> Row:
    """Set a question; what was answered stands below it, but is read with the boxes."""
    header, answer = row.add("TH", attributes=(ROW_SCOPE,)), row.add("TD")
    width = columns[0] - 2 * CELL_PADDING[0]
    texts: list[TextFlowable] = []
    landmark = Landmark(node.place)
    runs = plain_run(node.question, _QUESTION, fonts)
    texts.append(text_flowable(runs, _QUESTION, width, header.add("P"), landmark=landmark))
    for label, value in node.details:
        runs = styled((Run(f"{label} "), Run(value, bold=True)), _DETAIL, fonts)
        texts.append(text_flowable(runs, _DETAIL, width, answer.add("P"), landmark=landmark))
    width = columns[1] - 2 * CELL_PADDING[0]
    element = answer.add("P")
    boxes = text_flowable(_boxes(node.yes, fonts), _ANSWER, width, element, landmark=landmark)
    return Row((CellStack(tuple(texts)), CellStack((boxes,))))


def _boxes(yes: bool | None, fonts: Fonts) -> tuple[StyledRun, ...]:
    """Set "☒ Yes ☐ No": to a screen reader, "selected Yes, not selected No"."""
    return (
        *_box(0, fonts, ticked=yes is True),
        *plain_run(" Yes\u2003", CELL, fonts),
        *_box(1, fonts, ticked=yes is False),
        *plain_run(" No", CELL, fonts),
    )


def _box(index: int, fonts: Fonts, *, ticked: bool) -> tuple[StyledRun, ...]:
    reading = Reading(index, "Span", "Selected:" if ticked else "Not selected:")
    text = TICKED if ticked else NOT_TICKED
    return tuple(
        StyledRun(part, face, CELL.size + 1, reading=reading)
        for face, part in fonts.by_face(text, fonts.regular)
    )
