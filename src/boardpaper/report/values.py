"""What every value of Boardpaper has in common, and its one JSON form."""

from __future__ import annotations

import functools
from typing import Annotated, Any, TypeVar

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """A frozen value: compared by content, hashable, safe to share between threads.

    Subclasses repeat ``frozen=True`` for the type checker. Collections are tuples: a list or a
    dict in a frozen value would be a hole in it.
    """


V = TypeVar("V", bound=Value)

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
"""Identity of a part of a report; never printed, never derived from a position."""

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}\Z")]
"""Name of something that a template or a council declares, such as a section or a question."""

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A SHA-256 digest in lower-case hexadecimal: how attachments and templates are named."""


def changed(value: V, **fields: Any) -> V:
    """Return a value with these fields: the very same value where they equal what it has."""
    if all(getattr(value, name) == new for name, new in fields.items()):
        return value
    return msgspec.structs.replace(value, **fields)


def canonical_json(value: Value) -> bytes:
    """Encode a value so that equal values give equal bytes, now and in later versions.

    Keys are sorted, there is no white space, and fields at their default are left out, so that a
    field added later does not change the bytes (and the content hash) of reports without it.
    msgspec's own ``omit_defaults`` compares by identity and would not keep that promise.
    """
    return msgspec.json.encode(without_defaults(value), order="sorted")


def without_defaults(value: object) -> Any:
    """Turn a value into plain lists, dicts and scalars, leaving out fields at their default."""
    if isinstance(value, tuple):
        return [without_defaults(item) for item in value]
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        plain = {} if config.tag is None else {config.tag_field: config.tag}
        for name, default in _defaults(type(value)):
            field = getattr(value, name)
            if field != default:
                plain[name] = without_defaults(field)
        return plain
    return msgspec.to_builtins(value)


@functools.cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """Name the fields of a type with their defaults; that of a required field is NODEFAULT."""
    return tuple((each.name, _default(each)) for each in msgspec.structs.fields(kind))


def _default(field: msgspec.structs.FieldInfo) -> object:
    made = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()
