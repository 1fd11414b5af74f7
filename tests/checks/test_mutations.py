"""For every field of the clean reports: what is heard when it is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from boardpaper.checks.calendar import Calendar
from boardpaper.exchange import report_json
from tests.checks.clean_reports import NAMES, clean
from tests.checks.expectations import PARTS, TABLE, expected
from tests.checks.mutations import (
    ALL_FIELDS,
    ELSEWHERE,
    ONE_OF_TWO,
    Mutation,
    fields_of,
    mutations,
)
from tests.checks.runs import fired


@cache
def mutations_of(name: str) -> tuple[Mutation, ...]:
    return tuple(mutations(clean(name)))


@pytest.fixture(scope="module")
def of_the_clean(calendar: Calendar) -> Mapping[str, frozenset[str]]:
    """The rules that are heard of the clean reports."""
    return {name: fired(clean(name), calendar) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_mutation_has_a_row_in_the_table(name: str) -> None:
    for each in mutations_of(name):
        expected(name, each.path, each.sort)


def test_every_row_of_the_table_is_met_by_a_mutation() -> None:
    met = {(name, f"{each.path} {each.sort}") for name in NAMES for each in mutations_of(name)}
    of_all = {("", change) for name, change in met if (name, change) not in TABLE}
    assert set(TABLE) - met - of_all == set()


def test_no_two_parts_of_the_table_have_the_same_row() -> None:
    assert len({key for part in PARTS for key in part}) == sum(len(part) for part in PARTS)


def test_every_field_of_every_type_is_mutated_in_some_report() -> None:
    changed = {each for name in NAMES for each in _changed_fields(name)}
    elsewhere = {each for each in ALL_FIELDS if each.split(".")[0] in _names(ELSEWHERE)}
    assert ALL_FIELDS - changed == {*ONE_OF_TWO, *elsewhere}


@pytest.mark.parametrize("name", NAMES)
def test_every_mutation_is_a_report_that_a_file_can_hold(name: str) -> None:
    for each in mutations_of(name):
        saved = each.case.opened().saved
        assert report_json.decode(report_json.encode(saved)) == saved, each.path


@pytest.mark.parametrize(
    ("name", "index"),
    [
        pytest.param(name, index, id=f"{name}: {each.path} {each.sort}")
        for name in NAMES
        for index, each in enumerate(mutations_of(name))
    ],
)
def test_the_rules_that_the_domain_names_are_heard_and_no_others(
    name: str, index: int, calendar: Calendar, of_the_clean: Mapping[str, frozenset[str]]
) -> None:
    mutation = mutations_of(name)[index]
    new = fired(mutation.case, calendar) - of_the_clean[name]
    wanted = expected(name, mutation.path, mutation.sort)
    assert wanted.must - of_the_clean[name] <= new <= wanted.must | wanted.may, str(wanted)


def _changed_fields(name: str) -> set[str]:
    """The fields that some mutation changes, or whose own fields some mutation changes."""
    paths = tuple(each.path for each in mutations_of(name))
    return {
        each.key
        for each in fields_of(clean(name))
        if any(path == each.path or path.startswith(f"{each.path}.") for path in paths)
    }


def _names(types: tuple[type, ...]) -> set[str]:
    return {each.__name__ for each in types}
