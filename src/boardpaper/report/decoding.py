"""What is wrong with decoded data, in plain words and without any of its content.

msgspec's own messages name Python types, quote values (which may be exempt matter) and give places
as ``$.sections[3].heading``. They are sentences for programmers; these are for officers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

import msgspec
from msgspec import inspect

from boardpaper.report.values import Id, Key, Sha256

_KINDS: Mapping[str, str] = {
    "str": "text",
    "int": "a whole number",
    "float": "a decimal number",
    "bool": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "a group of fields",
    "date": "a date",
    "datetime": "a date and time",
    "time": "a time",
}
_FORMS: Mapping[Any, str] = {
    Id: "letters, digits, - and _, 64 characters at most",
    Key: "lower-case letters, digits and -, 64 characters at most",
    Sha256: "64 hexadecimal digits in lower case",
}
_EXAMPLES: Mapping[str, str] = {
    "date": "a date such as 2011-12-14",
    "datetime": "a date and time such as 2011-12-14T09:30:00Z",
    "time": "a time such as 12:00:00",
}
_BOUNDS: Mapping[str, str] = {">=": "at least", "<=": "at most"}

# Only a name that looks like one is repeated: another may be content in the wrong place. No value
# of ours is nested deeper than a dozen steps.
_NAME = r"[A-Za-z_][A-Za-z0-9_-]{0,63}"
_PLACE = re.compile(rf"\$(?:\.{_NAME}|\[\d+\]|\[\.\.\.\]){{0,24}}")
_STEP = re.compile(rf"\.({_NAME})|\[(\d+)\]")
_TYPES = re.compile(r"Expected `([a-z |]+)`, got `([a-z]+)`")
_LENGTH = re.compile(r"Expected `(str|array)` of length (>=|<=) (\d+)")
_NUMBER = re.compile(r"Expected `(?:int|float)` (>=|<=) (-?[\d.]+)")
_PATTERN = re.compile(r"Expected `str` matching regex (.+)", re.DOTALL)
_MOMENT = re.compile(r"Invalid RFC3339 encoded (date|datetime|time)")
_MISSING = re.compile(rf"Object missing required field `({_NAME})`")
_UNKNOWN_START = "Object contains unknown field "
_UNKNOWN = re.compile(rf"{_UNKNOWN_START}`({_NAME})`")

Step = str | int


def explain(error: msgspec.ValidationError, kind: Any = None) -> str:
    """Say where decoded data is wrong and why, such as ``sections, entry 4, key: expected text``.

    Names of fields are repeated, values never. With ``kind``, the type that was decoded into, a
    value that is not one of a few is answered with the few.
    """
    reason, steps = _split(str(error))
    place = ", ".join(f"entry {step + 1}" if isinstance(step, int) else step for step in steps)
    words = _reason(reason, _allowed(kind, steps))
    return f"{place}: {words}" if place else words


def _split(message: str) -> tuple[str, tuple[Step, ...]]:
    """Part a message from its place; the last mark counts, as a quoted value may hold another."""
    reason, mark, place = message.rpartition(" - at `")
    if not mark or not _PLACE.fullmatch(place.removesuffix("`")):
        return message, ()
    if reason.startswith(_UNKNOWN_START) and not _UNKNOWN.fullmatch(reason):
        return reason, ()  # the odd name may itself end in a place
    found = _STEP.findall(place)
    return reason, tuple(name or int(index) for name, index in found)


def _reason(message: str, allowed: tuple[str, ...]) -> str:
    if match := _TYPES.fullmatch(message):
        expected = " or ".join(_KINDS.get(name, name) for name in match[1].split(" | "))
        return f"expected {expected}, found {_KINDS.get(match[2], match[2])}"
    if match := _LENGTH.fullmatch(message):
        kind, unit = ("text", "characters") if match[1] == "str" else ("a list", "entries")
        return f"expected {kind} of {_BOUNDS[match[2]]} {match[3]} {unit}"
    if match := _NUMBER.fullmatch(message):
        return f"expected a number of {_BOUNDS[match[1]]} {match[2]}"
    if match := _PATTERN.fullmatch(message):
        return _form(match[1])
    return _reason_of_value(message, allowed)


def _reason_of_value(message: str, allowed: tuple[str, ...]) -> str:
    if match := _MOMENT.fullmatch(message):
        return f"expected {_EXAMPLES[match[1]]}"
    if message == "Expected `datetime` with a timezone component":
        return f"expected {_EXAMPLES['datetime']}, with its time zone"
    if match := _MISSING.fullmatch(message):
        return f"the field {match[1]} is missing"
    if message.startswith(_UNKNOWN_START):
        match = _UNKNOWN.fullmatch(message)
        return f"the field {match[1]} is not known" if match else "a field is not known"
    if message.endswith("value out of range") or message == "Number out of range":
        return "the number is too large"
    if message.startswith("Invalid "):
        return f"expected one of: {', '.join(allowed)}" if allowed else "not an allowed value"
    return "not of the expected form"


def _form(quoted_pattern: str) -> str:
    for kind, words in _FORMS.items():
        if repr(get_args(kind)[1].pattern) == quoted_pattern:
            return f"expected {words}"
    return "not of the expected form"


def _allowed(kind: Any, steps: Iterable[Step]) -> tuple[str, ...]:
    """The values a type allows at a place, where they are a few; empty where they are not."""
    if kind is None:
        return ()
    found = [inspect.type_info(kind)]
    for step in steps:
        found = [inner for each in found for inner in _inside(each, step)]
    values = {value for each in found for value in _values(each)}
    return tuple(sorted(f"“{value}”" if value == "" else str(value) for value in values))


def _inside(kind: inspect.Type, step: Step) -> Iterator[inspect.Type]:
    match kind:
        case inspect.UnionType():
            for each in kind.types:
                yield from _inside(each, step)
        case inspect.Metadata():
            yield from _inside(kind.type, step)
        case inspect.VarTupleType():
            yield kind.item_type
        case inspect.StructType() if step == kind.tag_field:
            yield inspect.LiteralType((kind.tag,))
        case inspect.StructType():
            yield from (field.type for field in kind.fields if field.encode_name == step)


def _values(kind: inspect.Type) -> tuple[object, ...]:
    match kind:
        case inspect.LiteralType():
            return kind.values
        case inspect.UnionType():
            return tuple(value for each in kind.types for value in _values(each))
        case inspect.Metadata():
            return _values(kind.type)
        case _:
            return ()
