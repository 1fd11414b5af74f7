from __future__ import annotations

import pytest

from boardpaper.document.nodes import Document, Figure, Heading, Run, TitleBlock, TitleLine
from boardpaper.errors import UnsoundResultError
from boardpaper.pdf.elements import FoundElement, plain_element
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.verify import verify
from tests.conformance.broken import BREAKS, broken
from tests.pdf.samples import (
    bullets,
    document,
    draw,
    paragraph,
    picture,
    place,
    questions,
    runs,
    section,
    table,
    title,
)

SHA = "a" * 64
SECRET = "Secretword"


def refusal(data: bytes, doc: Document) -> str:
    with pytest.raises(UnsoundResultError) as caught:
        verify(data, doc)
    return str(caught.value)


def drawn(doc: Document, wanted: Document) -> str:
    """What is said of the file of one document that is taken for another."""
    return refusal(draw(doc, {SHA: picture()})[0], wanted)


def test_a_whole_file_passes() -> None:
    doc = section(paragraph("1.1"), bullets((1, "one"), (3, "two")), table(70), questions())
    verify(draw(doc)[0], doc)
    verify(draw(document())[0], document())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"First. {SECRET} last.", "a word of paragraph 1.2 is missing"),
        (f"{SECRET} {SECRET} First. last.", "a word of paragraph 1.2 is missing"),
        ("last. First.", "out of order: a word of paragraph 1.2"),
        ("First.", "there is too much: a word of paragraph 1.2"),
        ("Firstlast.", "a word of paragraph 1.2 is missing"),
    ],
)
def test_the_first_difference_is_named_by_kind_and_place_without_the_words(
    text: str, what: str
) -> None:
    found = section(paragraph("1.1"), paragraph("1.2", "First. last."))
    wanted = section(paragraph("1.1"), paragraph("1.2", text))
    sentence = drawn(found, wanted)
    assert what in sentence
    assert SECRET not in sentence


def test_two_paragraphs_in_the_wrong_order_are_found() -> None:
    first, second = paragraph("1.1", "One."), paragraph("1.2", "Two.")
    assert "out of order: a word of paragraph 1.1" in drawn(
        section(second, first), section(first, second)
    )


def test_a_word_too_much_at_the_very_end_is_found() -> None:
    sentence = drawn(section(paragraph("1.1", "End and more.")), section(paragraph("1.1", "End")))
    assert "paragraph 1.1" in sentence


def test_words_are_not_enough_where_they_are_no_heading() -> None:
    headed = section(Heading(3, "", runs("Wider"), place("w")))
    plain = section(paragraph("", "Wider"))
    assert "the heading tag of the text below heading 1.0 is missing" in drawn(plain, headed)


def test_other_words_for_a_picture_are_found() -> None:
    one, other = (
        section(Figure("Figure 1", (), SHA, alt, False, place("figure")))
        for alt in ("A bar chart", "A pie chart")
    )
    assert "an alternative word of Figure 1 is missing" in drawn(one, other)


def test_another_title_or_language_is_found() -> None:
    doc = document(title())
    assert "the title is missing" in drawn(doc, Document("Other", "", "public", doc.nodes))
    welsh = Document(doc.title, doc.running_header, "public", doc.nodes, "cy-GB")
    assert "the language is missing" in drawn(doc, welsh)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"x" * 1000])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert "cannot be read back" in refusal(data, document())


def test_a_file_cut_short_is_refused() -> None:
    doc = section(paragraph("1.1"))
    data, _ = draw(doc)
    for size in range(0, len(data) - 20, len(data) // 40):
        assert refusal(data[:size], doc)


def test_a_byte_that_flips_in_the_words_is_found() -> None:
    doc = section(paragraph("1.1", "Some words."))
    data, _ = draw(doc)
    start = data.index(b"stream\n") + 7
    for at in range(start, start + 60, 7):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        assert refusal(flipped, doc)


def test_a_refusal_says_what_becomes_of_the_files_and_what_to_do() -> None:
    doc = section(paragraph("1.1"))
    assert "no language" in BREAKS
    assert refusal(broken(draw(doc)[0], "no language"), doc) == (
        "The PDF was not made, because its last check failed: the language is missing. A file "
        "made before stays as it was, and your text is safe. Please report it with these words."
    )


def remembered(doc: Document) -> tuple[bytes, Readings]:
    """A whole file, and what was read on its pages."""
    data = draw(doc)[0]
    readings = Readings()
    verify(data, doc, readings)
    return data, readings


def test_a_page_that_was_read_before_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = section(paragraph("1.1"), table(70))
    data, readings = remembered(doc)
    monkeypatch.setattr("boardpaper.pdf.reading.PageReader", None)
    verify(data, doc, readings)
    assert "cannot be read back" in refusal(data, doc)


def test_what_stands_below_the_tree_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = section(paragraph("1.1"), table(70), bullets((1, "one"), (2, "two")))
    data, readings = remembered(doc)
    monkeypatch.setattr("boardpaper.pdf.tree_reading.plain_element", plain_trunk)
    verify(data, doc, readings)
    assert "cannot be read back" in refusal(data, doc)


def plain_trunk(own: int, source: bytes) -> FoundElement | None:
    """Only the trunk is read anew."""
    if b"/Document" not in source:
        raise LookupError
    return plain_element(own, source)


def test_what_was_read_before_does_not_stand_in_for_what_is_there_now() -> None:
    doc = section(paragraph("1.1"), table(70))
    data, readings = remembered(doc)
    fewer = section(paragraph("1.1"), table(69))
    with pytest.raises(UnsoundResultError):
        verify(draw(fewer)[0], doc, readings)
    with pytest.raises(UnsoundResultError):
        verify(data, fewer, readings)


def test_what_is_remembered_is_of_the_last_two_files_only() -> None:
    readings = Readings()
    for number in range(5):
        doc = section(paragraph("1.1", f"words {number}"))
        verify(draw(doc)[0], doc, readings)
    assert len({*readings.pages._now, *readings.pages._last}) == 2
    kept = [*readings.branches._now.values(), *readings.branches._last.values()]
    assert len({word for branch in kept for word in branch.words if "words" in word}) == 2


def test_a_heading_may_begin_with_a_link_and_a_title_be_invisible() -> None:
    linked = (Run("Link", link="https://www.example.gov.uk/"), Run(" and more"))
    doc = section(Heading(3, "", linked, place("w"), "w"), paragraph("1.1"))
    verify(draw(doc)[0], doc)
    unseen = TitleBlock(
        (TitleLine("", runs("\u200b"), place("title"), is_title=True),), place("title")
    )
    doc = document(unseen, Heading(2, "", runs("One"), place("h")), paragraph("1.1"))
    verify(draw(doc)[0], doc)


def test_a_reference_may_lead_to_what_has_no_words() -> None:
    refers = paragraph("1.1", (Run("1.2", target="anchor 1.2"),))
    doc = section(refers, paragraph("", "", "1.2"))
    verify(draw(doc)[0], doc)


def test_another_picture_than_that_of_the_report_is_found() -> None:
    one, other = picture(), picture(size=(30, 30))
    figure = Figure("Figure 1", (), SHA, "A bar chart", False, place("figure"))
    doc = section(paragraph("1.1"), figure)
    data = draw(doc, {SHA: one})[0]
    known = Readings()
    for _ in range(2):
        verify(data, doc, known, {SHA: one})
    with pytest.raises(UnsoundResultError, match="the picture of Figure 1 is another"):
        verify(data, doc, Readings(), {SHA: other})
