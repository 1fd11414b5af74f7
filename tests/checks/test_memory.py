from __future__ import annotations

from boardpaper.checks.memory import Memory


def test_what_was_found_under_a_key_is_kept_for_one_round_more() -> None:
    memory = Memory()
    found: list[int] = []

    def find() -> int:
        found.append(1)
        return len(found)

    memory.begin()
    assert [memory.under("a", find), memory.under("a", find)] == [1, 1]
    memory.begin()
    assert memory.under("a", find) == 1
    memory.begin()
    memory.begin()
    assert memory.under("a", find) == 2


def test_another_key_is_found_out_anew() -> None:
    memory = Memory()
    memory.begin()
    assert memory.under("a", lambda: 1) == 1
    assert memory.under("b", lambda: 2) == 2
