"""A text is told in lines, and lines make the same text again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.identity import counted_ids
from boardpaper.report.lines import (
    Line,
    ListItem,
    index_of,
    line_id,
    line_length,
    lines_of,
    text_of,
    with_distinct_ids,
    with_distinct_lists,
)
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Subheading, Table, Text
from tests.strategies import texts


def words(identity: str, text: str = "") -> Paragraph:
    return Paragraph(identity, (Span(text),) if text else ())


def item(identity: str, list_id: str = "l", text: str = "") -> ListItem:
    return ListItem(list_id, Bullet(identity, (Span(text),) if text else ()))


@given(texts())
def test_lines_make_the_same_text_again(text: Text) -> None:
    blocks = tuple(each for each in text.blocks if not isinstance(each, Bullets) or each.items)
    again = text_of(lines_of(text), text)
    assert again == Text(blocks)
    assert all(one is other for one, other in zip(again.blocks, blocks, strict=True))


def test_every_bullet_is_a_line_and_a_table_is_one() -> None:
    bullets = Bullets("l", (Bullet("i1"), Bullet("i2", level=2)))
    table = Table("t", (Span("caption"),))
    lines = lines_of(Text((words("p", "ab"), bullets, table)))
    assert [line_id(line) for line in lines] == ["p", "i1", "i2", "t"]
    assert [line_length(line) for line in lines] == [2, 0, 0, 1]


def test_a_line_is_found_by_its_id_and_a_list_by_its_own() -> None:
    lines = (words("p"), item("i1"), item("i2"))
    assert [index_of(lines, each) for each in ("p", "i2", "l", "gone")] == [0, 2, 1, None]


def test_lists_next_to_each_other_stay_two() -> None:
    lines = (item("i1", "l1"), item("i2", "l2"))
    assert [block.id for block in text_of(lines).blocks] == ["l1", "l2"]


def test_a_list_that_changed_is_a_new_object_and_one_that_did_not_is_the_same() -> None:
    text = Text((Bullets("l1", (Bullet("i1"),)), Bullets("l2", (Bullet("i2"),))))
    after = text_of((item("i1", "l1"), item("i2", "l2", "more")), text)
    assert after.blocks[0] is text.blocks[0]
    assert after.blocks[1] == Bullets("l2", (Bullet("i2", (Span("more"),)),))


def test_of_lines_with_one_id_the_first_that_is_not_empty_keeps_it() -> None:
    lines: list[Line] = [words("p"), words("p", "kept"), words("p", "new"), words(""), words("q")]
    mended = with_distinct_ids(lines, {"q"}, counted_ids("n"))
    assert [line_id(line) for line in mended] == ["n1", "p", "n2", "n3", "n4"]


def test_where_all_are_empty_the_first_keeps_the_id() -> None:
    mended = with_distinct_ids([item("i"), item("i")], (), counted_ids("n"))
    assert [line_id(line) for line in mended] == ["i", "n1"]


@given(st.lists(st.sampled_from(("", "a", "b", "c")), max_size=6), st.booleans())
def test_ids_are_distinct_afterwards(ids: list[str], filled: bool) -> None:
    lines = [words(each, "x" if filled else "") for each in ids]
    mended = [line_id(line) for line in with_distinct_ids(lines, {"a"}, counted_ids("n"))]
    assert len({*mended, "a", ""}) == len(mended) + 2


def test_bullets_that_something_parts_are_another_list() -> None:
    lines = (item("i1"), words("p"), item("i2"), item("i3"), Subheading("h"), item("i4", "l2"))
    mended = with_distinct_lists(lines, counted_ids("n"))
    assert mended == (
        item("i1"),
        words("p"),
        item("i2", "n1"),
        item("i3", "n1"),
        Subheading("h"),
        item("i4", "l2"),
    )
