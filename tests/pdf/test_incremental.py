"""What is remembered of an earlier state changes nothing: the same bytes, the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.nodes import (
    AuthorBox,
    Document,
    Figure,
    Heading,
    Node,
    Note,
    Paragraph,
    Run,
)
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.render import Layout, lay_out, write, write_page
from boardpaper.report.place import Place
from tests.pdf.samples import (
    IMPRINT,
    SENTENCE,
    bullets,
    document,
    fonts,
    paragraph,
    picture,
    place,
    questions,
    runs,
    table,
    title,
)

SHA = "a" * 64
PICTURES = {SHA: picture(size=(400, 300))}
AUTHORS = AuthorBox((("Report author:", "A. Officer"),), Place("details", field="author"))

Nodes = tuple[Node, ...]
Edit = Callable[[Nodes], Nodes]


def heading(number: int) -> Heading:
    return Heading(2, f"{number}.0", runs("Heading " * (number % 20)), place(f"h{number}"), "h")


def long_paragraph(number: int) -> Paragraph:
    return paragraph(f"1.{number}", SENTENCE * (number % 40))


def linked(number: int) -> Paragraph:
    spans = (Run(SENTENCE * (number % 9)), Run("here " * number, link="https://example.org"))
    return paragraph(f"2.{number}", (*spans, Run("there", target="h")))


def figure(number: int) -> Figure:
    return Figure("Figure 1", runs("Share " * (number % 9)), SHA, "A chart", False, place("fig"))


def note(number: int) -> Note:
    return Note(str(number), runs(SENTENCE), place(f"n{number}"), "n")


def listed(number: int) -> Node:
    return bullets(*[(1 + each % 3, SENTENCE) for each in range(1 + number % 12)])


def tabled(number: int) -> Node:
    return table(1 + number % 50, header=number % 2 == 0, words="words " * (number % 30))


NODES = st.builds(
    lambda make, number: make(number),
    st.sampled_from((heading, long_paragraph, linked, figure, note, listed, tabled)),
    st.integers(1, 60),
) | st.sampled_from((title(), AUTHORS, questions()))


def inserted(at: int, node: Node) -> Edit:
    return lambda nodes: (*nodes[: at % (len(nodes) + 1)], node, *nodes[at % (len(nodes) + 1) :])


def removed(at: int, count: int) -> Edit:
    def edit(nodes: Nodes) -> Nodes:
        first = at % (len(nodes) + 1)
        return (*nodes[:first], *nodes[first + count :])

    return edit


def moved(at: int, to: int) -> Edit:
    def edit(nodes: Nodes) -> Nodes:
        if not nodes:
            return nodes
        node = nodes[at % len(nodes)]
        return inserted(to, node)(removed(at % len(nodes), 1)(nodes))

    return edit


def renumbered(by: int) -> Edit:
    """Number every paragraph anew, as one more at the top does."""

    def edit(nodes: Nodes) -> Nodes:
        return tuple(
            paragraph(f"3.{index + by}", node.runs) if isinstance(node, Paragraph) else node
            for index, node in enumerate(nodes)
        )

    return edit


AT = st.integers(0, 40)
EDITS = (
    st.builds(inserted, AT, NODES)
    | st.builds(removed, AT, st.integers(0, 4))
    | st.builds(moved, AT, AT)
    | st.builds(renumbered, st.integers(0, 3))
)


def whole(nodes: Nodes) -> Document:
    """A document of nodes, and below them what they refer to."""
    return document(*nodes, heading(1))


def cold(nodes: Nodes) -> Layout:
    return lay_out(whole(nodes), PICTURES, fonts())


@given(st.lists(NODES, max_size=25).map(tuple), st.lists(EDITS, max_size=6), st.integers(0, 99))
def test_the_result_of_any_edits_is_that_of_a_new_build(
    nodes: Nodes, edits: Sequence[Edit], number: int
) -> None:
    layout = cold(nodes)
    for edit in edits:
        nodes = edit(nodes)
        layout = lay_out(whole(nodes), PICTURES, fonts(), layout)
        anew = cold(nodes)
        assert positions(layout) == positions(anew)
        assert write(layout, IMPRINT) == write(anew, IMPRINT)
        assert list(layout.places().items()) == list(anew.places().items())
        page = 1 + number % layout.pages
        assert write_page(layout, IMPRINT, page) == write_page(anew, IMPRINT, page)


def test_what_is_not_changed_is_not_laid_out_again() -> None:
    nodes = tuple(map(long_paragraph, range(1, 200)))
    before = cold(nodes)
    changed = (*nodes[:99], long_paragraph(140), *nodes[100:])  # as many lines as before
    after = lay_out(whole(changed), PICTURES, fonts(), before)
    same = {id(page.placed) for page in before.pagination.pages}
    new = [page for page in after.pagination.pages if id(page.placed) not in same]
    assert after.pages > 20
    assert 0 < len(new) < 6
    units = zip(before.story.set_units, after.story.set_units, strict=True)
    assert sum(one is not other for one, other in units) == 1


def test_a_text_that_moved_is_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = tuple(map(long_paragraph, range(1, 20)))
    before = cold(nodes)
    monkeypatch.setattr("boardpaper.pdf.typesetter.set_text", None)
    backwards = nodes[::-1]
    after = lay_out(whole(backwards), PICTURES, fonts(), before)
    monkeypatch.undo()
    assert write(after, IMPRINT) == write(cold(backwards), IMPRINT)


def test_texts_that_nobody_needs_any_more_are_forgotten() -> None:
    layout = cold(())
    for number in range(3000):
        nodes = (paragraph("1.1", f"version {number}"),)
        layout = lay_out(whole(nodes), PICTURES, fonts(), layout)
    assert len(layout.typesetter._texts) < 1500


@pytest.mark.parametrize(
    ("node", "pictures"),
    [(paragraph("1.1", "漢"), PICTURES), (figure(1), {})],
    ids=["a character", "a picture"],
)
def test_what_is_refused_is_refused_after_any_state(node: Node, pictures: dict[str, bytes]) -> None:
    before = cold((title(), figure(1), long_paragraph(3)))
    doc = document(title(), figure(1), node)
    sentences = []
    for state in (None, before):
        with pytest.raises(InvalidInputError) as caught:
            lay_out(doc, pictures, fonts(), state)
        sentences.append(str(caught.value))
    assert sentences[0] == sentences[1]


def test_a_picture_that_is_gone_is_missed_where_nothing_else_has_changed() -> None:
    before = cold((title(), figure(1)))
    with pytest.raises(InvalidInputError, match="is missing"):
        lay_out(before.document, {}, fonts(), before)


def test_a_page_alone_looks_as_it_does_in_the_file() -> None:
    layout = cold((title(), AUTHORS, questions(), linked(40), tabled(48), figure(3), note(1)))
    together = pixels(write(layout, IMPRINT))
    assert layout.pages == len(together) >= 3
    alone = [pixels(write_page(layout, IMPRINT, number + 1))[0] for number in range(layout.pages)]
    assert alone == together


def positions(layout: Layout) -> list[tuple[int, int, list[tuple[float, int]]]]:
    """Where each page begins and what stands on it."""
    return [
        (page.start.first, page.start.until, [(each.offset, each.step) for each in page.placed])
        for page in layout.pagination.pages
    ]


def pixels(data: bytes) -> list[bytes]:
    return [bytes(page.render(scale=1).buffer) for page in pypdfium2.PdfDocument(data)]
