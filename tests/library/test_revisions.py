"""States that were kept come back as they were; the rest is thinned."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.revisions import PERIOD, why_of
from boardpaper.report import acts
from boardpaper.report.standing import Clearance, Saved, Standing
from tests.library.libraries import DRAFT, START, Clock, a_report, is_one_sentence, new_library
from tests.strategies import saved_reports

LONG = "word " * 2000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    return new_library(tmp_path, clock)


def whys(library: Library, number: int = 1) -> list[str]:
    return [each.why for each in library.revisions(number)]


class TestWhenAStateIsKept:
    def test_when_it_is_begun(self, library: Library) -> None:
        library.add(a_report("Budget"), DRAFT, "Ann")
        (start,) = library.revisions(1)
        assert (start.why, start.by, start.name) == ("start", "Ann", "")
        assert library.revision(1, start.id) == a_report("Budget")

    def test_half_an_hour_after_the_last_while_it_is_written_in(
        self, library: Library, clock: Clock
    ) -> None:
        library.add(a_report("0"), DRAFT, "")
        for version in range(1, 61):
            library.save(1, a_report(str(version)), DRAFT, version, "")
        assert whys(library) == ["period", "period", "start"]
        assert [library.revision(1, each.id).subject for each in library.revisions(1)] == [
            "60", "30", "0",
        ]  # fmt: skip
        clock.now += PERIOD
        library.save(1, a_report("60"), DRAFT, 61, "")  # the same
        assert len(whys(library)) == 3

    def test_also_when_the_clock_was_set_back(self, library: Library, clock: Clock) -> None:
        library.add(a_report("0"), DRAFT, "")
        clock.now -= timedelta(days=400)
        library.save(1, a_report("1"), DRAFT, 1, "")
        library.save(1, a_report("2"), DRAFT, 2, "")
        assert whys(library) == ["period", "start"]

    def test_on_an_act_that_matters(self, library: Library) -> None:
        library.add(a_report("0"), DRAFT, "")
        done = (acts.Clear(Clearance("legal", "Bob", START, "0" * 64)), acts.MakeReady())
        library.save(1, a_report("1"), Standing("ready"), 1, "Ann", done)
        assert whys(library) == ["status", "clearance", "start"]
        library.save(1, a_report("1"), DRAFT, 2, "Ann", (acts.ReturnToDraft(edited=True),))
        assert len(whys(library)) == 3

    @pytest.mark.parametrize("why", ["close", "period", "restore"])
    def test_not_by_itself_where_nothing_changed(self, library: Library, why: str) -> None:
        library.add(a_report("0"), DRAFT, "")
        library.keep_revision(1, a_report("0"), why, "")  # type: ignore[arg-type]
        assert whys(library) == ["start"]
        library.keep_revision(1, a_report("1"), why, "")  # type: ignore[arg-type]
        assert whys(library) == [why, "start"]

    def test_on_request_and_at_an_export_always(self, library: Library) -> None:
        library.add(a_report("0"), DRAFT, "")
        library.keep_revision(1, a_report("0"), "export", "Ann")
        library.keep_revision(1, a_report("0"), "named", "Ann", "As sent to legal")
        assert whys(library) == ["named", "export", "start"]
        assert library.revisions(1)[0].name == "As sent to legal"

    def test_every_act_has_a_word(self) -> None:
        assert why_of(acts.Plan()) is None
        assert why_of(acts.TakeBackClearance("legal")) is None
        for kind in (acts.MakeReady, acts.Correct, acts.Withdraw, acts.TakeUp, acts.ReturnToDraft):
            assert why_of(kind()) == "status"


class TestWhatIsKept:
    @given(saved_reports())
    def test_any_report_comes_back_as_it_was(self, saved: Saved) -> None:
        with tempfile.TemporaryDirectory() as folder:
            library = new_library(Path(folder))
            number = library.add(saved.report, DRAFT, "").number
            (start,) = library.revisions(number)
            assert library.revision(number, start.id) == saved.report

    def test_a_text_is_compressed_and_kept_once(self, library: Library) -> None:
        report = a_report("Budget", LONG)
        library.add(report, DRAFT, "")
        for _ in range(3):
            library.keep_revision(1, report, "export", "")
        with closing(sqlite3.connect(library.path)) as connection:
            query = "SELECT count(*), sum(length(json)) FROM revision_text"
            count, size = connection.execute(query).fetchone()
        assert (count, len(whys(library))) == (1, 4)
        assert size < len(LONG) / 20

    def test_a_damaged_one_is_refused(self, library: Library) -> None:
        library.add(a_report("Budget", LONG), DRAFT, "")
        (start,) = library.revisions(1)
        for sql in (
            "UPDATE revision_text SET json = x'00'",
            "UPDATE revision SET \"by\" = 'Eve'",
        ):
            with closing(sqlite3.connect(library.path)) as connection:
                connection.execute(sql)
                connection.commit()
            with pytest.raises(EnvironmentFaultError, match="A revision of BP-0001") as caught:
                library.revision(1, start.id)
            assert is_one_sentence(str(caught.value))

    def test_one_that_is_not_there_is_refused(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        for act in (
            lambda: library.revision(1, 7),
            lambda: library.name_revision(1, 7, "x"),
            lambda: library.revision(3, 1),
            lambda: library.keep_revision(3, a_report(), "close", ""),
        ):
            with pytest.raises(InvalidInputError) as caught:
                act()
            assert is_one_sentence(str(caught.value))


class TestThinning:
    def fill(self, library: Library, clock: Clock) -> None:
        """Eight revisions of one afternoon, and then a hundred days."""
        library.add(a_report("0"), DRAFT, "")
        for version in range(1, 8):
            clock.now += PERIOD
            library.save(1, a_report(str(version)), DRAFT, version, "")
        clock.now += timedelta(days=100)

    def test_what_was_kept_by_itself_goes_with_time(self, library: Library, clock: Clock) -> None:
        self.fill(library, clock)
        assert len(whys(library)) == 8
        library.save(1, a_report("new"), DRAFT, 8, "")
        assert [library.revision(1, each.id).subject for each in library.revisions(1)] == [
            "new", "7",
        ]  # fmt: skip
        with closing(sqlite3.connect(library.path)) as connection:
            count = connection.execute("SELECT count(*) FROM revision_text").fetchone()
        assert count == (2,)

    def test_what_has_a_name_or_was_a_step_on_the_way_stays(
        self, library: Library, clock: Clock
    ) -> None:
        self.fill(library, clock)
        *_, second, _first = library.revisions(1)
        library.name_revision(1, second.id, "As sent to legal")
        library.keep_revision(1, a_report("7"), "export", "")
        assert [(each.why, each.name) for each in library.revisions(1)] == [
            ("export", ""),
            ("period", ""),
            ("period", "As sent to legal"),
        ]

    def test_a_name_that_was_taken_away_protects_no_more(
        self, library: Library, clock: Clock
    ) -> None:
        self.fill(library, clock)
        *_, second, _first = library.revisions(1)
        for name in ("Mine", ""):
            library.name_revision(1, second.id, name)
        library.save(1, a_report("new"), DRAFT, 8, "")
        assert second.id not in [each.id for each in library.revisions(1)]
