"""The clock is set back, or put right again, while the officer writes: nothing is lost by that."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.checking import faults
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import rebuild
from boardpaper.library.revisions import PERIOD
from boardpaper.library.signature import Signature
from boardpaper.library.verifying import verify
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Appendix, Report
from boardpaper.report.standing import Saved
from tests.library.filled import sha256
from tests.library.libraries import DRAFT, SOON, START, Clock, a_report, new_library

JUMPS = (
    timedelta(seconds=-1),
    timedelta(hours=-1),
    timedelta(days=-8),
    timedelta(days=-400),
    timedelta(days=408, hours=1),
    timedelta(days=-7300),
    timedelta(days=7300),
)
A_DAY = timedelta(days=1)
PAPERS = tuple(b"%%PDF-1.7 paper %d" % number for number in range(6))
DEEDS, LONG_DEEDS = 100, 3_000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(folder: Path, clock: Clock) -> Library:
    return new_library(folder, clock)


def require_whole(library: Library) -> None:
    while library.tidy():
        pass
    assert verify(library.path, SOON).faults == ()


def naming(subject: str, *papers: bytes) -> Report:
    named = [Appendix(f"a{n}", attachment=sha256(data)) for n, data in enumerate(papers)]
    return a_report(subject, appendices=tuple(named))


def texts(library: Library, number: int) -> list[str]:
    """The subjects of the revisions of a report, the last one first."""
    kept = library.revisions(number)
    return [library.revision(number, each.id).subject for each in kept]


def test_saves_go_on_and_versions_stay_in_order(library: Library, clock: Clock) -> None:
    saved = library.add(a_report("0"), DRAFT, "Ann").saved
    for version, jump in enumerate(JUMPS, 1):
        clock.now += jump
        saved = library.save(1, a_report(str(version)), DRAFT, saved.version, "Ann")
        assert (saved.version, saved.changed_at) == (version + 1, clock.now)
        assert library.load(1) == saved
        library.keep_revision(1, saved.report, "export", "Ann")
        require_whole(library)
    in_order = [str(version) for version in range(len(JUMPS), -1, -1)]
    found = texts(library, 1)
    assert list(dict.fromkeys(found)) == in_order
    numbers = [each.id for each in library.events()]
    assert numbers == sorted(numbers)


def test_what_was_kept_while_it_was_set_back_is_thinned_as_of_its_day(
    library: Library, clock: Clock
) -> None:
    library.add(a_report("begun"), DRAFT, "")
    clock.now -= 3650 * A_DAY
    for version in range(1, 5):
        clock.now += PERIOD
        library.save(1, a_report(str(version)), DRAFT, version, "")
    clock.now = START + A_DAY
    library.save(1, a_report("put right"), DRAFT, 5, "")
    assert texts(library, 1) == ["put right", "4", "3", "2", "1", "begun"]
    clock.now += 3 * A_DAY
    library.save(1, a_report("later"), DRAFT, 6, "")
    assert texts(library, 1) == ["later", "put right", "4"]


def test_what_was_kept_before_it_was_set_back_is_not_thinned(
    library: Library, clock: Clock
) -> None:
    library.add(a_report("0"), DRAFT, "")
    for version in range(1, 5):
        clock.now += PERIOD
        library.save(1, a_report(str(version)), DRAFT, version, "")
    clock.now -= 3650 * A_DAY
    library.save(1, a_report("5"), DRAFT, 5, "")
    assert texts(library, 1) == ["5", "4", "3", "2", "1", "0"]


class TestPapers:
    def test_one_dropped_while_it_was_set_back_can_be_brought_back(
        self, library: Library, clock: Clock
    ) -> None:
        library.add(a_report("0"), DRAFT, "")
        clock.now -= 3650 * A_DAY
        library.keep_attachment(PAPERS[0])
        for version, report in enumerate(
            (naming("1"), naming("with", PAPERS[0]), naming("without")), 1
        ):
            library.save(1, report, DRAFT, version, "")
        clock.now = START + A_DAY
        library.remove_unnamed_attachments()
        library.save(1, naming("with again", PAPERS[0]), DRAFT, 4, "")
        assert library.attachment(sha256(PAPERS[0])) == PAPERS[0]

    def test_the_week_is_the_same_in_every_time_zone(self, folder: Path, clock: Clock) -> None:
        zone = timezone(timedelta(hours=13))
        library = new_library(folder, lambda: clock().astimezone(zone))
        for _ in range(2):
            library.keep_attachment(PAPERS[0])
        library.add(naming("with", PAPERS[0]), DRAFT, "")
        library.save(1, naming("without"), DRAFT, 1, "")
        with closing(sqlite3.connect(library.path)) as connection:
            moments = connection.execute(
                "SELECT kept_at, dropped_at FROM attachment JOIN report_attachment USING (sha256)"
            ).fetchall()
        hour = f"{START:%Y-%m-%d %H}"
        assert [[each[:13] for each in row] for row in moments] == [[hour, hour]]

    def test_one_kept_again_while_it_was_set_back_has_its_week(
        self, library: Library, clock: Clock
    ) -> None:
        name = library.keep_attachment(PAPERS[0])
        clock.now -= 3650 * A_DAY
        assert library.keep_attachment(PAPERS[0]) == name
        clock.now = START + A_DAY
        library.remove_unnamed_attachments()
        assert library.attachment(name) == PAPERS[0]

    def test_none_that_is_named_goes_whatever_the_clock_says(
        self, library: Library, clock: Clock
    ) -> None:
        for data in PAPERS[:2]:
            library.keep_attachment(data)
        library.add(naming("in a revision", PAPERS[0]), DRAFT, "")
        library.save(1, naming("in the report", PAPERS[1]), DRAFT, 1, "")
        for jump in (*JUMPS, 36500 * A_DAY, -50000 * A_DAY):
            clock.now += jump
            require_whole(library)
            assert [library.attachment(sha256(each)) for each in PAPERS[:2]] == [*PAPERS[:2]]


class TestBackups:
    def test_one_of_before_and_one_of_the_moment_stay(
        self, library: Library, clock: Clock, folder: Path
    ) -> None:
        backups = Backups(library.path, folder / "backups", SOON)
        made = []
        for version, jump in enumerate(JUMPS):
            clock.now += jump
            library.add(a_report(str(version)), DRAFT, "")
            made.append(backups.make(clock.now))
            assert made[-1].path.exists()
            assert faults(made[-1].path) == []
        for before, after in pairwise(made):
            assert before.path.exists() or before.at < after.at

    def test_one_of_a_wrong_future_does_not_pass_for_the_last_word(
        self, library: Library, folder: Path
    ) -> None:
        backups = Backups(library.path, folder / "backups", SOON)
        backups.make(START + 3650 * A_DAY)
        library.add(a_report("later"), DRAFT, "")
        assert backups.has_changed()


class Desk:
    """Does whatever comes on a library while its clock jumps, and knows what it must have."""

    def __init__(self, library: Library, clock: Clock, backups: Backups) -> None:
        self._library, self._clock, self._backups = library, clock, backups
        self._dice = random.Random(604)  # noqa: S311
        self._kept: dict[int, Saved] = {}
        self._named: dict[int, str] = {}

    def go_on(self, deeds: int) -> None:
        choices: Mapping[Callable[[], None], int] = {
            self._jump: 2, self._add: 1, self._save: 8, self._name: 1, self._tidy: 2,
            self._back_up: 1,
        }  # fmt: skip
        for deed in self._dice.choices([*choices], [*choices.values()], k=deeds):
            deed()
        self._tidy()

    def _jump(self) -> None:
        right = START + self._dice.randrange(60) * A_DAY
        wrong = datetime(self._dice.choice((1970, 1980, 2016, 2099)), 1, 1, tzinfo=UTC)
        self._clock.now = self._dice.choice((right, wrong, self._clock.now - PERIOD))

    def _report(self) -> Report:
        papers = self._dice.sample(PAPERS, self._dice.randrange(3))
        for each in papers:
            self._library.keep_attachment(each)
        return naming(f"Subject {self._dice.randrange(10**9)}", *papers)

    def _add(self) -> None:
        kept = self._library.add(self._report(), DRAFT, "Ann")
        self._kept[kept.number] = kept.saved

    def _save(self) -> None:
        if not self._kept:
            return
        number = self._dice.choice([*self._kept])
        before = self._kept[number]
        after = self._library.save(number, self._report(), DRAFT, before.version, "Ann")
        assert after.version == before.version + 1
        self._kept[number] = after

    def _name(self) -> None:
        for number, saved in [*self._kept.items()][-1:]:
            self._library.keep_revision(number, saved.report, "named", "Ann", "As sent")
            self._named[self._library.revisions(number)[0].id] = saved.report.subject

    def _tidy(self) -> None:
        require_whole(self._library)
        for number, saved in self._kept.items():
            assert self._library.load(number) == saved
            for name in attachments_of(saved.report):
                assert sha256(self._library.attachment(name)) == name
            for each in self._library.revisions(number):
                text = self._library.revision(number, each.id)
                assert self._named.get(each.id, text.subject) == text.subject
                for name in attachments_of(text):
                    self._library.attachment(name)
        ids = {each.id for number in self._kept for each in self._library.revisions(number)}
        assert self._named.keys() <= ids

    def _back_up(self) -> None:
        made = self._backups.make(self._clock.now)
        assert faults(made.path) == []


def jump_about(library: Library, clock: Clock, folder: Path, deeds: int) -> None:
    Desk(library, clock, Backups(library.path, folder / "backups", SOON)).go_on(deeds)
    before = [library.load(each.number) for each in library.entries()]
    rebuild(library.path, Signature(clock(), "Ann"), SOON)
    again = Library.open(library.path, clock, SOON)
    assert [again.load(each.number) for each in again.entries()] == before
    require_whole(again)


def test_a_clock_that_jumps_about_loses_nothing(
    library: Library, clock: Clock, folder: Path
) -> None:
    jump_about(library, clock, folder, DEEDS)


@pytest.mark.long
def test_nor_one_that_does_for_years(library: Library, clock: Clock, folder: Path) -> None:
    jump_about(library, clock, folder, LONG_DEEDS)
