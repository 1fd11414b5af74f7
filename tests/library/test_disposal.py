"""The bin gives back; what is deleted from it is gone from the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from boardpaper.errors import InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from boardpaper.report.report import Appendix, Author, Report
from tests.library.libraries import DRAFT, SOON, a_report, is_one_sentence, statements

SECRET, OLD_SECRET, PAPER_SECRET = "Zqxsecret", "Zqxearlier", "Zqxpaper"


def secrets_in(folder: Path) -> set[str]:
    """The secrets that are in the bytes of any file, whatever the capitals."""
    content = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file()).lower()
    return {each for each in (SECRET, OLD_SECRET, PAPER_SECRET) if each.lower().encode() in content}


def secret_report(library: Library) -> Report:
    paper = library.keep_attachment(PAPER_SECRET.encode())
    return a_report(
        f"About {SECRET}",
        f"The {SECRET} is out. " * 400,
        authors=(Author(SECRET),),
        appendices=(Appendix("a1", SECRET, attachment=paper),),
    )


def counts(library: Library) -> dict[str, int]:
    """How many rows each table has."""
    with Access(library.path, SOON).reading() as connection:
        tables = connection.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%'")
        ).all()
        return {
            name: connection.scalar(text(f"SELECT count(*) FROM {name}"))  # noqa: S608
            for name in tables
        }


class TestTheBin:
    def test_a_report_goes_in_and_comes_back_as_it_was(self, library: Library) -> None:
        kept = library.add(a_report("Budget"), DRAFT, "")
        library.put_in_bin(kept.number)
        assert library.entries() == ()
        (entry,) = library.entries(binned=True)
        assert entry.binned_at is not None
        assert library.load(kept.number) == kept.saved
        library.restore(kept.number)
        assert [each.number for each in library.entries()] == [kept.number]
        assert library.load(kept.number) == kept.saved

    def test_going_in_twice_keeps_the_first_moment(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        library.put_in_bin(1)
        before = library.entries(binned=True)
        library.put_in_bin(1)
        assert library.entries(binned=True) == before
        library.restore(1)
        library.restore(1)

    def test_who_has_it_open_can_go_on_saving(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        library.put_in_bin(1)
        library.save(1, a_report("more"), DRAFT, 1, "")
        assert [each.subject for each in library.entries(binned=True)] == ["more"]

    def test_what_is_not_there_is_refused(self, library: Library) -> None:
        for act in (library.put_in_bin, library.restore):
            with pytest.raises(InvalidInputError, match="BP-0007"):
                act(7)


class TestDeletingForEver:
    def test_only_what_is_in_the_bin_is_deleted(self, library: Library) -> None:
        for _ in range(2):
            library.add(a_report("Budget"), DRAFT, "")
        library.put_in_bin(2)
        with pytest.raises(InvalidInputError, match="BP-0001 is not in the bin") as caught:
            library.delete_for_ever([2, 1])
        assert is_one_sentence(str(caught.value))
        with pytest.raises(InvalidInputError, match="BP-0003"):
            library.delete_for_ever([2, 3])
        assert library.search("budget", binned=True).total == 1

    def test_nothing_of_it_stays_in_the_files(self, library: Library) -> None:
        other = library.add(a_report("Other", "text " * 1000), DRAFT, "")
        before = counts(library)
        report = secret_report(library)
        number = library.add(replace(report, subject=OLD_SECRET), DRAFT, "").number
        library.save(number, report, DRAFT, 1, "")
        library.put_in_bin(number)
        assert secrets_in(library.path.parent) == {SECRET, OLD_SECRET, PAPER_SECRET}
        library.delete_for_ever([number])
        assert secrets_in(library.path.parent) == set()
        told = {name: count for name, count in counts(library).items() if name != "event"}
        assert told == {name: count for name, count in before.items() if name != "event"}
        assert [each.deed.what for each in library.events(number)] == [
            "create", "put-in-bin", "delete",
        ]  # fmt: skip
        assert library.load(other.number) == other.saved
        assert library.search("other").total == 1

    def test_several_are_deleted_with_one_clearing_of_the_index(self, library: Library) -> None:
        for _ in range(3):
            number = library.add(secret_report(library), DRAFT, "").number
            library.put_in_bin(number)
        with statements() as said:
            library.delete_for_ever([1, 2, 3])
        assert sum("optimize" in each for each in said) == 1
        assert secrets_in(library.path.parent) == set()
