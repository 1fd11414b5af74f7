"""What a template, a council's profile and the like may not say, though all values are well formed.

Each mistake is the place and the reason, as ``sections, entry 4 (`legal`), numbering: there is no
numbering named `bodyy`; declared are `front`, `body` ``: without the name of the file and without
a full stop. Entries count from 1.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from boardpaper.report.council import Council, Dated, ExemptionRule
from boardpaper.report.template import (
    DetailSource,
    Question,
    QuestionKind,
    Section,
    Template,
)

READINESS_RULES = frozenset(
    f"R{number}"
    for number in (*range(1, 11), *range(12, 23), *range(25, 36), *range(37, 43), 46, 47)
)
"""The readiness rules a template can set. R43 is none: it is the export's own proof."""

_KIND_OF_DETAIL: Mapping[DetailSource, QuestionKind] = {
    "wards": "wards",
    "exemption-rules": "exempt",
    "exempt-appendices": "exempt",
    "call-in-reason": "call-in",
}
_MAX_LISTED = 20
_LONGEST_NAME = 64


def template_mistakes(template: Template) -> Iterator[str]:
    """Yield what is wrong with a template, nothing where it can be used."""
    yield from text_mistakes(template)
    yield from repeated("numberings", "id", (each.id for each in template.numberings))
    yield from repeated("sections", "key", (each.key for each in template.sections))
    yield from repeated("questions", "id", (each.id for each in template.questions))
    yield from repeated("clearances", "role", (each.role for each in template.clearances))
    yield from repeated("checks", "rule", (each.rule for each in template.checks))
    yield from _header_mistakes(template)
    yield from _numbering_mistakes(template)
    yield from _section_mistakes(template)
    yield from _nesting_mistakes(template)
    yield from _taking_mistakes(template.sections)
    yield from _question_mistakes(template)
    yield from _check_mistakes(template)
    if _ends_before_it_starts(template.valid_from, template.valid_until):
        yield "valid_until: it is before valid_from"


def council_mistakes(council: Council) -> Iterator[str]:
    """Yield what is wrong with a council's profile, nothing where it can be used."""
    yield from text_mistakes(council)
    yield from _period_mistakes("ward_lists", enumerate(council.ward_lists, 1))
    for number, wards in enumerate(council.ward_lists, 1):
        yield from repeated(f"{_entry('ward_lists', number)}, names", "name", wards.names)
    yield from repeated("bodies", "name", (each.name for each in council.bodies))
    yield from _period_mistakes("thresholds", enumerate(council.thresholds, 1))
    yield from _rule_mistakes(council.exemption_rules)


def text_mistakes(declared: msgspec.Struct) -> Iterator[str]:
    """Every text is printed or shown on one line, but help."""
    for place, text in _texts("", declared):
        if text and not text.strip():
            yield f"{place}: it is blank"
        if "\n" in text or "\t" in text:
            yield f"{place}: it must be one line, without tabs"


def _texts(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(_entry(place, number), item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name != "help":
                yield from _texts(f"{place}, {name}" if place else name, getattr(value, name))


def _header_mistakes(template: Template) -> Iterator[str]:
    count = sum(line.source == "subject" for line in template.headers)
    if count != 1:
        yield (
            "headers: exactly one line has the source `subject`, the title of the document; "
            f"here {count} have it"
        )


def _numbering_mistakes(template: Template) -> Iterator[str]:
    for number, numbering in enumerate(template.numberings, 1):
        if numbering.headings == "none" and numbering.paragraphs == "decimal":
            yield (
                f"{_entry('numberings', number, numbering.id)}, paragraphs: `decimal` paragraphs "
                "take the number of their heading, so headings must be `decimal` too"
            )


def _section_mistakes(template: Template) -> Iterator[str]:
    numberings = [each.id for each in template.numberings]
    for number, section in enumerate(template.sections, 1):
        place = _entry("sections", number, section.key)
        if section.numbering not in numberings:
            yield f"{place}, numbering: {_undeclared('numbering', section.numbering, numberings)}"
        if section.source in {"main", "group"} and section.nil_statement:
            yield f"{place}, nil_statement: a section with source `{section.source}` has none"
        if section.source != "recommendations" and section.items != "paragraph":
            yield f"{place}, items: only recommendations are labelled `{section.items}`"
    for source in ("main", "background"):
        keys = [each.key for each in template.sections if each.source == source]
        if len(keys) > 1:
            yield f"sections: only one can have the source `{source}`; here {_listed(keys)} have it"
    for about in sorted({each.about for each in template.sections} - {""}):
        keys = [each.key for each in template.sections if each.about == about]
        if len(keys) > 1:
            yield f"sections: only one can be about `{about}`; here {_listed(keys)} are"


def _nesting_mistakes(template: Template) -> Iterator[str]:
    decimal = [each.id for each in template.numberings if each.headings == "decimal"]
    parent: Section | None = None
    for number, section in enumerate(template.sections, 1):
        place = _entry("sections", number, section.key)
        below = template.sections[number : number + 1]
        if section.source == "group" and (section.level == 2 or not below or below[0].level == 1):
            yield f"{place}, source: a `group` needs a section at level 2 below it"
        if section.level == 1:
            parent = section
        elif parent is None:
            yield f"{place}, level: the first section cannot stand at level 2"
        elif section.numbering in decimal and section.numbering != parent.numbering:
            yield (
                f"{place}, numbering: a `decimal` numbering goes on from the section above, so it "
                f"must be that of `{parent.key}`, `{parent.numbering}`"
            )


def _taking_mistakes(sections: Sequence[Section]) -> Iterator[str]:
    own = {each.key for each in sections}
    takers: dict[str, str] = {}
    for number, section in enumerate(sections, 1):
        place = f"{_entry('sections', number, section.key)}, takes"
        if section.takes and section.source not in {"text", "main"}:
            yield f"{place}: a section with source `{section.source}` takes no text"
        for key in section.takes:
            if key in own:
                yield f"{place}: `{key}` is a section of this template and keeps its text"
            elif key in takers:
                yield f"{place}: `{takers[key]}` takes the text of `{key}` already"
            takers.setdefault(key, section.key)


def _question_mistakes(template: Template) -> Iterator[str]:
    sections = [each.key for each in template.sections]
    for number, question in enumerate(template.questions, 1):
        place = _entry("questions", number, question.id)
        if question.section and question.section not in sections:
            yield f"{place}, section: {_undeclared('section', question.section, sections)}"
        yield from _detail_mistakes(place, question)
    for kind in ("wards", "equality", "call-in", "exempt"):
        ids = [each.id for each in template.questions if each.kind == kind]
        if len(ids) > 1:
            yield f"questions: only one can be of the kind `{kind}`; here {_listed(ids)} are"


def _detail_mistakes(place: str, question: Question) -> Iterator[str]:
    for number, detail in enumerate(question.details, 1):
        kind = _KIND_OF_DETAIL[detail.source]
        if question.kind != kind:
            yield (
                f"{place}, {_entry('details', number)}, source: `{detail.source}` belongs to a "
                f"question of the kind `{kind}`, and this one is `{question.kind}`"
            )


def _check_mistakes(template: Template) -> Iterator[str]:
    for number, check in enumerate(template.checks, 1):
        place = _entry("checks", number, check.rule)
        if check.rule not in READINESS_RULES:
            yield f"{place}, rule: there is no readiness rule of that name that can be set"
        if check.level is None and check.limit is None:
            yield f"{place}: it sets neither level nor limit"


def _rule_mistakes(rules: Sequence[ExemptionRule]) -> Iterator[str]:
    for number, rule in enumerate(rules, 1):
        place = _entry("exemption_rules", number, rule.number)
        if rule.kind == "exempt" and rule.paragraph is None:
            yield f"{place}: an `exempt` rule needs its paragraph of Schedule 12A"
        if rule.kind == "confidential" and rule.paragraph is not None:
            yield f"{place}, paragraph: Schedule 12A has no paragraph for `confidential` matter"
    for name in dict.fromkeys(rule.number for rule in rules):
        same = [each for each in enumerate(rules, 1) if each[1].number == name]
        yield from _period_mistakes(f"exemption_rules, number `{name}`", same)


def _period_mistakes(place: str, periods: Iterable[tuple[int, Dated]]) -> Iterator[str]:
    """Given entries with their numbers: none ends before it starts, no two share a day."""
    in_order = sorted(periods, key=lambda each: each[1].valid_from or date.min)
    for number, each in in_order:
        if _ends_before_it_starts(each.valid_from, each.valid_until):
            yield f"{_entry(place, number)}, valid_until: it is before valid_from"
    for (number, earlier), (other, later) in itertools.pairwise(in_order):
        if (earlier.valid_until or date.max) >= (later.valid_from or date.min):
            first, second = sorted((number, other))
            yield f"{place}: entries {first} and {second} are valid on the same days"


def _ends_before_it_starts(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and end < start


def repeated(place: str, field: str, names: Iterable[str]) -> Iterator[str]:
    """Names that differ only in capitals are the same."""
    first: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        earlier = first.setdefault(name.casefold(), number)
        if earlier != number:
            yield f"{_entry(place, number, name)}: entry {earlier} has the same {field}"


def _undeclared(what: str, name: str, declared: Sequence[str]) -> str:
    return f"there is no {what} named `{_cut(name)}`; declared are {_listed(declared)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{_cut(name)}`" for name in names[:_MAX_LISTED])
    return shown if len(names) <= _MAX_LISTED else f"{shown} and {len(names) - _MAX_LISTED} more"


def _entry(place: str, number: int, name: str = "") -> str:
    return f"{place}, entry {number} (`{_cut(name)}`)" if name else f"{place}, entry {number}"


def _cut(name: str) -> str:
    """A name as a sentence can bear it: one that is far too long is a mistake itself."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
