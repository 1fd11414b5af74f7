"""A library does what a dictionary would do, whatever is asked of it in whatever order."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from boardpaper.errors import InvalidInputError
from boardpaper.library.duplicate import duplicate
from boardpaper.library.errors import StaleError
from boardpaper.library.first_list import first_list
from boardpaper.library.library import Library
from boardpaper.report.contents import attachments_of
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Appendix, Report
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.text import simple_text
from tests.library.libraries import new_library
from tests.strategies import ATTACHMENTS, saved_reports

WORDS = ("Ofsted", "Ardsley", "ŵynfa", "WŶNFA", "kirkstall", "Kirk", "e\u0301cole")
SOUGHT = ("ofsted", "OFSTED", "ards", "wynf", "Ŵynfa", "kirk", '"kirk"', "École", "zzz")

words = st.lists(st.sampled_from(WORDS), max_size=3)
indexes = st.integers(0, 20)
some_are_kept = precondition(lambda machine: machine.kept)


def with_words(saved: Saved, chosen: list[str]) -> Saved:
    """Put words where the search looks for them: the subject, a section and an appendix."""
    subject, text, title = (*chosen, "", "", "")[:3]
    report = saved.report
    sections = tuple(
        replace(each, text=simple_text(counted_ids("w"), text)) for each in report.sections
    )
    appendices = (*report.appendices, Appendix("wa", title))
    changes = {"subject": subject, "sections": sections, "appendices": appendices}
    return replace(saved, report=replace(report, **changes))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))


def folded(text: str) -> str:
    plain = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in plain).casefold()


def has(report: Report, sought: str) -> bool:
    tokens = {token for text in strings(report) for token in folded(text).split()}
    word = folded(sought).strip()
    return word in tokens if sought.startswith('"') else any(t.startswith(word) for t in tokens)


class LibraryMachine(RuleBasedStateMachine):
    """``kept`` and ``binned`` are the dictionary: what is saved, and what of it is in the bin."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.library = new_library(Path(self.folder.name))
        self.kept: dict[int, Saved] = {}
        self.binned: set[int] = set()
        self.given = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def keep_attachments(self, report: Report) -> None:
        """Keep those that went with a deleted report."""
        for name in attachments_of(report):
            self.library.keep_attachment(ATTACHMENTS[name])

    def number(self, index: int) -> int:
        return sorted(self.kept)[index % len(self.kept)]

    @rule(saved=saved_reports(), chosen=words)
    def add(self, saved: Saved, chosen: list[str]) -> None:
        new = with_words(saved, chosen)
        self.keep_attachments(new.report)
        kept = self.library.add(new.report, new.standing, "Ann")
        self.given += 1
        assert kept.number == self.given
        assert (kept.saved.report, kept.saved.standing) == (new.report, new.standing)
        self.kept[kept.number] = kept.saved

    @some_are_kept
    @rule(index=indexes, saved=saved_reports(), chosen=words)
    def save(self, index: int, saved: Saved, chosen: list[str]) -> None:
        number, new = self.number(index), with_words(saved, chosen)
        old = self.kept[number]
        self.keep_attachments(new.report)
        now = self.library.save(number, new.report, new.standing, old.version, "Bob")
        same = (new.report, new.standing) == (old.report, old.standing)
        assert (now.report, now.standing) == (new.report, new.standing)
        assert now.version == old.version + (0 if same else 1)
        self.kept[number] = now

    @some_are_kept
    @rule(index=indexes, chosen=words)
    def change_a_few_words(self, index: int, chosen: list[str]) -> None:
        self.save(index, self.kept[self.number(index)], chosen)

    @some_are_kept
    @rule(index=indexes, saved=saved_reports(), off=st.sampled_from((-1, 1)))
    def save_an_old_version(self, index: int, saved: Saved, off: int) -> None:
        number = self.number(index)
        expected = self.kept[number].version + off
        with pytest.raises(StaleError) as caught:
            self.library.save(number, saved.report, saved.standing, expected, "Cy")
        assert caught.value.saved == self.kept[number]

    @some_are_kept
    @rule(index=indexes)
    def duplicate(self, index: int) -> None:
        number, prefix = self.number(index), f"d{self.given}-"
        kept = self.library.duplicate(number, counted_ids(prefix), "Di")
        self.given += 1
        assert kept.number == self.given
        assert kept.saved.report == duplicate(self.kept[number].report, counted_ids(prefix))
        assert kept.saved.standing == Standing()
        self.kept[kept.number] = kept.saved

    @some_are_kept
    @rule(index=indexes)
    def put_in_bin(self, index: int) -> None:
        self.library.put_in_bin(self.number(index))
        self.binned.add(self.number(index))

    @some_are_kept
    @rule(index=indexes)
    def restore(self, index: int) -> None:
        self.library.restore(self.number(index))
        self.binned.discard(self.number(index))

    @some_are_kept
    @rule(several=st.lists(indexes, min_size=1, max_size=3))
    def delete_for_ever(self, several: list[int]) -> None:
        numbers = {self.number(each) for each in several}
        if numbers <= self.binned:
            self.library.delete_for_ever(numbers)
            self.binned -= numbers
            self.kept = {n: saved for n, saved in self.kept.items() if n not in numbers}
        else:
            with pytest.raises(InvalidInputError, match="not in the bin"):
                self.library.delete_for_ever(numbers)

    @rule(sought=st.lists(st.sampled_from(SOUGHT), min_size=1, max_size=2), binned=st.booleans())
    def search(self, sought: list[str], binned: bool) -> None:
        found = self.library.search(" ".join(sought), binned=binned)
        expected = {
            number
            for number in self.numbers(binned)
            if all(has(self.kept[number].report, each) for each in sought)
        }
        assert {hit.entry.number for hit in found.hits} == expected
        assert found.total == len(expected)

    @rule()
    def reopen(self) -> None:
        clock = self.library._clock
        self.library = Library.open(self.library.path, clock)

    @invariant()
    def the_lists_are_right(self) -> None:
        for binned in (False, True):
            entries = self.library.entries(binned=binned)
            assert [each.number for each in entries] == self.numbers(binned)
            for entry in entries:
                saved = self.kept[entry.number]
                assert (entry.subject, entry.status) == (
                    saved.report.subject,
                    saved.standing.status,
                )

    @invariant()
    def the_first_list_is_the_list(self) -> None:
        listed = first_list(self.library.path)
        assert listed is not None
        for binned in (False, True):
            found = [each for each in listed if (each.binned_at is not None) == binned]
            assert found == list(self.library.entries(binned=binned))

    @invariant()
    def everything_can_be_loaded(self) -> None:
        assert {number: self.library.load(number) for number in self.kept} == self.kept

    def numbers(self, binned: bool) -> list[int]:
        numbers = self.binned if binned else self.kept.keys() - self.binned
        return sorted(numbers, key=lambda number: self.kept[number].changed_at, reverse=True)


def test_a_library_does_what_a_dictionary_would_do() -> None:
    examples = max(settings().max_examples // 10, 1)
    run_state_machine_as_test(
        LibraryMachine, settings=settings(max_examples=examples, stateful_step_count=20)
    )
