from __future__ import annotations

import io
import re
from typing import Any

import msgspec
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Figure,
    Heading,
    ListItem,
    Marking,
    Node,
    Note,
    Paragraph,
    Run,
    TitleBlock,
    TitleLine,
)
from boardpaper.errors import InvalidInputError
from boardpaper.pdf import story
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH
from boardpaper.pdf.printable import UnprintableError
from boardpaper.pdf.render import Imprint, render
from boardpaper.report.place import Place
from tests.pdf.reader import Reader
from tests.pdf.samples import (
    MOMENT,
    SENTENCE,
    bullets,
    document,
    draw,
    fonts,
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
AUTHORS = AuthorBox((("Report author:", "A. Officer"),), Place("details", field="authors"))
BLACK_IS_PRINTABLE = st.characters(
    categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x24F
) | st.sampled_from("–—‘’“”…•€☐☒✓ŵŷαβЖ<>&\n\t")


def figure(**fields: Any) -> Figure:
    settings: dict[str, Any] = {
        "label": "Figure 1",
        "caption": runs("Share"),
        "attachment": SHA,
        "alt": "A bar chart",
        "decorative": False,
        "place": place("figure"),
    }
    return Figure(**(settings | fields))


def images(reader: Reader) -> list[pikepdf.Object]:
    return list(reader.pdf.pages[0].resources.XObject.as_dict().values())


def elements(reader: Reader, tag: str) -> list[Any]:
    """The structure elements of a type, in the order of their numbers."""
    return [
        obj
        for obj in reader.pdf.objects
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == f"/{tag}"
    ]


def figure_element(reader: Reader) -> Any:
    """The only figure in the structure tree."""
    (element,) = elements(reader, "Figure")
    return element


def read(*nodes: Any) -> str:
    return Reader(draw(section(*nodes))[0]).text()


def test_every_kind_of_node_is_read_in_order() -> None:
    nodes = (
        title(),
        AUTHORS,
        Marking(runs("Not for publication: appendix 2"), Place("exemptions", "e")),
        questions(),
        Heading(2, "1.0", runs("Purpose"), place("h"), "h"),
        paragraph("1.1", "First."),
        bullets((1, "Top"), (2, "Below"), (1, "Top again")),
        Heading(3, "", runs("Wider"), place("w")),
        paragraph("1.2", "Second."),
        Note("1", runs("A note."), place("n"), "n"),
        table(1, columns=2, words="x"),
        figure(),
    )
    reader = Reader(draw(document(*nodes), {SHA: picture()})[0])
    assert reader.text() == (
        "Report to Executive Board Subject: A subject Report author: A. Officer "
        "Not for publication: appendix 2 "
        "Wards? Names: ☐ Yes ☒ No Call-in? ☒ Yes ☐ No Exempt? ☐ Yes ☐ No "
        "1.0 Purpose 1.1 First. • Top • Below • Top again Wider 1.2 Second. 1 A note. "
        "Table 1: Pressures header 1 x header 2 x row1 1 x row1 2 x Figure 1: Share"
    )
    tags = [leaf.path[-1].split(".")[0] for leaf in reader.leaves()]
    assert {"H1", "H2", "H3", "P", "TH", "TD", "Lbl", "Caption", "Figure"} <= set(tags)


def test_a_deeper_item_is_a_list_inside_the_item_before_it() -> None:
    reader = Reader(draw(section(bullets((1, "one"), (2, "two"), (3, "three"), (1, "four"))))[0])
    depth = {
        leaf.text.strip(): sum(tag.startswith("L.") for tag in leaf.path)
        for leaf in reader.leaves()
    }
    assert [depth[word] for word in ("one", "two", "three", "four")] == [1, 2, 3, 1]


def test_a_list_that_begins_deep_or_skips_a_level_is_still_a_list() -> None:
    assert "• a • b • c" in read(bullets((3, "a"), (1, "b"), (3, "c")))


@given(st.lists(st.text(BLACK_IS_PRINTABLE, max_size=80), min_size=1, max_size=8))
@settings(max_examples=40)
def test_every_word_can_be_read_back_in_order(texts: list[str]) -> None:
    nodes = [paragraph(f"{index}.", text) for index, text in enumerate(texts)]
    expected = " ".join(f"{index}. {text}" for index, text in enumerate(texts))
    words = Reader(draw(document(*nodes))[0]).text().split()
    assert words == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "<Cabinet> agreed",
        '<img src="file:///etc/passwd"/>',
        '<font color="red">x</font>',
        "&amp; &lt; &#169;",
        "(unbalanced \\ parentheses) )(",
        "BT /F1 12 Tf (x) Tj ET EMC",
        "100% of {braces} [brackets]",
    ],
)
def test_markup_prints_as_it_is_written(text: str) -> None:
    assert text in read(paragraph("1.1", text))
    title_read = Reader(draw(document(title(text)))[0]).text()
    assert text in title_read


def test_words_keep_apart_over_line_ends_and_pages() -> None:
    text = SENTENCE * 120
    reader = Reader(draw(section(paragraph("1.1", text)))[0])
    assert len(reader.pdf.pages) > 2
    assert " ".join(text.split()) in reader.text()


def test_bold_italic_and_scripts_do_not_cut_words() -> None:
    spans = (
        Run("H"),
        Run("2", script="subscript"),
        Run("O and "),
        Run("b", bold=True),
        Run("old", italic=True),
        Run("1", script="superscript"),
    )
    assert "H2O and bold1" in read(paragraph("1.1", spans))


def test_superscripts_stand_above_the_line_and_subscripts_below() -> None:
    spans = (Run("ß"), Run("æ", script="superscript"), Run("ø", script="subscript"))
    text = pypdfium2.PdfDocument(draw(section(paragraph("1.1", spans)))[0])[0].get_textpage()
    base, upper, lower = (
        text.get_charbox(text.search(letter).get_next()[0])[1] for letter in "ßæø"
    )
    assert lower < base < upper


def test_a_full_version_with_exempt_matter_says_so_on_every_page() -> None:
    marked = Marking(runs("Not for publication"), Place("exemptions", "e"))
    words, long = "Full version: not for publication", paragraph("1.1", SENTENCE * 90)
    for audience, nodes, told in (
        ("full", (title(), marked, long), True),
        ("public", (title(), marked, long), False),
        ("full", (title(), long), False),
    ):
        doc = msgspec.structs.replace(document(*nodes), audience=audience)
        reader = Reader(draw(doc)[0])
        assert len(reader.pdf.pages) > 1
        assert reader.outside.count(words) == (len(reader.pdf.pages) if told else 0)


def test_links_lead_outside_and_to_anchors_of_the_file() -> None:
    spans = (
        Run("See "),
        Run("the Council’s pages", link="https://www.example.gov.uk/"),
        Run(" and paragraph "),
        Run("1.2", target="anchor 1.2"),
    )
    data, _ = draw(section(paragraph("1.1", spans), paragraph("1.2")))
    reader = Reader(data)
    outside, inside = reader.pdf.pages[0].Annots
    assert {int(outside.F), int(inside.F)} == {4}  # printed: ISO 19005-2, 6.3.2
    assert str(outside.A.URI) == "https://www.example.gov.uk/"
    assert str(outside.Contents) == "the Council’s pages"
    assert inside.Dest[0].objgen == reader.pdf.pages[0].objgen
    linked = [leaf for leaf in reader.leaves() if "Link" in leaf.path[-1]]
    assert [leaf.text.strip() for leaf in linked] == ["the Council’s pages", "1.2"]
    assert any(tag.startswith("Reference") for tag in linked[1].path)


def test_a_link_over_a_page_break_is_one_element() -> None:
    text = (Run(SENTENCE * 90, link="https://www.example.gov.uk/"),)
    reader = Reader(draw(section(paragraph("1.1", text)))[0])
    assert len(reader.pdf.pages) > 2
    links = {leaf.path[-1] for leaf in reader.leaves() if leaf.path[-1].startswith("Link")}
    assert len(links) == 1


def test_tick_boxes_are_spoken() -> None:
    reader = Reader(draw(document(title(), questions()))[0])
    spoken = re.findall(
        r"Not selected:|Selected:",
        " ".join(
            str(obj.Alt)
            for obj in reader.pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Span"
        ),
    )
    assert sorted(spoken) == sorted(["Selected:"] * 2 + ["Not selected:"] * 4)


def test_the_outline_follows_the_headings() -> None:
    nodes: list[Node] = [
        title("Budget"),
        Heading(2, "1.0", runs("Purpose"), place("a"), "a"),
        Heading(3, "1.1", runs("Scope"), place("b"), "b"),
        Heading(2, "2.0", runs("Main issues"), place("c"), "c"),
    ]
    with Reader(draw(document(*nodes))[0]).pdf.open_outline() as outline:
        top = outline.root
        assert [each.title for each in top] == ["Budget"]
        assert [each.title for each in top[0].children] == ["1.0 Purpose", "2.0 Main issues"]
        assert [each.title for each in top[0].children[0].children] == ["1.1 Scope"]


def test_the_outline_needs_no_title_and_no_level_in_between() -> None:
    nodes: list[Node] = [
        Heading(2, "1.0", runs("Purpose"), place("a"), "a"),
        Heading(4, "", runs("Deep"), place("b"), "b"),
    ]
    with Reader(draw(document(*nodes))[0]).pdf.open_outline() as outline:
        assert [each.title for each in outline.root] == ["1.0 Purpose"]
        assert [each.title for each in outline.root[0].children] == ["Deep"]


def test_every_page_says_which_it_is_and_of_how_many() -> None:
    data, _ = draw(section(paragraph("1.1", SENTENCE * 200)))
    pdf = pypdfium2.PdfDocument(data)
    for number, page in enumerate(pdf, 1):
        words = " ".join(page.get_textpage().get_text_range().split())
        assert f"Page {number} of {len(pdf)}" in words
        assert ("Executive Board, 14th December 2011" in words) == (number > 1)


def test_header_footer_and_what_is_repeated_are_artifacts_of_the_page() -> None:
    doc = section(table(90))
    pages = Reader(draw(doc)[0]).pdf.pages
    contents = [page.obj.Contents.read_bytes() for page in pages]
    kinds = [set(re.findall(rb"/Artifact <<(.*?)>> BDC [^<]*?BT", each)) for each in contents]
    footer, header = b"/Type/Pagination/Subtype/Footer", b"/Type/Pagination/Subtype/Header"
    assert kinds[0] == {footer}
    assert kinds[1] == {footer, header, b"/Type/Pagination"}
    assert all(b"/Artifact <<" in each and b"/Artifact BMC" not in each for each in contents)


def test_a_draft_says_so_on_every_page_outside_the_reading_order() -> None:
    doc = section(paragraph("1.1", SENTENCE * 100))
    draft = Reader(render(doc, {}, Imprint(MOMENT, stamp="DRAFT"), fonts())[0])
    assert draft.outside.count("DRAFT") == len(draft.pdf.pages)
    assert "DRAFT" not in draft.text()
    assert "DRAFT" not in Reader(draw(doc)[0]).outside


def test_the_file_says_what_it_is() -> None:
    pdf = Reader(render(section(), {}, Imprint(MOMENT, "A. Officer"), fonts())[0]).pdf
    assert str(pdf.docinfo["/Title"]) == "A subject"
    assert str(pdf.docinfo["/Author"]) == "A. Officer"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20111205100000+00'00'"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(str(page.Tabs) == "/S" for page in pdf.pages)


def test_the_same_input_gives_the_same_bytes() -> None:
    doc = section(paragraph("1.1"), questions(), table(3), figure())
    first = draw(doc, {SHA: picture()})
    assert draw(doc, {SHA: picture()}) == first


def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    pdf = Reader(draw(section(paragraph("1.1", "☒ ŵ é — a")))[0]).pdf
    for font in pdf.pages[0].resources.Font.as_dict().values():
        assert "/FontFile2" in font.FontDescriptor
        assert "Helvetica" not in str(font.BaseFont)
        assert int(font.FontDescriptor.Flags) & 0b100100 == 0b100  # symbolic: its own codes


def test_every_place_lands_inside_the_page_it_is_on() -> None:
    doc = document(title(), questions(), *[paragraph(f"1.{n}") for n in range(60)], table(30))
    data, places = draw(doc)
    count = len(Reader(data).pdf.pages)
    wanted = {node.place for node in doc.nodes if isinstance(node, Paragraph)}
    assert wanted < set(places)
    assert place("table", "row30 cell 3") in places
    for spots in places.values():
        for page, box in spots:
            assert 1 <= page <= count
            assert 0 <= box.left < box.right <= PAGE_WIDTH
            assert 0 <= box.bottom < box.top <= PAGE_HEIGHT


def test_a_place_over_two_pages_is_told_for_both() -> None:
    _, places = draw(section(paragraph("1.1", SENTENCE * 40)))
    assert [spot.page for spot in places[place("p1.1")]] == [1, 2]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("🦆", "Duck, U+1F986"),
        ("ع", "Arabic letter ain, U+0639"),
        ("א", "Hebrew letter alef, U+05D0"),
        ("٣", "Arabic-indic digit three, U+0663"),
        ("ٔ", "Arabic hamza above, U+0654"),
        ("ສ", "Lao letter so sung, U+0EAA"),
        ("\ue000", "Unnamed, U+E000"),
        ("क", "Devanagari letter ka, U+0915"),
        ("漢", "U+6F22"),
        ("\u0302", "Combining circumflex accent, U+0302"),
        ("\u0332", "Combining low line, U+0332"),
    ],
)
def test_a_character_that_cannot_be_printed_is_named_with_its_place(
    character: str, name: str
) -> None:
    with pytest.raises(UnprintableError) as caught:
        draw(section(paragraph("1.1", f"secret {character} words", "f7")))
    assert caught.value.found == ((character, place("f7"), "paragraph 1.1"),)
    assert f"{name}) in paragraph 1.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_where_a_character_stands_is_told_by_printed_numbers() -> None:
    bad = "\U0001f986"
    doc = document(
        title(f"a{bad}b"),
        Heading(2, "4.0", runs("x"), place("h"), "h"),
        paragraph("4.1", "plain"),
        bullets((1, "\U0001f987")),
        paragraph("", "\U0001f988"),
        Note("1", runs("\U0001f989"), place("n")),
        table(1, words="\U0001f98a"),
    )
    with pytest.raises(UnprintableError) as caught:
        draw(doc)
    assert [each.where for each in caught.value.found] == [
        "the title block",
        "the list below paragraph 4.1",
        "the text below paragraph 4.1",
        "note 1",
        "Table 1",
    ]
    assert "and 2 more" in str(caught.value)


def test_invisible_format_characters_need_no_glyph() -> None:
    assert "cooperation" in read(paragraph("1.1", "co\u00adop\u200berat\u200dion"))


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "P", "CMYK", "1", "LA"])
def test_pictures_of_every_kind_are_drawn(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    data, places = draw(section(figure()), {SHA: picture(mode, kind=kind)})
    reader = Reader(data)
    (image,) = images(reader)
    assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
    assert "/SMask" not in image
    assert place("figure") in places


def test_a_photo_is_brought_upright_and_loses_its_hidden_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET place"
    exif[0x0112] = 6  # the camera was turned
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "JPEG", exif=exif, comment=b"SECRET words")
    assert b"SECRET" in buffer.getvalue()
    data, _ = draw(section(figure()), {SHA: buffer.getvalue()})
    reader = Reader(data)
    (image,) = images(reader)
    assert (int(image.Width), int(image.Height)) == (20, 40)
    assert b"SECRET" not in image.read_raw_bytes()


def test_many_large_pictures_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_MAX_PIXELS", 1500)
    with pytest.raises(InvalidInputError, match="Figure 2 have too many pixels together"):
        draw(section(figure(), figure(label="Figure 2")), {SHA: picture()})


def test_a_reference_leads_to_a_list_and_the_list_has_its_place() -> None:
    items = (ListItem(1, runs("one"), place("i1"), "i1"), ListItem(1, runs("two"), place("i2")))
    listed = BulletList(items, place("list"), "the list")
    spans = (Run("there", target="the list"), Run("here", target="i1"))
    data, places = draw(section(paragraph("1.1", spans), listed))
    reader = Reader(data)
    assert len(list(reader.pdf.pages[0].Annots)) == 2
    assert len(places[place("list")]) == 2


def test_a_note_that_is_printed_twice_is_two_notes() -> None:
    note = Note("1", runs("A note."), place("n"))
    reader = Reader(draw(section(note, note))[0])
    names = [str(each) for each in reader.root.IDTree.Names][::2]
    assert len(set(names)) == 2


@pytest.mark.parametrize("authors", [40, 1])
def test_a_head_that_is_too_tall_for_a_page_stays_on_pages(authors: int) -> None:
    lines = tuple((f"Author {n}:", "words " * (1 if authors > 1 else 4000)) for n in range(authors))
    data, places = draw(document(title(), AuthorBox(lines, Place("details", field="authors"))))
    assert min(spot.box.bottom for spots in places.values() for spot in spots) > 0
    assert f"Author {authors - 1}:" in Reader(data).text()


def test_the_title_stands_where_the_template_puts_it() -> None:
    first, subject = title().lines
    last = TitleLine("Date:", runs("14th December 2011"), Place("details", field="meeting_date"))
    node = TitleBlock((first, subject, last), Place("details"))
    for nodes in ((node,), (node, AUTHORS)):
        read_back = Reader(draw(document(*nodes))[0]).text()
        assert read_back.startswith("Report to Executive Board Subject: A subject Date:")


def test_the_header_of_the_page_is_checked_too() -> None:
    with pytest.raises(UnprintableError, match="the header of the page"):
        draw(document(title(), heading="Bwrdd \U0001f986"))


def test_a_report_without_a_title_begins_with_a_heading_of_level_one() -> None:
    reader = Reader(draw(document(Heading(3, "", runs("Wider"), place("w"))))[0])
    assert [leaf.path[-1].split(".")[0] for leaf in reader.leaves()] == ["H1"]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.gov.uk/tŷ (1)?q=%C5%B7&b", "https://a.gov.uk/t%C5%B7%20(1)?q=%C5%B7&b"),
        ("mailto:a@b.uk?subject=Re: c", "mailto:a@b.uk?subject=Re:%20c"),
    ],
)
def test_an_address_is_written_in_ascii(address: str, written: str) -> None:
    reader = Reader(draw(section(paragraph("1.1", (Run("See", link=address),))))[0])
    assert bytes(reader.pdf.pages[0].Annots[0].A.URI) == written.encode("ascii")


def test_only_what_is_printed_needs_a_glyph() -> None:
    spans = (Run("See", link="https://🎉.example/"),)
    nodes = (paragraph("1.1", spans), figure(alt="مجلس 🎉"))
    reader = Reader(draw(section(*nodes), {SHA: picture()})[0])
    assert str(figure_element(reader).Alt) == "مجلس 🎉"


def test_a_link_on_nothing_but_spaces_is_none() -> None:
    spans = (Run("a"), Run(" \u00ad ", link="https://www.example.gov.uk/"), Run("b"))
    reader = Reader(draw(section(paragraph("1.1", spans)))[0])
    assert "/Annots" not in reader.pdf.pages[0].obj
    assert "1.1 a b" in reader.text()


@pytest.mark.parametrize(("label", "said"), [("Figure 1", "Figure 1"), ("", "Figure")])
def test_a_picture_that_nobody_described_says_so(label: str, said: str) -> None:
    reader = Reader(draw(section(figure(alt=" ", label=label)), {SHA: picture()})[0])
    assert str(figure_element(reader).Alt) == f"{said}: not described"


def test_a_large_picture_is_scaled_to_the_page() -> None:
    _, places = draw(section(figure()), {SHA: picture(size=(4000, 9000))})
    (spot,) = (spot for spot in places[place("figure")][:1])
    assert spot.box.top - spot.box.bottom < PAGE_HEIGHT * 0.6


def test_a_picture_has_its_words_and_its_box() -> None:
    reader = Reader(draw(section(figure()), {SHA: picture()})[0])
    element = figure_element(reader)
    assert str(element.Alt) == "A bar chart"
    assert len(element.A[0].BBox) == 4


def test_a_decorative_picture_is_not_in_the_reading_order() -> None:
    decorative = figure(label="", caption=(), decorative=True, alt="")
    reader = Reader(draw(section(decorative), {SHA: picture()})[0])
    assert not any("Figure" in leaf.path[-1] for leaf in reader.leaves())
    assert len(images(reader)) == 1


@pytest.mark.parametrize(
    ("attachments", "words"),
    [
        ({}, "is missing"),
        ({SHA: b"no picture"}, "cannot be read"),
        ({SHA: picture()[:60]}, "cannot be read"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused_by_place(
    attachments: dict[str, bytes], words: str
) -> None:
    with pytest.raises(InvalidInputError, match=f"Figure 1 {words}"):
        draw(section(figure()), attachments)


def test_a_picture_of_absurd_size_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="too many pixels"):
        draw(section(figure()), {SHA: picture("1", (7_000, 7_000))})


def test_a_picture_that_claims_an_absurd_size_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(InvalidInputError, match="too many pixels"):
        draw(section(figure()), {SHA: picture("1", (20_000, 20_000))})


@pytest.mark.parametrize("words", ["Co\u00adoperation policy", "þÿ begins so", "ÿþ too", "a\n b"])
def test_bookmarks_and_links_say_words_of_any_beginning(words: str) -> None:
    spans = (Run(words, link="https://www.example.gov.uk/"), Run(words, target="h"))
    heading = Heading(2, "", runs(words), place("h"), "h")
    data, _ = draw(document(title(words), heading, paragraph("1.1", spans)))
    reader = Reader(data)
    seen = " ".join(words.replace("\u00ad", "").split())
    with reader.pdf.open_outline() as outline:
        assert [outline.root[0].title, outline.root[0].children[0].title] == [seen, seen]
    assert {str(each.Contents) for each in reader.pdf.pages[0].Annots} == {seen}


def test_a_reference_is_spoken_in_full() -> None:
    spans = (Run("See "), Run("1", script="superscript", target="h", spoken="note 1"))
    reader = Reader(draw(section(paragraph("1.1", spans)))[0])
    (link,) = elements(reader, "Link")
    assert str(link.Alt) == str(reader.pdf.pages[0].Annots[0].Contents) == "note 1"


def test_a_link_in_several_styles_is_one_and_another_beside_it_is_another() -> None:
    one, other = "https://www.example.gov.uk/", "https://www.example.org/"
    spans = (
        Run("The ", link=one),
        Run("council", bold=True, link=one),
        Run("’s pages", link=one),
        Run("here", link=other),
    )
    reader = Reader(draw(section(paragraph("1.1", spans)))[0])
    assert [str(each.Alt) for each in elements(reader, "Link")] == ["The council’s pages", "here"]
    found = [(str(each.Contents), str(each.A.URI)) for each in reader.pdf.pages[0].Annots]
    assert found == [("The council’s pages", one)] * 3 + [("here", other)]


def test_the_answer_of_a_question_is_read_with_its_boxes_and_not_as_its_heading() -> None:
    reader = Reader(draw(document(title(), questions()))[0])
    read = [
        (next(tag[:2] for tag in leaf.path if tag.startswith(("TH", "TD"))), leaf.text)
        for leaf in reader.leaves()
        if any(tag.startswith("TR") for tag in leaf.path)
    ]
    assert [text.strip() for tag, text in read if tag == "TH"] == ["Wards?", "Call-in?", "Exempt?"]
    assert ("TD", "Names:") in read


def test_a_caption_of_a_picture_is_beside_it_in_one_group() -> None:
    reader = Reader(draw(section(figure()), {SHA: picture()})[0])
    (group,) = elements(reader, "Div")
    assert [str(kid.S) for kid in group.K] == ["/Figure", "/Caption"]
    (caption,) = (leaf for leaf in reader.leaves() if leaf.path[-1].startswith("Caption"))
    assert caption.text == "Figure 1: Share"


def test_a_picture_without_caption_needs_no_group() -> None:
    reader = Reader(draw(section(figure(label="", caption=())), {SHA: picture()})[0])
    assert not elements(reader, "Div")


def test_a_picture_described_by_nothing_that_is_seen_is_not_described() -> None:
    reader = Reader(draw(section(figure(alt=" \u200b")), {SHA: picture()})[0])
    assert str(figure_element(reader).Alt) == "Figure 1: not described"
