"""What two versions of a report have alike, and which items of their lists were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpaper.document.comparing.aligning import Grid, grids, names_of
from boardpaper.document.comparing.matching import in_order
from boardpaper.report.contents import blocks_of
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Author, Report
from boardpaper.report.text import EMPTY_TEXT, Table, Text
from boardpaper.report.values import Value

_LISTS: Mapping[Part, str] = {
    "main": "main",
    "recommendations": "recommendations",
    "background": "background",
    "appendices": "appendices",
    "exemptions": "exemptions",
}


def moved_items(old: Report, new: Report) -> frozenset[Place]:
    """The items of lists that stand before or after others than they did."""
    return frozenset(
        Place(part, item)
        for part, field in _LISTS.items()
        for item in _moved(list(_items(old, field)), list(_items(new, field)))
    )


def same_parts(old: Report, new: Report) -> frozenset[Place]:
    """The sections, items and notices that are alike in both versions."""
    same: set[Place] = set()
    if old.notices == new.notices:
        same.add(Place("notices"))
    texts, new_texts = _sections(old), _sections(new)
    for key in texts.keys() | new_texts.keys():
        if texts.get(key, EMPTY_TEXT) == new_texts.get(key, EMPTY_TEXT):
            same.add(Place("sections", key))
    for part, field in _LISTS.items():
        items = _items(old, field)
        for name, item in _items(new, field).items():
            if items.get(name) == item:
                same.add(Place(part, name))
    return frozenset(same)


def grids_of(old: Report, new: Report) -> tuple[dict[str, Grid], dict[str, Grid]]:
    """Names for the rows and columns of the tables that are in both versions, and not alike."""
    tables = {each.id: each for each in blocks_of(old) if isinstance(each, Table)}
    olds: dict[str, Grid] = {}
    news: dict[str, Grid] = {}
    for each in blocks_of(new):
        if isinstance(each, Table) and each.id in tables and tables[each.id] != each:
            olds[each.id], news[each.id] = grids(tables[each.id], each)
    return olds, news


def authors_of(old: Report, new: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names for the authors of both versions."""
    return names_of([_words(each) for each in old.authors], [_words(each) for each in new.authors])


def _words(author: Author) -> tuple[str, ...]:
    return (author.name, author.telephone, author.email)


def _sections(report: Report) -> Mapping[str, Text]:
    return {each.key: each.text for each in report.sections}


def _items(report: Report, field: str) -> Mapping[str, Value]:
    return {each.id: each for each in getattr(report, field) or ()}


def _moved(old: list[str], new: list[str]) -> Iterator[str]:
    at = {item: index for index, item in enumerate(old)}
    both = [item for item in new if item in at]
    staying = set(in_order([at[item] for item in both]))
    return (item for index, item in enumerate(both) if index not in staying)
