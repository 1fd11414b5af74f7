"""How much two states of a sequence share at both ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.ends import Ends, shared_ends

ITEMS = st.lists(st.integers(0, 2), max_size=6).map(tuple)


@pytest.mark.parametrize(
    ("new", "old", "ends"),
    [
        ("abc", "abc", Ends(3, 0)),
        ("abxc", "abyyc", Ends(2, 1)),
        ("aa", "aaa", Ends(2, 0)),
        ("", "abc", Ends(0, 0)),
        ("bc", "abc", Ends(0, 2)),
    ],
)
def test_what_is_shared_at_the_beginning_counts_first(new: str, old: str, ends: Ends) -> None:
    assert shared_ends(new, old) == ends


@given(ITEMS, ITEMS)
def test_the_ends_of_the_old_around_the_middle_of_the_new_are_the_new(
    new: tuple[int, ...], old: tuple[int, ...]
) -> None:
    ends = shared_ends(new, old)
    assert ends.around(ends.between(new), old) == new
