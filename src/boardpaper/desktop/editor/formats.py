"""How lines and spans are written into Qt's formats, and read back out of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, cast

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from boardpaper.report.lines import Line, ListItem, line_id
from boardpaper.report.text import Inline, Ref, Script, Span, Subheading, WithheldSpan
from boardpaper.report.text_edits import LineKind, kind_of_line

OBJECT_CHARACTER: Final = "\ufffc"
"""What stands in Qt's document for an object, or for a span that is no characters."""

LINE_SEPARATOR: Final = "\u2028"
"""What stands in Qt's document for a line break within a line; in a value that is a newline."""

_USER: Final = QTextFormat.Property.UserProperty.value
_USER_OBJECT: Final = QTextFormat.ObjectTypes.UserObject.value

_SCRIPTS: Final = (
    ("superscript", QTextCharFormat.VerticalAlignment.AlignSuperScript),
    ("subscript", QTextCharFormat.VerticalAlignment.AlignSubScript),
)


class Property(IntEnum):
    """What a format holds besides what Qt draws from it."""

    ID = _USER + 1
    LIST = _USER + 2
    KIND = _USER + 3
    LEVEL = _USER + 4
    BOLD = _USER + 5
    ITALIC = _USER + 6
    SCRIPT = _USER + 7
    LINK = _USER + 8
    EXEMPT = _USER + 9
    TARGET = _USER + 10
    RULE = _USER + 11


class ObjectType(IntEnum):
    """What a single character of the document stands for."""

    REFERENCE = _USER_OBJECT + 1
    WITHHELD = _USER_OBJECT + 2
    BLOCK = _USER_OBJECT + 3


class Formats:
    """The formats in one font and palette; lengths come from the font."""

    def __init__(self, font: QFont, palette: QPalette) -> None:
        self.key = (font.key(), palette.link().color().rgba())
        """Formats with the same key look the same."""
        self.line_height = QFontMetricsF(font).height()
        self._link = palette.link()
        self._characters: dict[tuple[Inline, bool], QTextCharFormat] = {}

    def of_inline(self, style: Inline, is_heading: bool) -> QTextCharFormat:
        """The format of characters in a style, or of the one that a span without any stands for."""
        known = self._characters.get((style, is_heading))
        if known is None:
            known = self._characters[style, is_heading] = self._made(style, is_heading)
        return known

    def _made(self, style: Inline, is_heading: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        if is_heading:
            made.setFontWeight(QFont.Weight.Bold)
        match style:
            case Span():
                self._write_style(made, style)
                self._write_span(made, style)
            case Ref():
                self._write_style(made, style)
                made.setObjectType(ObjectType.REFERENCE)
                made.setProperty(Property.TARGET, style.target)
                made.setForeground(self._link)
            case WithheldSpan():
                made.setObjectType(ObjectType.WITHHELD)
                made.setProperty(Property.RULE, style.rule)
        return made

    def _write_style(self, made: QTextCharFormat, style: Span | Ref) -> None:
        if style.bold:
            made.setProperty(Property.BOLD, True)
            made.setFontWeight(QFont.Weight.Bold)
        if style.italic:
            made.setProperty(Property.ITALIC, True)
            made.setFontItalic(True)
        if style.exempt:
            made.setProperty(Property.EXEMPT, style.exempt)
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)

    def _write_span(self, made: QTextCharFormat, style: Span) -> None:
        if style.link:
            made.setProperty(Property.LINK, style.link)
            made.setForeground(self._link)
            made.setFontUnderline(True)
        for script, alignment in _SCRIPTS:
            if style.script == script:
                made.setProperty(Property.SCRIPT, script)
                made.setVerticalAlignment(alignment)

    def of_object(self, identity: str) -> QTextCharFormat:
        """The format of the one character that stands for a block."""
        made = QTextCharFormat()
        made.setObjectType(ObjectType.BLOCK)
        made.setProperty(Property.ID, identity)
        return made

    def of_line(self, line: Line) -> QTextBlockFormat:
        """The format of a line."""
        made = QTextBlockFormat()
        made.setProperty(Property.ID, line_id(line))
        made.setProperty(Property.KIND, kind_of_line(line) or "")
        made.setTopMargin(0.75 * self.line_height)
        match line:
            case ListItem():
                made.setProperty(Property.LIST, line.list_id)
                made.setProperty(Property.LEVEL, line.bullet.level)
                made.setLeftMargin(self.indent(line.bullet.level))
                made.setTopMargin(0.35 * self.line_height)
            case Subheading():
                made.setHeadingLevel(3)
            case _:
                pass
        return made

    def indent(self, level: int) -> float:
        """How far the words of a bullet stand to the right of a paragraph's."""
        return 1.25 * self.line_height * level


def inline_of(made: QTextCharFormat) -> Inline | None:
    """The style that characters have, or the span that each of them is; None for a block."""
    exempt = made.stringProperty(Property.EXEMPT)
    bold, italic = made.boolProperty(Property.BOLD), made.boolProperty(Property.ITALIC)
    match made.objectType():
        case ObjectType.REFERENCE:
            return Ref(made.stringProperty(Property.TARGET), bold, italic, exempt)
        case ObjectType.WITHHELD:
            return WithheldSpan(made.stringProperty(Property.RULE))
        case ObjectType.BLOCK:
            return None
        case _:
            script = cast(Script, made.stringProperty(Property.SCRIPT))
            link = made.stringProperty(Property.LINK)
            return Span("", bold, italic, script, link, exempt)


def kind_of_block(made: QTextBlockFormat) -> LineKind | None:
    """The kind of line that a block shows; None for an object, or what Qt made by itself."""
    kind = made.stringProperty(Property.KIND)
    return cast(LineKind, kind) if kind else None
