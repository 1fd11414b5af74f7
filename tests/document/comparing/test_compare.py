"""Whatever is different in two versions of a report is found and named, and nothing else."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package
from boardpaper.document.comparing.compare import compare
from boardpaper.document.comparing.comparison import Change, Comparison, new_words, old_words
from boardpaper.document.comparing.names import names
from boardpaper.report.report import Report
from tests.checks.clean_reports import NAMES, clean
from tests.checks.mutations import mutations
from tests.strategies import reports

TEMPLATE = shelf.template("leeds-executive-board-2011").template

KEYS = {section.key for section in TEMPLATE.sections}
NEVER_SAID = re.compile(r"^(id|standing|(.*\.)?(id|alignment))$")
"""Ids are never printed; columns without an alignment are to the left."""


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_package(shelf.sample())


def compared(old: Report, new: Report) -> Comparison:
    return compare(old, new, TEMPLATE)


def only(comparison: Comparison) -> Change:
    assert len(comparison.changes) == 1
    return comparison.changes[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_that_changes_is_named(name: str) -> None:
    case = clean(name)
    unseen = []
    for mutation in mutations(case):
        if mutation.case.report == case.report or NEVER_SAID.match(mutation.path):
            continue
        comparison = compared(case.report, mutation.case.report)
        if not comparison.changes or not all(each.heading for each in comparison.changes):
            unseen.append((mutation.path, mutation.sort))
    assert unseen == []


def apart(old: Report, new: Report) -> Report:
    """The new report with other ids where it gives them to another kind of thing.

    An id is not given again, so what has it in two versions is the same thing.
    """
    one, other = names(old, TEMPLATE), names(new, TEMPLATE)
    written = msgspec.json.encode(new).decode()
    for each in one.keys() & other.keys():
        if one[each].split()[:2] != other[each].split()[:2] and each not in KEYS:
            written = written.replace(f'"{each}"', f'"n-{each}"')
    return msgspec.json.decode(written, type=Report)


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_the_runs_give_back_what_either_version_says(old: Report, new: Report) -> None:
    """Both ways round the same passages are told, with the words of either version."""
    new = apart(old, new)
    there, back = compared(old, new), compared(new, old)
    if "moved" in {change.kind for change in (*there.changes, *back.changes)}:
        return  # which of two passages was moved can be told either way
    forth = sorted((bare(old_words(e.runs)), bare(new_words(e.runs))) for e in there.changes)
    assert forth == sorted((bare(new_words(e.runs)), bare(old_words(e.runs))) for e in back.changes)


def bare(words: str) -> str:
    """Words without what is quoted to name a part: in both versions that is of the new one."""
    return re.sub(" ?“[^”]*”", "", words)


@settings(max_examples=40, deadline=None)
@given(reports())
def test_equal_reports_have_no_changes(report: Report) -> None:
    again = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert compared(report, again).is_empty
    assert compared(report, report).is_empty
