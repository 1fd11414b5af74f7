"""Which characters can be printed, and how the officer is told about those that cannot."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec

from boardpaper.document.nodes import Document
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.inline import is_printed
from boardpaper.report.place import Place

_SHOWN: Final = 3
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


class UnprintableError(InvalidInputError):
    """Characters that would be lost in print; ``found`` names each with its first place."""

    def __init__(self, found: tuple[tuple[str, Place], ...]) -> None:
        self.found = found
        named = "; ".join(f"{_name(each)} in {describe(place)}" for each, place in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        super().__init__(
            f"The PDF cannot show these characters: {named}{more}. "
            "Replace them with words or with letters of the Latin, Greek or Cyrillic alphabet."
        )


def check_printable(document: Document, fonts: Fonts) -> None:
    """Raise UnprintableError where the fonts lack a character or a script needs shaping.

    Arabic, Hebrew and other scripts that are written from right to left or whose letters join
    are refused although a font may have the letters: unshaped they would be unreadable.
    """
    found: dict[str, Place] = {}
    checked: set[str] = set()
    for text, place in _texts(document, Place("report")):
        if text.isascii():
            continue
        for character in set(text) - checked:
            checked.add(character)
            if not is_printable(character, fonts):
                found.setdefault(character, place)
    if found:
        raise UnprintableError(tuple(found.items()))


def is_printable(character: str, fonts: Fonts) -> bool:
    """Tell whether a character comes out right in print."""
    if not is_printed(character):
        return True
    return character in fonts and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT


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
            yield from _texts(getattr(value, name), nearest)


def _name(character: str) -> str:
    name = unicodedata.name(character, "unnamed").capitalize()
    return f"“{character}” ({name}, U+{ord(character):04X})"


_PART_NAMES: Final = {
    "report": "the report",
    "details": "the details",
    "answers": "the questions",
    "wards": "the wards",
    "call-in": "the call-in reasons",
    "notices": "the notices",
    "exemptions": "the exemptions",
    "sections": "the section",
    "main": "the main issues",
    "recommendations": "the recommendations",
    "background": "the background documents",
    "appendices": "the appendices",
}


def describe(place: Place) -> str:
    """Name a place for a person, without any text of the report."""
    words = _PART_NAMES[place.part]
    if place.part == "sections" and place.item:
        words += f" “{place.item}”"
    elif place.item:
        words += f", item {place.item}"
    if place.block and place.block != place.item:
        words += f", block {place.block}"
    if place.field:
        words += f", {place.field.replace('_', ' ')}"
    return words
