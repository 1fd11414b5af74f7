"""How numbers count on, apart from what they number."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.numbering import Counters, Number, SectionNumbers, item_label
from boardpaper.report.template import ItemLabel, Numbering
from boardpaper.report.text import BlockKind
from tests.document.builders import BARE, BODY, FRONT


def test_decimal_counts_restart_below() -> None:
    counters = Counters()
    depths = [1, 2, 2, 3, 3, 2, 3, 1, 2]
    assert [counters.decimal(depth) for depth in depths] == [
        "1", "1.1", "1.2", "1.2.1", "1.2.2", "1.3", "1.3.1", "2", "2.1",
    ]  # fmt: skip


def test_running_counts_are_kept_apart() -> None:
    counters = Counters()
    names = ["a", "a", "b", "a"]
    assert [counters.running(name) for name in names] == ["1", "2", "1", "3"]


def test_a_table_printed_again_keeps_its_number() -> None:
    counters = Counters()
    ids = ["t1", "t2", "t1", "t3"]
    assert [counters.labelled("table", each) for each in ids] == ["1", "2", "1", "3"]
    assert counters.labelled("figure", "t1") == "1"


def test_suffixes_are_printed_and_not_cited() -> None:
    body = SectionNumbers(Counters(), BODY, 1)
    assert body.heading() == Number("1.0", "1")
    assert body.take("numbered paragraph") == Number("1.1", "1.1")
    front = SectionNumbers(Counters(), FRONT, 1)
    assert front.take("numbered paragraph") == Number("1.", "1")


def test_the_second_level_has_no_heading_suffix() -> None:
    counters = Counters()
    SectionNumbers(counters, BODY, 1).heading()
    second = SectionNumbers(counters, BODY, 2)
    assert second.heading() == Number("1.1", "1.1")
    assert second.take("numbered paragraph") == Number("1.1.1", "1.1.1")


def test_below_a_numbered_subheading_paragraphs_go_one_deeper() -> None:
    numbers = SectionNumbers(Counters(), BODY, 1)
    numbers.heading()
    kinds: tuple[BlockKind, ...] = (
        "numbered paragraph",
        "numbered sub-heading",
        "numbered paragraph",
        "sub-heading",
        "numbered paragraph",
        "numbered sub-heading",
        "numbered paragraph",
    )
    assert [numbers.take(kind).cited for kind in kinds] == [
        "1.1", "1.2", "1.2.1", "", "1.2.2", "1.3", "1.3.1",
    ]  # fmt: skip


def test_running_numbers_run_on_through_numbered_subheadings() -> None:
    numbers = SectionNumbers(Counters(), FRONT, 1)
    kinds: tuple[BlockKind, ...] = (
        "numbered paragraph",
        "numbered sub-heading",
        "numbered paragraph",
    )
    assert [numbers.take(kind).printed for kind in kinds] == ["1.", "2.", "3."]


def test_without_numbering_nothing_has_a_number() -> None:
    numbers = SectionNumbers(Counters(), BARE, 1)
    assert numbers.heading() == Number()
    assert numbers.take("numbered paragraph") == Number()
    assert numbers.take("numbered sub-heading") == Number()


def test_decimal_headings_go_with_running_paragraphs() -> None:
    both = Numbering("both", headings="decimal", paragraphs="running")
    counters = Counters()
    printed = []
    for _ in range(2):
        numbers = SectionNumbers(counters, both, 1)
        printed += [numbers.heading().printed, numbers.take("numbered paragraph").printed]
    assert printed == ["1", "1", "2", "2"]


@pytest.mark.parametrize(
    ("style", "count", "label"),
    [
        ("1.", 3, Number("3.", "3")),
        ("(1)", 3, Number("(3)", "(3)")),
        ("(a)", 1, Number("(a)", "(a)")),
        ("(a)", 26, Number("(z)", "(z)")),
        ("(a)", 27, Number("(aa)", "(aa)")),
        ("(a)", 53, Number("(ba)", "(ba)")),
    ],
)
def test_labels_of_recommendations(style: ItemLabel, count: int, label: Number) -> None:
    assert item_label(style, count) == label


@given(st.integers(1, 100_000))
def test_letters_count_like_a_bijective_numeral(count: int) -> None:
    value = 0
    for letter in item_label("(a)", count).cited.strip("()"):
        value = value * 26 + string.ascii_lowercase.index(letter) + 1
    assert value == count
