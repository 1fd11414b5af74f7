"""Every broken file is caught: by the product's own last look, or by a validator.

A file that is broken in one point, and which gates see it. ``verify`` is what stands between a
defect of the program and the officer; the validators run in the tests only.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from boardpaper.desk.exporting import print_report
from boardpaper.document.nodes import Document, Node
from boardpaper.errors import UnsoundResultError
from boardpaper.pdf import conforming, inline
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.tree_reading import Branch, TreeReader
from boardpaper.pdf.verify import verify
from tests.conformance import everything, page, verapdf
from tests.conformance.broken import BREAKS, broken, unbroken

GATES: Mapping[str, str] = {
    "no language": "verify page verapdf",
    "text outside any mark": "verify page verapdf",
    "text as artifact": "verify",
    "text as artifact and out of the tree": "verify",
    "a word less": "verify",
    "a word too much": "verify",
    "two letters exchanged in the font": "verify",
    "a letter that means nothing": "verify page verapdf",
    "a code nobody uses means nothing": "verify",
    "a letter without a glyph": "verify page verapdf",
    "an a that looks like an o": "verify",
    "a font that is none": "verify page verapdf",
    "a font of other widths": "verify page verapdf",
    "no alternative words": "verify page verapdf",
    "other alternative words": "verify",
    "the other box is selected": "verify",
    "a heading skips a level": "verify page verapdf",
    "no headings": "verify",
    "no meaning of letters": "verify page verapdf",
    "fonts not embedded": "verify page verapdf",
    "one font not embedded": "verify page verapdf",
    "the title is not shown": "verify page verapdf",
    "no title in the packet": "verify page verapdf",
    "another title in the dictionary": "verify",
    "no claim of pdfua": "verify page verapdf",
    "no claim of pdfa": "verify page verapdf",
    "no packet": "verify page verapdf",
    "not marked": "verify page verapdf",
    "no scope of headers": "verify page verapdf",
    "a cell too few": "verify page verapdf",
    "links without words": "verify page verapdf",
    "links outside the tree": "verify page verapdf",
    "no links": "verify",
    "a link to another address": "verify",
    "no order of links": "verify",
    "a note without a name": "page verapdf",
    "items outside a list": "verify page verapdf",
    "an unknown type": "verify page verapdf",
    "no parent tree": "verify page verapdf",
    "a parent tree that leads elsewhere": "verify",
    "no tree": "verify page verapdf",
    "a number for a tree": "verify page verapdf",
    "reading order reversed": "verify page verapdf",
    "an element with another parent": "verify",
    "a mark in two elements": "verify",
    "a page less": "verify",
    "no bookmarks": "verify",
    "no meaning of colours": "verify page verapdf",
    "links are not printed": "page verapdf",
    "a script": "page verapdf",
    "links that say something else": "verify",
    "a paragraph spoken as another": "verify",
    "alternative words of a paragraph": "verify",
    "a paragraph in another language": "verify",
    "two addresses exchanged": "verify",
    "a reference that leads elsewhere": "verify",
    "links below their words": "verify",
    "bookmarks that lead to the first page": "verify",
    "bookmarks at the foot of the page": "verify",
    "a flat outline": "verify",
    "a picture that is not drawn": "verify",
    "a picture that says it is elsewhere": "verify",
    "two pictures exchanged": "verify",
    "a picture with other dots": "verify",
    "words that are not painted": "verify",
    "white words": "verify",
    "tiny words": "verify",
    "words beside the page": "verify",
    "words moved beside the page": "verify",
    "words in hexadecimal": "verify",
    "words in hexadecimal outside any mark": "verify page verapdf",
    "a small page": "verify",
    "a cropped page": "verify",
    "pages in another order": "verify",
    "no foot": "verify",
    "not for publication on the first page only": "verify",
    "headers that are cells": "verify",
    "scopes exchanged": "verify",
    "a flat list": "verify",
    "notes that are divisions": "verify",
    "a packet in another language": "verify",
    "colours of four inks": "verify",
    "suspect tags": "verify page verapdf",
    "a role map": "verify page verapdf",
}


class Whole(NamedTuple):
    """A file with nothing wrong, and its document."""

    data: bytes
    document: Document
    pictures: Mapping[str, bytes]


@pytest.fixture(scope="module")
def whole() -> Whole:
    printed = print_report(everything.brief(), "full", Fonts.shipped())
    return Whole(printed.file(), printed.composed.document, printed.pictures)


def refusal(data: bytes, whole: Whole, known: Readings | None = None) -> str:
    """What verify says of a file; nothing if it passes."""
    try:
        verify(data, whole.document, known, whole.pictures)
    except UnsoundResultError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_what_was_read_in_the_whole_file_hides_nothing(name: str, whole: Whole) -> None:
    """Neither in the file as it was, nor in one whose objects have the numbers of the broken."""
    data = broken(whole.data, name)
    for before in (whole.data, unbroken(whole.data)):
        known = Readings()
        verify(before, whole.document, known, whole.pictures)
        assert refusal(data, whole, known) == refusal(data, whole)


def test_what_was_read_in_the_whole_file_is_found_again_in_many_of_the_broken(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would show nothing; the others are refused before."""
    known, found = Readings(), set()
    verify(unbroken(whole.data), whole.document, known, whole.pictures)
    take_over = TreeReader._take_over
    for name in sorted(BREAKS):

        def note(reader: TreeReader, branch: Branch, name: str = name) -> None:
            found.add(name)
            take_over(reader, branch)

        monkeypatch.setattr(TreeReader, "_take_over", note)
        refusal(broken(whole.data, name), whole, known)
        monkeypatch.setattr(TreeReader, "_take_over", take_over)
        verify(unbroken(whole.data), whole.document, known, whole.pictures)
    assert len(found) > len(BREAKS) / 3


def test_the_table_names_every_way_to_break_a_file() -> None:
    assert GATES.keys() == BREAKS.keys()
    assert all(GATES.values())
    assert len(GATES) >= 30


def test_a_file_that_is_only_written_anew_is_not_caught(whole: Whole) -> None:
    assert refusal(unbroken(whole.data), whole) == ""


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_what_is_broken_is_caught_where_the_table_says(name: str, whole: Whole) -> None:
    data = broken(whole.data, name)
    noise = page.findings(unbroken(whole.data))  # it takes some line ends for data
    by_page = [each for each in page.findings(data) if each not in noise]
    assert ("verify" in GATES[name].split()) is (refusal(data, whole) != "")
    assert ("page" in GATES[name].split()) is (by_page != [])


def test_what_is_lost_while_it_is_made_ready_for_print_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file is compared with the report as composed, not with what was printed of it."""

    def forgetful(nodes: Sequence[Node]) -> Sequence[Node]:
        return nodes[:-1]

    monkeypatch.setattr(conforming, "_levelled", forgetful)
    printed = print_report(everything.brief(), "full", Fonts.shipped())
    with pytest.raises(UnsoundResultError, match="missing"):
        printed.file()


def test_the_last_look_has_its_own_idea_of_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "visible", lambda text: text.replace("Council", ""))
    printed = print_report(everything.brief(), "full", Fonts.shipped())
    with pytest.raises(UnsoundResultError):
        printed.file()


def test_streams_as_reportlab_writes_them_are_caught(whole: Whole) -> None:
    """They end in the middle of a line (ISO 19005-2, 6.1.7.1): only a validator can tell."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    canvas.drawString(100, 100, "Words")
    canvas.save()
    assert any("STREAM-EOL" in each for each in page.findings(buffer.getvalue()))
    assert page.findings(whole.data) == []


def test_verapdf_catches_what_the_table_says(
    whole: Whole, tmp_path_factory: pytest.TempPathFactory
) -> None:
    verapdf.require()
    folder = tmp_path_factory.mktemp("broken")
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(sorted(BREAKS))}
    for name, path in paths.items():
        path.write_bytes(broken(whole.data, name))
    found = verapdf.findings(list(paths.values()))
    caught = {name for name, path in paths.items() if found[path]}
    assert caught == {name for name in BREAKS if "verapdf" in GATES[name].split()}
