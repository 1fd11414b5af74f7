"""Which characters can be printed, and how the officer is told about those that cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from boardpaper.document.nodes import Document, Node
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.inline import is_printed
from boardpaper.pdf.whereabouts import whereabouts
from boardpaper.report.place import Place

_NOT_PRINTED: Final = frozenset({"alt", "anchor", "attachment", "link", "logo", "target"})
_SHOWN: Final = 3
_NOT_ASCII: Final = re.compile("[^\0-\x7f]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_SHAPED: Final = (
    "ARABIC ",
    "HEBREW ",
    "LAO ",
    "NKO ",
)  # their marks have no direction of their own
_MARK: Final = "M"  # one that has become no letter of its own would stand beside its letter
_PRIVATE: Final = "Co"  # nobody can know what it means (ISO 19005-2, 6.2.11.7.3)


class Unprintable(NamedTuple):
    """A character that would be lost in print, and where it is first met."""

    character: str
    place: Place
    where: str


class UnprintableError(InvalidInputError):
    """Characters that would be lost in print; ``found`` has each with its first place."""

    def __init__(self, found: tuple[Unprintable, ...]) -> None:
        self.found = found
        named = "; ".join(f"{_name(each.character)} in {each.where}" for each in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        super().__init__(
            f"The PDF cannot show these characters: {named}{more}. "
            "Replace them with words or with letters of the Latin, Greek or Cyrillic alphabet."
        )


def check_printable(
    document: Document, fonts: Fonts, unchecked: Sequence[Node] | None = None
) -> None:
    """Raise UnprintableError where the fonts lack a character or a script needs shaping.

    Arabic, Hebrew and other scripts that are written from right to left or whose letters join
    are refused although a font may have the letters: unshaped they would be unreadable. So are
    accents on letters that have no such accent in Unicode, as on "X̂". Nodes that are not among the
    ``unchecked`` were checked before.
    """
    suspects = document.nodes if unchecked is None else unchecked
    if all(
        is_printable(each, fonts) for each in _beyond_ascii((document.running_header, suspects))
    ):
        return
    found: list[Unprintable] = []
    checked: set[str] = set()
    header = Place("details", field="report_to")
    texts = [(document.running_header, header, "the header of the page")]
    for node, where in whereabouts(document):
        texts += [(text, place, where) for text, place in _texts(node, node.place)]
    for text, place, where in texts:
        if not text.isascii():
            new = {each: None for each in text if each not in checked}
            checked.update(new)
            bad = (each for each in new if not is_printable(each, fonts))
            found += [Unprintable(each, place, where) for each in bad]
    if found:
        raise UnprintableError(tuple(found))


def is_printable(character: str, fonts: Fonts) -> bool:
    """Tell whether a character comes out right in print."""
    if not is_printed(character):
        return True
    category = unicodedata.category(character)
    if character not in fonts or category == _PRIVATE or category.startswith(_MARK):
        return False
    needs_shaping = unicodedata.name(character, "").startswith(_SHAPED)
    return not needs_shaping and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT


def _beyond_ascii(value: object) -> set[str]:
    """All characters that are not ASCII, of texts and of places."""
    encoded = msgspec.json.encode(value)
    return set() if encoded.isascii() else set(_NOT_ASCII.findall(encoded.decode()))


def _texts(value: object, place: Place) -> Iterator[tuple[str, Place]]:
    """Yield every string of a document that is printed, with the nearest place around it."""
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, place)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Place):
        nearest = getattr(value, "place", place)
        for name in value.__struct_fields__:
            if name not in _NOT_PRINTED:
                yield from _texts(getattr(value, name), nearest)


def _name(character: str) -> str:
    name = unicodedata.name(character, "unnamed").capitalize()
    shown = f"\N{DOTTED CIRCLE}{character}" if unicodedata.combining(character) else character
    return f"“{shown}” ({name}, U+{ord(character):04X})"
