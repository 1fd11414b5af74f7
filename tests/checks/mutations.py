"""One mutation for each field of a case, made by walking the types: no field can be left out.

A field is *blanked* (what it has is gone), *contradicted* (it says something that is at odds with
the rest: the other answer, the day after the meeting, another reason, a placeholder in place of the
words), or left *dangling* (it names something that is not there). What cannot be done to a field,
such as blanking an id, is not done. After a change of the report its clearances are given anew, so
that R37 is not all that is heard.

The path of a field is the way to it. Items of a list are told apart by what they are (the key of a
section, the kind of a finding, the id of an appendix); of several that are the same, the first is
taken. Blocks and words are the same wherever they stand, so their paths start at ``text``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, get_args

import msgspec
from msgspec import inspect

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import NOT_CHOSEN
from boardpaper.report.standing import Decision, Publication, Standing
from boardpaper.report.values import Id, Key, Sha256
from tests.checks.samples.writing import Case

Sort = Literal["blanked", "contradicted", "dangling"]
Build = Callable[[Any], Case]

PLACEHOLDER = "[insert what is missing]"
SAYS_SOMETHING = "Some people will have to travel further than they do now."
GONE = "gone"
NO_FILE = "0" * 64


@dataclass(frozen=True, slots=True)
class Mutation:
    """A case in which one field is not as it was."""

    path: str
    sort: Sort
    case: Case


@dataclass(frozen=True, slots=True)
class _Field:
    """A field on the way: its owner's type, its name, its type, its value, and how to change it."""

    owner: type[msgspec.Struct]
    info: inspect.Field
    path: str
    value: Any
    build: Build
    section: str

    @property
    def key(self) -> str:
        return f"{self.owner.__name__}.{self.info.name}"


_NAMED_BY: Mapping[type[msgspec.Struct], str] = {
    r.Section: "key",
    r.Answer: "question",
    r.Finding: "kind",
    r.Exemption: "id",
    r.Recommendation: "id",
    r.Appendix: "id",
}
"""By what the items of a list are told apart; others by their type."""

_BLANK: Mapping[str, Any] = {"Exemption.target": NOT_CHOSEN}
"""What is blank for a field that has to be given, and is no text."""

_NOT_YET: Mapping[str, Callable[[date], Any]] = {
    "Standing.publication": Publication,
    "Standing.decision": Decision,
}
"""Acts that no report before its publication has: they are made up, on a day at odds with it."""

_DANGLING: Mapping[str, Any] = {
    "Report.report_to": "Board of Nowhere",
    "BackgroundDocument.address": "https://nowhere.example.org/gone",
    "Wards.names": ("Nowhere",),
    "Exemption.rule": "10.4(99)",
    "Recommendation.findings": (GONE,),
    "Ref.target": GONE,
    "Ref.exempt": GONE,
    "Span.exempt": GONE,
    "Span.link": "https://nowhere.example.org/gone",
    "Place.item": GONE,
    "Place.block": GONE,
    "Place.field": GONE,
}
"""Names of things that are not there, for fields whose type does not say that they name one."""

_PATTERNS: Mapping[str, str] = {
    get_args(Id)[1].pattern: GONE,
    get_args(Key)[1].pattern: GONE,
    get_args(Sha256)[1].pattern: NO_FILE,
}
"""The same for types that do, by their pattern."""


def mutations(case: Case) -> Iterator[Mutation]:
    """Yield every mutation of a case, each path and sort once."""
    seen: set[tuple[str, Sort]] = set()
    for field in fields_of(case):
        for sort, value in _changes(field, case):
            if (field.path, sort) not in seen and value != field.value:
                seen.add((field.path, sort))
                yield Mutation(field.path, sort, field.build(value))


def fields_of(case: Case) -> Iterator[_Field]:
    """Yield every field of the report and of its standing, in order."""
    yield from _walk_struct(case.report, "", case.with_report, "")
    yield from _walk_struct(case.standing, "standing", lambda new: replace(case, standing=new), "")


def _walk_struct(value: msgspec.Struct, path: str, build: Build, section: str) -> Iterator[_Field]:
    kind = inspect.type_info(type(value))
    assert isinstance(kind, inspect.StructType)
    section = value.key if isinstance(value, r.Section) else section
    for info in kind.fields:

        def build_field(new: Any, name: str = info.name) -> Case:
            return build(msgspec.structs.replace(value, **{name: new}))

        inner = getattr(value, info.name)
        name = _field_path(path, value, info.name)
        field = _Field(type(value), info, name, inner, build_field, section)
        yield field
        yield from _walk_inside(field)


def _field_path(path: str, value: msgspec.Struct, name: str) -> str:
    """The path of a field; a text and the blocks it consists of are one."""
    if isinstance(value, t.Text) and name == "blocks":
        return path
    return f"{path}.{name}".removeprefix(".")


def _walk_inside(field: _Field) -> Iterator[_Field]:
    if isinstance(field.value, msgspec.Struct):
        yield from _walk_struct(field.value, field.path, field.build, field.section)
    elif isinstance(field.value, tuple):
        yield from _walk_items(field.value, field.path, field.build, field.section)


def _walk_items(items: tuple[Any, ...], path: str, build: Build, section: str) -> Iterator[_Field]:
    for number, item in enumerate(items):

        def build_item(new: Any, number: int = number) -> Case:
            return build((*items[:number], new, *items[number + 1 :]))

        if isinstance(item, msgspec.Struct):
            yield from _walk_struct(item, _item_path(path, item), build_item, section)
        elif isinstance(item, tuple):
            yield from _walk_items(item, path, build_item, section)


def _item_path(path: str, item: msgspec.Struct) -> str:
    if isinstance(item, get_args(t.Block) + get_args(t.Inline) + (t.Bullet,)):
        return f"text.{type(item).__name__.lower()}"
    name = _NAMED_BY.get(type(item))
    return f"{path}[{getattr(item, name) if name else ''}]"


def _changes(field: _Field, case: Case) -> Iterator[tuple[Sort, Any]]:
    kinds = _kinds(field.info.type)
    if not any(isinstance(each, inspect.BoolType) for each in kinds) or field.info.default is None:
        yield from _blanked(field, kinds)
    yield from _contradicted(field, kinds, case)
    yield from _dangling(field, kinds)


def _kinds(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    """The types a field can have, without None and without what limits them."""
    match kind:
        case inspect.Metadata():
            return _kinds(kind.type)
        case inspect.UnionType():
            return tuple(each for inner in kind.types for each in _kinds(inner))
        case inspect.NoneType():
            return ()
        case _:
            return (kind,)


def _blanked(field: _Field, kinds: tuple[inspect.Type, ...]) -> Iterator[tuple[Sort, Any]]:
    info = field.info
    if field.key in _BLANK:
        yield "blanked", _BLANK[field.key]
    elif field.key == "Table.header":  # a table without it would not hold together
        yield "blanked", tuple(() for _ in field.value)
    elif info.default is not msgspec.NODEFAULT:
        yield "blanked", info.default
    elif info.default_factory is not msgspec.NODEFAULT:
        yield "blanked", info.default_factory()
    elif isinstance(kinds[0], inspect.StrType) and kinds[0].pattern is None:
        yield "blanked", ""


def _contradicted(
    field: _Field, kinds: tuple[inspect.Type, ...], case: Case
) -> Iterator[tuple[Sort, Any]]:
    if field.key in ONE_OF_TWO:
        return
    if field.key in _NOT_YET:
        yield "contradicted", _NOT_YET[field.key](_other_day(field, case))
    for kind in kinds:
        if isinstance(kind, inspect.StructType):
            if kind.cls is t.Text:
                yield from _other_text(field, case)
        elif not isinstance(kind, inspect.StrType):
            yield from _other_value(kind, field, case)
        elif kind.pattern is None and field.key not in _DANGLING:
            yield "contradicted", PLACEHOLDER


def _other_value(kind: inspect.Type, field: _Field, case: Case) -> Iterator[tuple[Sort, Any]]:
    match kind:
        case inspect.BoolType():
            yield "contradicted", not field.value
        case inspect.DateType():
            yield "contradicted", _other_day(field, case)
        case inspect.DateTimeType():
            yield "contradicted", datetime.combine(_other_day(field, case), time(9), UTC)
        case inspect.LiteralType():
            others = [each for each in kind.values if each not in ("", field.value)]
            yield "contradicted", others[0]
        case inspect.IntType():
            yield "contradicted", field.value + 1
        case _:
            return


def _other_day(field: _Field, case: Case) -> date:
    """The day after the meeting; and for the meeting itself the day of the check."""
    if field.key == "Report.meeting_date":
        return case.as_of
    return (case.report.meeting_date or case.as_of) + timedelta(1)


def _other_text(field: _Field, case: Case) -> Iterator[tuple[Sort, t.Text]]:
    """Nothing to say where something was said, and the other way round, if the form knows that."""
    sections = case.template.sections
    nil = next((each.nil_statement for each in sections if each.key == field.section), "")
    if not nil:
        return
    first = field.value.blocks[0]
    says_nothing = t.plain(first.spans) == nil
    words = SAYS_SOMETHING if says_nothing else nil
    paragraph = msgspec.structs.replace(first, spans=(t.Span(words),))
    yield "contradicted", t.Text((paragraph,))


def _dangling(field: _Field, kinds: tuple[inspect.Type, ...]) -> Iterator[tuple[Sort, Any]]:
    if field.key in _DANGLING:
        yield "dangling", _DANGLING[field.key]
    for kind in kinds:
        if isinstance(kind, inspect.StrType) and kind.pattern is not None:
            yield "dangling", _PATTERNS[kind.pattern]


def struct_fields(*roots: type[msgspec.Struct]) -> frozenset[str]:
    """Every field of every type that can be reached from some, as ``Type.field``."""
    found: dict[type, inspect.StructType] = {}
    waiting: list[inspect.Type] = [inspect.type_info(each) for each in roots]
    while waiting:
        match waiting.pop():
            case inspect.StructType() as kind if kind.cls not in found:
                found[kind.cls] = kind
                waiting += [field.type for field in kind.fields]
            case inspect.UnionType() as kind:
                waiting += kind.types
            case inspect.VarTupleType() as kind:
                waiting.append(kind.item_type)
            case inspect.Metadata() as kind:
                waiting.append(kind.type)
            case _:
                pass
    return frozenset(
        f"{kind.cls.__name__}.{field.name}" for kind in found.values() for field in kind.fields
    )


ALL_FIELDS = struct_fields(r.Report, Standing)
"""Every field that a report and its standing can have."""

ONE_OF_TWO: tuple[str, ...] = ("Place.start", "Place.end")
"""Fields that a value has both or not at all, so that neither can be changed alone."""

ELSEWHERE: tuple[type[msgspec.Struct], ...] = (t.Withheld, t.WithheldSpan, Publication, Decision)
"""What a report that waits for its publication does not have."""
