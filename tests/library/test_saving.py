"""Saving writes what changed, in one transaction, and never over what somebody else saved."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library.errors import StaleError
from boardpaper.library.library import Library
from boardpaper.report.report import Author, Finding, Report
from boardpaper.report.standing import Standing
from tests.library.libraries import (
    DRAFT,
    InjectedError,
    a_report,
    failing_after,
    is_one_sentence,
    new_library,
    reopened,
    statements,
)

READY = Standing("ready")


def writes(said: list[str]) -> list[str]:
    """The first words of what was written."""
    verbs = ("INSERT", "UPDATE", "DELETE")
    return [" ".join(each.split()[:3]) for each in said if each.startswith(verbs)]


class TestWhatIsWritten:
    def test_a_changed_word_writes_its_row_its_passage_and_the_report(
        self, library: Library
    ) -> None:
        words = [f"finding {number}" for number in range(50)]
        number = library.add(a_report("Budget", *words), DRAFT, "").number
        words[30] = "another finding"
        with statements() as said:
            library.save(number, a_report("Budget", *words), DRAFT, 1, "")
        assert writes(said) == [
            "UPDATE main_entry SET",
            "UPDATE report SET",
            "UPDATE passage SET",
            "INSERT OR REPLACE",  # the seal
        ]

    def test_a_save_asks_as_many_things_of_a_long_report_as_of_a_short_one(
        self, library: Library
    ) -> None:
        counts = []
        for size in (1, 200):
            words = [f"finding {number}" for number in range(size)]
            number = library.add(a_report("Budget", *words), DRAFT, "").number
            words[0] = "another finding"
            with statements() as said:
                library.save(number, a_report("Budget", *words), DRAFT, 1, "")
            counts.append(len(said))
        assert counts[0] == counts[1] <= 32  # five pragmas, BEGIN, sixteen tables …

    def test_the_right_to_write_is_taken_before_anything_is_read(self, library: Library) -> None:
        number = library.add(a_report(), DRAFT, "").number
        with statements() as said:
            library.save(number, a_report("Budget"), DRAFT, 1, "")
        assert said[0] == "BEGIN IMMEDIATE"

    def test_a_standing_alone_writes_no_text(self, library: Library) -> None:
        number = library.add(a_report("Budget", "text"), DRAFT, "").number
        with statements() as said:
            library.save(number, a_report("Budget", "text"), READY, 1, "")
        assert writes(said) == ["UPDATE report SET", "INSERT OR REPLACE"]
        assert library.load(number).standing == READY

    def test_what_is_the_same_is_not_written_again(self, library: Library) -> None:
        kept = library.add(a_report("Budget", "text"), DRAFT, "Ann")
        with statements() as said:
            saved = library.save(kept.number, a_report("Budget", "text"), DRAFT, 1, "Bob")
        assert writes(said) == []
        assert saved == kept.saved == library.load(kept.number)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (("a", "b", "c"), ("a", "c")),
            (("a", "c"), ("a", "b", "c")),
            (("a", "b"), ("b", "a")),
            (("a",), ()),
            ((), ("a",)),
        ],
    )
    def test_findings_come_go_and_move(
        self, library: Library, old: tuple[str, ...], new: tuple[str, ...]
    ) -> None:
        def report(names: tuple[str, ...]) -> Report:
            return replace(a_report(), main=tuple(Finding(name) for name in names))

        number = library.add(report(old), DRAFT, "").number
        library.save(number, report(new), DRAFT, 1, "")
        assert library.load(number).report == report(new)


class TestVersions:
    def test_a_version_follows_the_one_before(self, library: Library) -> None:
        number = library.add(a_report(), DRAFT, "Ann").number
        for version in range(1, 4):
            saved = library.save(number, a_report(f"Budget {version}"), DRAFT, version, "Bob")
            assert saved.version == version + 1
        assert library.load(number) == saved
        assert saved.changed_by == "Bob"

    @pytest.mark.parametrize("expected", [0, 1, 3])
    def test_an_old_version_is_not_written_over_a_new_one(
        self, library: Library, expected: int
    ) -> None:
        number = library.add(a_report("mine"), DRAFT, "").number
        theirs = library.save(number, a_report("theirs"), READY, 1, "Bob")
        with statements() as said, pytest.raises(StaleError) as caught:
            library.save(number, a_report("mine too"), DRAFT, expected, "Ann")
        assert caught.value.saved == theirs == library.load(number)
        assert writes(said) == []
        assert is_one_sentence(str(caught.value))
        assert "theirs" not in str(caught.value)

    def test_two_libraries_on_one_file_see_what_the_other_saved(self, library: Library) -> None:
        other = reopened(library)
        number = library.add(a_report("one"), DRAFT, "").number
        other.save(number, a_report("two"), DRAFT, 1, "")
        with pytest.raises(StaleError):
            library.save(number, a_report("three"), DRAFT, 1, "")
        assert library.load(number).report.subject == "two"


class TestAllOrNothing:
    def test_a_save_that_fails_at_any_statement_leaves_what_was_there(
        self, library: Library
    ) -> None:
        old = library.add(a_report("old", "one", "two", authors=(Author("Ann"),)), DRAFT, "Ann")
        new = a_report("new", "three", authors=(Author("Bob"), Author("Cy")))
        with statements() as said:
            copy = library.add(old.saved.report, DRAFT, "").number
            said.clear()
            library.save(copy, new, READY, 1, "Bob")
        assert len(writes(said)) > 5
        for number in range(1, len(said) + 1):
            with pytest.raises(InjectedError), failing_after(number):
                library.save(old.number, new, READY, 1, "Bob")
            assert library.load(old.number) == old.saved
            assert library.search("old").total == 1
        library.save(old.number, new, READY, 1, "Bob")

    def test_an_addition_that_fails_uses_up_no_number(self, library: Library) -> None:
        with pytest.raises(InjectedError), failing_after(8):
            library.add(a_report(), DRAFT, "")
        assert library.entries() == ()
        assert library.add(a_report(), DRAFT, "").number == 1


class TestNumbers:
    def test_numbers_count_up(self, library: Library) -> None:
        assert [library.add(a_report(), DRAFT, "").number for _ in range(3)] == [1, 2, 3]

    def test_the_number_of_a_deleted_report_is_not_given_again(self, library: Library) -> None:
        for _ in range(2):
            library.add(a_report(), DRAFT, "")
        library.put_in_bin(2)
        library.delete_for_ever([2])
        assert reopened(library).add(a_report(), DRAFT, "").number == 3

    @pytest.mark.parametrize("words", ["BP-0001", "bp-1", "BP 1", "1", " 0001 ", "bp0001"])
    def test_a_report_is_found_by_its_number(self, library: Library, words: str) -> None:
        library.add(a_report(), DRAFT, "")
        assert library.find(words) == 1

    @pytest.mark.parametrize(
        "words", ["", "BP-", "BP-2", "0", "-1", "1.0", "¹", "one", "1; DROP TABLE report", "9" * 40]
    )
    def test_what_is_no_number_of_a_report_is_refused(self, library: Library, words: str) -> None:
        library.add(a_report(), DRAFT, "")
        with pytest.raises(InvalidInputError) as caught:
            library.find(words)
        assert is_one_sentence(str(caught.value))

    def test_what_is_not_there_can_neither_be_loaded_nor_saved(self, library: Library) -> None:
        with pytest.raises(InvalidInputError, match="BP-0042"):
            library.load(42)
        with pytest.raises(InvalidInputError, match="BP-0042"):
            library.save(42, a_report(), DRAFT, 1, "")


class TestTemplates:
    def test_a_template_comes_back_by_its_hash(self, library: Library) -> None:
        toml = 'name = "tŷ"\r\n'
        name = library.keep_template(toml)
        assert library.keep_template(toml) == name
        assert library.template_text(name) == toml

    def test_a_report_cannot_be_kept_without_its_template(self, library: Library) -> None:
        report = a_report()
        stray = replace(report, template=replace(report.template, hash="0" * 64))
        with pytest.raises(InvalidInputError, match="template"):
            library.add(stray, DRAFT, "")
        number = library.add(report, DRAFT, "").number
        with pytest.raises(InvalidInputError, match="template"):
            library.save(number, stray, DRAFT, 1, "")
        with pytest.raises(InvalidInputError, match="template"):
            library.template_text("0" * 64)

    def test_a_template_that_was_changed_on_the_disk_is_noticed(self, library: Library) -> None:
        name = library.keep_template("one")
        with sqlite3.connect(library.path) as connection:
            connection.execute("UPDATE template_text SET toml = 'two' WHERE toml = 'one'")
        connection.close()
        with pytest.raises(EnvironmentFaultError, match="damaged"):
            library.template_text(name)


class TestPeople:
    def test_the_last_one_comes_first_and_is_known_once(self, tmp_path: Path) -> None:
        library = new_library(tmp_path)
        ann = Author("Ann Jones", "0113 496 0000", "ann@example.org")
        for each in (Author("Ann Jones"), Author("Bob"), Author(" "), ann):
            library.remember(each)
        assert library.people() == (ann, Author("Bob"))

    def test_one_can_be_forgotten(self, library: Library) -> None:
        for name in ("Ann", "Bob"):
            library.remember(Author(name))
        library.forget("Ann")
        library.forget("nobody")
        assert library.people() == (Author("Bob"),)


class TestTheList:
    def test_it_shows_what_is_not_in_the_bin_the_last_changed_first(self, library: Library) -> None:
        for subject in ("one", "two", "three"):
            library.add(a_report(subject, report_to="Executive Board"), DRAFT, "Ann")
        library.save(1, a_report("one more"), READY, 1, "Bob")
        library.put_in_bin(3)
        assert [each.subject for each in library.entries()] == ["one more", "two"]
        assert [each.number for each in library.entries(binned=True)] == [3]
        assert [each.number for each in library.entries("ready")] == [1]
        assert library.entries("published") == ()
        first, second = library.entries()
        assert (first.status, first.changed_by, first.binned_at) == ("ready", "Bob", None)
        assert (second.report_to, second.changed_by) == ("Executive Board", "Ann")
