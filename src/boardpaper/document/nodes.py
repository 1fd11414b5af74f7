"""A Document: what is printed, in order, with every number computed.

Nodes are plain values. They say what a thing is, not how it looks; ``boardpaper.pdf`` decides
that. Every node carries the Place in the report that it prints.
"""

from __future__ import annotations

from typing import Literal

from boardpaper.report.place import Place
from boardpaper.report.text import Alignment, Level, Script
from boardpaper.report.values import Sha256, Value

Audience = Literal["public", "full"]
HeadingLevel = Literal[1, 2, 3, 4, 5, 6]


class Run(Value, frozen=True):
    """Characters in one style; every cross-reference is already its printed number.

    ``link`` is an outside address. ``target`` is the anchor of the node a cross-reference leads
    to, or empty; ``spoken`` says what that is, where the characters are but its number.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: Script = ""
    link: str = ""
    target: str = ""
    spoken: str = ""


Runs = tuple[Run, ...]


class Masthead(Value, frozen=True):
    """Whose report it is: the council's name, and the SHA-256 of its logo or an empty text."""

    name: str
    logo: str
    place: Place


class TitleLine(Value, frozen=True):
    """A line of the title block; the one that ``is_title`` is the document's first heading."""

    label: str
    runs: Runs
    place: Place
    is_title: bool = False


class TitleBlock(Value, frozen=True):
    """The lines at the top of the first page."""

    lines: tuple[TitleLine, ...]
    place: Place


class AuthorBox(Value, frozen=True):
    """Who answers for the report: pairs of label and value, an author after the other."""

    lines: tuple[tuple[str, str], ...]
    place: Place


class Marking(Value, frozen=True):
    """The description of exempt or confidential matter that s100B(5) LGA 1972 asks for."""

    runs: Runs
    place: Place


class QuestionRow(Value, frozen=True):
    """A question, its answer (None: not answered yet) and its dependent labels with values."""

    question: str
    yes: bool | None
    details: tuple[tuple[str, str], ...]
    place: Place


class QuestionTable(Value, frozen=True):
    """Questions with their tick boxes."""

    rows: tuple[QuestionRow, ...]
    place: Place


class Heading(Value, frozen=True):
    """A heading below the title, with its number as printed, or none."""

    level: HeadingLevel
    number: str
    runs: Runs
    place: Place
    anchor: str = ""


class Paragraph(Value, frozen=True):
    """A paragraph, with its number or letter as printed, or none.

    One that ``leads`` is not complete without the node after it, such as the list it announces.
    An aside says something of the paragraph before it, such as who carries it out.
    """

    number: str
    runs: Runs
    place: Place
    anchor: str = ""
    leads: bool = False
    is_aside: bool = False


class ListItem(Value, frozen=True):
    """One item of a bulleted list."""

    level: Level
    runs: Runs
    place: Place
    anchor: str = ""


class BulletList(Value, frozen=True):
    """A bulleted list; a deeper item belongs to the item before it."""

    items: tuple[ListItem, ...]
    place: Place
    anchor: str = ""


class Cell(Value, frozen=True):
    """One cell of a table."""

    runs: Runs
    place: Place


class Table(Value, frozen=True):
    """A table with its label ("Table 1"), caption, header row and rows of as many cells.

    ``alignment`` has one entry a column. A table without a header row has an empty ``header``.
    """

    label: str
    caption: Runs
    header: tuple[Cell, ...]
    alignment: tuple[Alignment, ...]
    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    anchor: str = ""


class Figure(Value, frozen=True):
    """A picture with its label ("Figure 1") and caption; ``attachment`` names its bytes."""

    label: str
    caption: Runs
    attachment: Sha256
    alt: str
    decorative: bool
    place: Place
    anchor: str = ""


class Note(Value, frozen=True):
    """A numbered note, below the text it belongs to."""

    number: str
    runs: Runs
    place: Place
    anchor: str = ""


Node = (
    Masthead
    | TitleBlock
    | AuthorBox
    | Marking
    | QuestionTable
    | Heading
    | Paragraph
    | BulletList
    | Table
    | Figure
    | Note
)


class Document(Value, frozen=True):
    """What one audience gets to read, in printed order.

    ``title`` names the file and its window; ``running_header`` stands at the top of every page.
    """

    title: str
    running_header: str
    audience: Audience
    nodes: tuple[Node, ...]
    language: str = "en-GB"
