"""Lines read back out of the blocks of Qt's document, where Qt changed them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextFragment

from boardpaper.desktop.editor.formats import LINE_SEPARATOR, Property, inline_of, kind_of_block
from boardpaper.report.clean import clean_text
from boardpaper.report.lines import (
    Line,
    Lines,
    ListItem,
    ObjectLine,
    WordLine,
    line_id,
    words_of,
)
from boardpaper.report.spans import joined
from boardpaper.report.text import (
    Bullet,
    Inline,
    Level,
    Paragraph,
    Span,
    Spans,
    Subheading,
    plain,
)

_LEVELS: tuple[Level, ...] = (1, 2, 3)


class Reading(NamedTuple):
    """What a block says; ``is_exact`` if it shows that one line as the writer would."""

    lines: Lines
    is_exact: bool


class BlockReader:
    """Reads blocks of one document; Qt numbers its formats, and a number is never used again."""

    def __init__(self) -> None:
        self._inlines: dict[int, Inline | None] = {}

    def read(self, block: QTextBlock, objects: Mapping[str, ObjectLine]) -> Reading:
        """Read a block: one line, or several where objects stand among words.

        Lines that Qt made have no id. ``objects`` is what characters may stand for.
        """
        made = block.blockFormat()
        identity = made.stringProperty(Property.ID)
        for_words = "" if identity in objects else identity
        lines: list[Line] = []
        spans: list[Inline] = []
        for fragment in _fragments(block):
            style = self._inline(fragment)
            if isinstance(style, Span):
                words = fragment.text().replace(LINE_SEPARATOR, "\n")
                spans.append(replace(style, text=words))
            elif style is not None:
                spans += [style] * len(fragment.text())
            elif found := objects.get(fragment.charFormat().stringProperty(Property.ID)):
                if spans:
                    lines.append(_made_line(made, for_words, tuple(spans)))
                lines.append(found)
                spans = []
        if spans or not lines:
            lines.append(_made_line(made, for_words, tuple(spans)))
        is_exact = len(lines) == 1 and _shows(made, lines[0], plain(tuple(spans)))
        return Reading(tuple(lines), is_exact)

    def _inline(self, fragment: QTextFragment) -> Inline | None:
        number = fragment.charFormatIndex()
        if number not in self._inlines:
            self._inlines[number] = inline_of(fragment.charFormat())
        return self._inlines[number]


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1


def _made_line(made: QTextBlockFormat, identity: str, spans: Spans) -> WordLine:
    """The line of words that a block shows; what Qt made by itself is a numbered paragraph."""
    spans = joined(_cleaned(spans))
    kind = kind_of_block(made)
    match kind:
        case "bullets":
            level = _LEVELS[made.intProperty(Property.LEVEL) - 1]
            return ListItem(made.stringProperty(Property.LIST), Bullet(identity, spans, level))
        case "numbered sub-heading" | "sub-heading":
            return Subheading(identity, spans, kind == "numbered sub-heading")
        case _:
            return Paragraph(identity, spans, kind != "paragraph")


def _cleaned(spans: Spans) -> Iterator[Inline]:
    for span in spans:
        yield replace(span, text=clean_text(span.text)) if isinstance(span, Span) else span


def _shows(made: QTextBlockFormat, line: Line, words: str) -> bool:
    """Tell whether a block of a format, with these words, shows a line and nothing else."""
    if not line_id(line) or made.stringProperty(Property.ID) != line_id(line):
        return False
    if isinstance(line, WordLine):
        return kind_of_block(made) is not None and plain(words_of(line)) == words
    return kind_of_block(made) is None
