"""Cleaning of text at the border: typed, pasted, read from a file or from the library."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MAX_TOML_LINE = 2_000
"""Characters in a line of TOML: tomllib takes the square of a dotted key in time."""

_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_BYTE_ORDER_MARK = "\ufeff"


def clean_text(text: str) -> str:
    """Return text as Boardpaper keeps it; cleaning twice changes nothing more.

    Unicode normal form C; every line end a newline; no control characters but tab and newline;
    no noncharacters and no byte order marks; a lone surrogate becomes U+FFFD.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return unicodedata.normalize("NFC", "".join([_clean_character(each) for each in text]))


def _clean_character(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character == _BYTE_ORDER_MARK or unicodedata.category(character) == "Cc":
        return ""
    return "" if _is_noncharacter(character) else character


def _is_noncharacter(character: str) -> bool:
    """Tell the 66 code points that Unicode keeps out of interchange (core specification 23.7)."""
    code = ord(character)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def clean(value: T) -> T:
    """Return a value with every string in it cleaned; clean parts stay the same object."""
    cleaned: Any = _clean_any(value)
    return cleaned  # type: ignore[no-any-return]


def _clean_any(value: Any) -> Any:
    if isinstance(value, str):
        text = clean_text(value)
        return value if text == value else text
    if isinstance(value, tuple):
        items = tuple([_clean_any(item) for item in value])
        unchanged = all(new is old for new, old in zip(items, value, strict=True))
        return value if unchanged else items
    if isinstance(value, msgspec.Struct):
        return _clean_struct(value)
    return value


def _clean_struct(value: msgspec.Struct) -> msgspec.Struct:
    changes = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = _clean_any(old)
        if new is not old:
            changes[name] = new
    return msgspec.structs.replace(value, **changes) if changes else value
