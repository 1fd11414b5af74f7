"""Who has a report open is told to whoever opens it next."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from boardpaper.errors import InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.lock import STALE, Desk
from tests.library.libraries import DRAFT, Clock, a_report, new_library

ANN, BOB = Desk("1", "Ann Jones", "PC-1"), Desk("2", "Bob Cole", "PC-2")
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    library = new_library(tmp_path, clock)
    for _ in range(2):
        library.add(a_report(), DRAFT, "")
    return library


def test_the_first_has_it_and_the_second_is_told(library: Library) -> None:
    mine = library.lock(1, ANN)
    assert (mine.desk, library.lock_on(1)) == (ANN, mine)
    theirs = library.lock(1, BOB)
    assert theirs == mine
    assert library.lock_on(2) is None
    assert library.lock(2, BOB).desk == BOB


def test_it_can_be_taken_again_and_released_by_its_own_desk_only(library: Library) -> None:
    library.lock(1, ANN)
    assert library.lock(1, ANN).desk == ANN
    library.release(1, BOB)
    assert library.lock(1, BOB).desk == ANN
    library.release(1, ANN)
    assert library.lock(1, BOB).desk == BOB


@pytest.mark.parametrize("later", [STALE, -2 * STALE])
def test_one_that_says_nothing_for_long_holds_no_more(
    library: Library, clock: Clock, later: timedelta
) -> None:
    library.lock(1, ANN)
    clock.now += later
    assert library.lock(1, BOB).desk == BOB
    assert set(library.beat(ANN)) == set()


def test_a_beat_keeps_all_locks_of_a_desk(library: Library, clock: Clock) -> None:
    for number in (1, 2):
        library.lock(number, ANN)
    clock.now += STALE - 2 * A_MINUTE
    assert set(library.beat(ANN)) == {1, 2}
    clock.now += STALE - 2 * A_MINUTE
    assert library.lock(1, BOB).desk == ANN


def test_it_can_be_taken_over_and_whoever_had_it_hears_so(library: Library) -> None:
    for number in (1, 2):
        library.lock(number, ANN)
    assert library.lock(1, BOB, over=True).desk == BOB
    assert set(library.beat(ANN)) == {2}


def test_it_goes_with_its_report(library: Library) -> None:
    library.lock(1, ANN)
    library.put_in_bin(1)
    library.delete_for_ever([1])
    assert library.lock_on(1) is None
    with pytest.raises(InvalidInputError):
        library.lock(1, ANN)
