"""What was done is noted for good, and what was done to the notes is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date

import pytest

from boardpaper.library.event import CREATION, Deed
from boardpaper.library.events import broken_links
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from boardpaper.report.acts import Clear, Decide, MakeReady, Plan, ReturnToDraft
from boardpaper.report.standing import Clearance, Decision, Standing
from tests.library.libraries import DRAFT, SOON, START, a_report

A_DAY = date(2026, 12, 9)


def broken(library: Library) -> Sequence[int]:
    with Access(library.path, SOON).reading() as connection:
        return list(broken_links(connection))


def change(library: Library, sql: str) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute(sql)
        connection.commit()


@pytest.fixture
def eventful(library: Library) -> Library:
    """A library with five events of two reports and one of its own."""
    for name in ("Ann", "Bob"):
        library.add(a_report(), DRAFT, name)
    library.put_in_bin(2, "Cy")
    library.restore(2, "Cy")
    library.note(None, Deed("back-up"), "Ann")
    library.note(1, Deed("export", (("audience", "public"),)), "Ann")
    return library


class TestWhatIsNoted:
    def test_who_did_what_when(self, eventful: Library) -> None:
        first, *_, last = eventful.events()
        assert (first.id, first.by, first.report, first.deed) == (1, "Ann", 1, CREATION)
        assert (last.id, last.report) == (6, 1)
        assert last.deed == Deed("export", (("audience", "public"),))
        assert START < first.at < last.at

    def test_the_events_of_a_report_are_its_own(self, eventful: Library) -> None:
        told = [(each.by, each.deed.what) for each in eventful.events(2)]
        assert told == [("Bob", "create"), ("Cy", "put-in-bin"), ("Cy", "take-out-of-bin")]

    def test_the_acts_of_a_save_are_noted_with_it(self, library: Library) -> None:
        number = library.add(a_report("Budget"), DRAFT, "").number
        clearance = Clearance("legal", "Bob", START, "0" * 64)
        decision = Decision(A_DAY, "The secret resolution")
        acts = (
            Clear(clearance), MakeReady(), ReturnToDraft(edited=True), Plan(A_DAY),
            Decide(decision),
        )  # fmt: skip
        library.save(number, a_report("Budget"), Standing("decided"), 1, "Ann", acts)
        _, *told = library.events(number)
        assert [(each.deed.what, dict(each.deed.details)) for each in told] == [
            (
                "clear",
                {
                    "role": "legal",
                    "by": "Bob",
                    "at": "2026-08-03T09:30:00Z",
                    "content_hash": "0" * 64,
                },
            ),
            ("make-ready", {}),
            ("return-to-draft", {"edited": "True"}),
            ("plan", {"on": "2026-12-09"}),
            ("decide", {"on": "2026-12-09"}),
        ]
        assert "secret" not in repr(told)

    def test_a_save_that_fails_notes_nothing(self, library: Library) -> None:
        number = library.add(a_report(), DRAFT, "").number
        with pytest.raises(Exception, match="saved elsewhere"):
            library.save(number, a_report(), DRAFT, 7, "", (MakeReady(),))
        assert len(library.events()) == 1


class TestTheChain:
    def test_it_holds(self, eventful: Library) -> None:
        assert broken(eventful) == []

    def test_an_empty_one_holds(self, library: Library) -> None:
        assert broken(library) == []

    @pytest.mark.parametrize(
        "column",
        [
            "at = '2026-08-03 09:35:00.000000'", "by = 'Eve'", "report = 1", "what = 'delete'",
            "details = '{\"a\": \"b\"}'", "details = '[1]'", "details = 'x'", "at = 7",
            "sha256 = 'f'", "what = 'No key!'",
        ],
    )  # fmt: skip
    def test_a_changed_row_is_noticed(self, eventful: Library, column: str) -> None:
        change(eventful, f"UPDATE event SET {column} WHERE id = 3")  # noqa: S608
        assert 3 in broken(eventful)

    @pytest.mark.parametrize("number", [1, 3, 6])
    def test_a_missing_row_is_noticed(self, eventful: Library, number: int) -> None:
        change(eventful, f"DELETE FROM event WHERE id = {number}")  # noqa: S608
        assert number in broken(eventful)

    def test_rows_that_changed_places_are_noticed(self, eventful: Library) -> None:
        for old, new in ((3, 9), (4, 3), (9, 4)):
            change(eventful, f"UPDATE event SET id = {new} WHERE id = {old}")  # noqa: S608
        assert broken(eventful)[:2] == [3, 4]
