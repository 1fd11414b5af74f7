"""What a report says in more characters than one string of a PDF/A file may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from boardpaper.document.nodes import (
    BulletList,
    Document,
    Figure,
    Heading,
    Marking,
    Masthead,
    Node,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
    TitleBlock,
)
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.addresses import ascii_address
from boardpaper.pdf.whereabouts import whereabouts

MOST_BYTES: Final = 32_767  # in a string: ISO 19005-2, 6.1.13
MOST_CHARACTERS: Final = (MOST_BYTES - 2) // 2  # in UTF-16, behind its mark


def check_lengths(document: Document, unchecked: Iterable[Node]) -> None:
    """Refuse words that are too long for the string of the file that must hold them whole.

    These are titles and headings, which become bookmarks; the words and the addresses of links;
    and what is said in place of pictures. Other text may have any length.

    Raises:
        InvalidInputError: one is too long; the message says what and where.
    """
    if _units(document.title) > MOST_CHARACTERS:
        raise _too_long("The subject", "the title block")
    for node in unchecked:
        for what, length, most in _strings(node):
            if length > most:
                where = next(where for each, where in whereabouts(document) if each is node)
                raise _too_long(what, where)


def shortened(text: str) -> str:
    """The beginning of a text that is too long for a string of the file."""
    if _units(text) <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)]
    return units.decode("utf-16-le", "ignore") + "\N{HORIZONTAL ELLIPSIS}"


def _too_long(what: str, where: str) -> InvalidInputError:
    return InvalidInputError(
        f"{what} in {where} is too long for a PDF, which holds {MOST_CHARACTERS:,} characters of "
        "it: shorten it."
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _strings(node: Node) -> Iterator[tuple[str, int, int]]:
    """Yield what becomes one string each: its name, its length, and the most it may have."""
    for run in _runs(node):
        if run.link or run.target:
            yield "The text of a link", _units(run.text), MOST_CHARACTERS
            yield "The address of a link", len(ascii_address(run.link)), MOST_BYTES
    match node:
        case TitleBlock():
            for line in node.lines:
                if line.is_title:
                    yield "The subject", _units(_joined(line.runs)), MOST_CHARACTERS
        case Heading():
            yield "The heading", _units(f"{node.number} {_joined(node.runs)}"), MOST_CHARACTERS
        case Figure():
            yield "The description of the picture", _units(node.alt), MOST_CHARACTERS
        case Masthead():
            yield "The name", _units(f"Logo of {node.name}"), MOST_CHARACTERS


def _runs(node: Node) -> Sequence[Run]:
    match node:
        case TitleBlock():
            return [run for line in node.lines for run in line.runs]
        case Marking() | Heading() | Paragraph() | Note():
            return node.runs
        case BulletList():
            return [run for item in node.items for run in item.runs]
        case Table():
            cells = (cell for row in (node.header, *node.rows) for cell in row)
            return [*node.caption, *(run for cell in cells for run in cell.runs)]
        case Figure():
            return node.caption
        case _:
            return ()


def _joined(runs: Runs) -> str:
    return "".join([run.text for run in runs])
