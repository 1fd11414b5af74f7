from __future__ import annotations

import pytest

from boardpaper.desktop.kit.wording import first_sentence, listed


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_names_are_listed(names: tuple[str, ...], said: str) -> None:
    assert listed(names) == said


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("", ("", "")),
        ("One line", ("One line", "")),
        ("First. Second.\nThird.", ("First.", "Second. Third.")),
        ("The Act (2010, section 149). Then", ("The Act (2010, section 149).", "Then")),
        ("By 3.2 p.m. on the day.", ("By 3.2 p.m. on the day.", "")),
    ],
)
def test_the_first_sentence_is_parted_from_the_rest(text: str, parted: tuple[str, str]) -> None:
    assert first_sentence(text) == parted
