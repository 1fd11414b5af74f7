"""Ways to break a finished PDF, each in one point: what a gate must catch."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Break = Callable[[pikepdf.Pdf], None]
BREAKS: dict[str, Break] = {}


def breaks(function: Break) -> Break:
    BREAKS[function.__name__.replace("_", " ")] = function
    return function


def broken(data: bytes, name: str) -> bytes:
    """The file, written anew with one fault."""
    return _saved(data, BREAKS[name])


def unbroken(data: bytes) -> bytes:
    """The file, written anew in the same way without a fault."""
    return _saved(data, lambda _: None)


def _saved(data: bytes, change: Break) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return target.getvalue()


def elements(pdf: pikepdf.Pdf, *tags: str) -> list[Any]:
    """Structure elements of some types, in reading order."""
    return [each for each in _below(pdf.Root.StructTreeRoot.K[0]) if str(each.S)[1:] in tags]


def _below(element: Any) -> Iterator[Any]:
    yield element
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _below(kid)


def write_page(pdf: pikepdf.Pdf, number: int, pattern: bytes, by: bytes, count: int = 1) -> None:
    """Replace something in the content of a page."""
    page: Any = pdf.pages[number].obj
    old = page.Contents.read_bytes()
    new = re.sub(pattern, by, old, count=count, flags=re.DOTALL)
    assert new != old
    page.Contents = pdf.make_stream(new)


def write_packet(pdf: pikepdf.Pdf, pattern: bytes, by: bytes = b"") -> None:
    packet: Any = pdf.Root.Metadata
    new = re.sub(pattern, by, packet.read_bytes(), flags=re.DOTALL)
    assert new != packet.read_bytes()
    packet.write(new)


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return dict(pdf.pages[0].obj.Resources.Font.as_dict())


def link_annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [each for page in pdf.pages for each in page.obj.get("/Annots", ())]


@breaks
def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


@breaks
def text_outside_any_mark(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 0, rb"/P <</MCID \d+>> BDC (.*?) EMC", rb"\1")


@breaks
def text_as_artifact(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 0, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC")


@breaks
def text_as_artifact_and_out_of_the_tree(pdf: pikepdf.Pdf) -> None:
    """As a program does that is consistent, and wrong: no validator can know."""
    page, element = pdf.pages[0].obj, elements(pdf, "P")[-1]
    element = next(each for each in elements(pdf, "P") if each.K[0] == 1 and each.Pg == page)
    del element.K
    content = page.Contents.read_bytes().replace(b"/P <</MCID 1>> BDC", b"/Artifact BMC")
    page.Contents = pdf.make_stream(content)


@breaks
def a_word_less(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"\((\w+ )", b"(")


@breaks
def a_word_too_much(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"\((\w+ )", rb"(\1\1")


@breaks
def two_letters_exchanged_in_the_font(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)["/R.0"]
    old = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(old.replace(b"<61> <0061>", b"<61> <0062>"))


@breaks
def a_letter_that_means_nothing(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)["/R.0"]
    font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"<61> <0061>\n", b""))


@breaks
def a_code_nobody_uses_means_nothing(pdf: pikepdf.Pdf) -> None:
    """As ReportLab's own maps do (against ISO 14289-1, 7.21.7)."""
    font = fonts(pdf)["/R.0"]
    cmap = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(cmap.replace(b"endbfchar", b"<81> <0000>\nendbfchar", 1))


@breaks
def a_letter_without_a_glyph(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 0, rb"\(\w", b"(\\\\201")


@breaks
def an_a_that_looks_like_an_o(pdf: pikepdf.Pdf) -> None:
    """The program of the font shows another letter than its map says."""
    descriptor = fonts(pdf)["/R.0"].FontDescriptor
    program = bytearray(descriptor.FontFile2.read_bytes())
    tables = struct.unpack_from(">H", program, 4)[0]
    entries = [struct.unpack_from(">4sLLL", program, 12 + 16 * each) for each in range(tables)]
    row = next(start for tag, _, start, _ in entries if tag == b"cmap") + 12
    first = struct.unpack_from(">H", program, row + 6)[0]
    a, o = (row + 10 + 2 * (ord(each) - first) for each in "ao")
    program[a : a + 2] = program[o : o + 2]
    descriptor.FontFile2 = pdf.make_stream(bytes(program))


@breaks
def a_font_that_is_none(pdf: pikepdf.Pdf) -> None:
    fonts(pdf)["/R.0"].FontDescriptor.FontFile2 = pdf.make_stream(b"x" * 5000)


@breaks
def a_font_of_other_widths(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)["/R.0"]
    font.Widths = Array([each + 40 for each in font.Widths])


@breaks
def no_alternative_words(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@breaks
def other_alternative_words(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("chart.png")


@breaks
def the_other_box_is_selected(pdf: pikepdf.Pdf) -> None:
    boxes = elements(pdf, "Span")
    boxes[0].Alt, boxes[1].Alt = str(boxes[1].Alt), str(boxes[0].Alt)


@breaks
def a_heading_skips_a_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


@breaks
def no_headings(pdf: pikepdf.Pdf) -> None:
    """The marks on the pages too: a consistent file in which nothing is a heading."""
    for element in elements(pdf, "H1", "H2", "H3"):
        element.S = Name.P
    for page in pdf.pages:
        content = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(re.sub(rb"/H\d <<", b"/P <<", content))


@breaks
def no_meaning_of_letters(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf).values():
        del font.ToUnicode


@breaks
def fonts_not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf).values():
        del font.FontDescriptor.FontFile2


@breaks
def one_font_not_embedded(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)["/B.0"].FontDescriptor.FontFile2


@breaks
def the_title_is_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


@breaks
def no_title_in_the_packet(pdf: pikepdf.Pdf) -> None:
    write_packet(pdf, rb"<dc:title>.*?</dc:title>")


@breaks
def another_title_in_the_dictionary(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = String("Something else")


@breaks
def no_claim_of_pdfua(pdf: pikepdf.Pdf) -> None:
    write_packet(pdf, rb"<pdfuaid:part>1</pdfuaid:part>")


@breaks
def no_claim_of_pdfa(pdf: pikepdf.Pdf) -> None:
    write_packet(pdf, rb"<pdfaid:part>2</pdfaid:part>")


@breaks
def no_packet(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


@breaks
def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


@breaks
def no_scope_of_headers(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "TH"):
        del element.A


@breaks
def a_cell_too_few(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


@breaks
def links_without_words(pdf: pikepdf.Pdf) -> None:
    for annotation in link_annotations(pdf):
        del annotation.Contents


@breaks
def links_outside_the_tree(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "Link"):
        element.K = Array([kid for kid in element.K if isinstance(kid, int) or "/Obj" not in kid])
    for annotation in link_annotations(pdf):
        del annotation.StructParent


@breaks
def no_links(pdf: pikepdf.Pdf) -> None:
    """As a program does that forgot them: words that lead nowhere."""
    for element in elements(pdf, "Link"):
        element.K = Array([kid for kid in element.K if isinstance(kid, int) or "/Obj" not in kid])
        element.S = Name.Span
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj.Annots
        content = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(content.replace(b"/Link <<", b"/Span <<"))


@breaks
def a_link_to_another_address(pdf: pikepdf.Pdf) -> None:
    for annotation in link_annotations(pdf):
        if "/A" in annotation:
            annotation.A.URI = String("https://www.example.com/")


@breaks
def no_order_of_links(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


@breaks
def a_note_without_a_name(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Note")[0].ID


@breaks
def items_outside_a_list(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "LI"):
        element.S = Name.P


@breaks
def an_unknown_type(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Foo


@breaks
def no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@breaks
def a_parent_tree_that_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    marks = next(each for each in numbers if isinstance(each, Array))
    marks[0] = marks[1]


@breaks
def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breaks
def a_number_for_a_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = 3


@breaks
def reading_order_reversed(pdf: pikepdf.Pdf) -> None:
    document = elements(pdf, "Document")[0]
    document.K = Array(list(document.K)[::-1])


@breaks
def an_element_with_another_parent(pdf: pikepdf.Pdf) -> None:
    first, second = elements(pdf, "P")[:2]
    first.P = second


@breaks
def a_mark_in_two_elements(pdf: pikepdf.Pdf) -> None:
    first, second = elements(pdf, "P")[:2]
    second.K = Array([*second.K, first.K[0]])


@breaks
def a_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


@breaks
def no_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


@breaks
def no_meaning_of_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@breaks
def links_are_not_printed(pdf: pikepdf.Pdf) -> None:
    for annotation in link_annotations(pdf):
        annotation.F = 0


@breaks
def a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks
def links_that_say_something_else(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "Link"):
        element.Alt = String("click here")
    for annotation in link_annotations(pdf):
        annotation.Contents = String("click here")


@breaks
def a_paragraph_spoken_as_another(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].ActualText = String("Approved")


@breaks
def alternative_words_of_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].Alt = String("Approved")


@breaks
def a_paragraph_in_another_language(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].Lang = String("fr-FR")


@breaks
def two_addresses_exchanged(pdf: pikepdf.Pdf) -> None:
    outside = [each for each in link_annotations(pdf) if "/A" in each]
    first, last = outside[0], outside[-1]
    first.A, last.A = last.A, first.A


@breaks
def a_reference_that_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    first = next(each for each in link_annotations(pdf) if "/Dest" in each)
    first.Dest = Array([pdf.pages[0].obj, Name.XYZ, 0, 700, 0])


@breaks
def links_below_their_words(pdf: pikepdf.Pdf) -> None:
    for annotation in link_annotations(pdf):
        left, bottom, right, top = annotation.Rect
        annotation.Rect = Array([left, bottom - 50, right, top - 50])


@breaks
def bookmarks_that_lead_to_the_first_page(pdf: pikepdf.Pdf) -> None:
    outline = pdf.Root.Outlines.First
    outline.First.Next.Dest = outline.Dest


@breaks
def bookmarks_at_the_foot_of_the_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.First.Dest[3] = 20


@breaks
def a_flat_outline(pdf: pikepdf.Pdf) -> None:
    """Bookmarks of the second level become bookmarks of the first."""
    outlines, title = pdf.Root.Outlines, pdf.Root.Outlines.First
    title.Next, outlines.Last = title.First, title.Last
    del title.First, title.Last


@breaks
def a_picture_that_is_not_drawn(pdf: pikepdf.Pdf) -> None:
    for number, page in enumerate(pdf.pages):
        if b" Do Q" in page.obj.Contents.read_bytes():
            write_page(pdf, number, rb"/\S+ Do Q", b"Q", count=0)


def images(pdf: pikepdf.Pdf) -> list[tuple[Any, str]]:
    """Images, each with the resources it is in and its name there."""
    resources: list[Any] = [each.obj.Resources.get("/XObject", {}) for each in pdf.pages]
    return [(each, name) for each in resources for name in each.keys()]  # noqa: SIM118


@breaks
def two_pictures_exchanged(pdf: pikepdf.Pdf) -> None:
    (one, name), *others = images(pdf)
    first = one[name]
    other, called = next(
        (each, key) for each, key in others if each[key].read_raw_bytes() != first.read_raw_bytes()
    )
    one[name], other[called] = other[called], first


@breaks
def a_picture_with_other_dots(pdf: pikepdf.Pdf) -> None:
    image = next(each[name] for each, name in images(pdf) if each[name].Filter != Name.DCTDecode)
    dots = bytearray(image.read_bytes())
    dots[len(dots) // 2] ^= 0xFF
    image.write(bytes(dots))


@breaks
def a_picture_that_says_it_is_elsewhere(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].A[0].BBox = Array([0, 0, 1, 1])


@breaks
def words_that_are_not_painted(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"BT ", b"BT 3 Tr ", count=0)


@breaks
def white_words(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"BT ", b"BT 1 1 1 rg ", count=0)


@breaks
def tiny_words(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb" 11 Tf", b" 0.1 Tf", count=0)


@breaks
def words_beside_the_page(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"q 1 0 0 1 (\S+) ", b"q 1 0 0 1 2000 ", count=0)


@breaks
def words_moved_beside_the_page(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"BT 36.85 ", b"BT 3600.85 ", count=0)


@breaks
def words_in_hexadecimal(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"\) Tj", b") Tj <4E4F54> Tj")


@breaks
def words_in_hexadecimal_outside_any_mark(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"Q\n", b"Q\nBT /R.0 11 Tf 100 100 Td <4E4F54> Tj ET\n")


@breaks
def a_small_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.MediaBox = Array([0, 0, 300, 300])


@breaks
def a_cropped_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.CropBox = Array([0, 0, 300, 300])


@breaks
def pages_in_another_order(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.Pages.Kids
    kids[0], kids[1] = kids[1], kids[0]


@breaks
def no_foot(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"/Artifact <</Type/Pagination/Subtype/Footer>> BDC.*?EMC", b"", count=0)


@breaks
def not_for_publication_on_the_first_page_only(pdf: pikepdf.Pdf) -> None:
    write_page(pdf, 1, rb"\(Full version: not for publication[^()]*\)", b"()")


@breaks
def headers_that_are_cells(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "TH"):
        element.S = Name.TD
    for number, page in enumerate(pdf.pages):
        if b"/TH <<" in page.obj.Contents.read_bytes():
            write_page(pdf, number, rb"/TH <<", b"/TD <<", count=0)


@breaks
def scopes_exchanged(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "TH"):
        row = element.A[0].Scope == "/Row"
        element.A[0].Scope = Name.Column if row else Name.Row


@breaks
def a_flat_list(pdf: pikepdf.Pdf) -> None:
    """Lists and items become divisions; what is in them stays."""
    for element in elements(pdf, "L", "LI", "LBody"):
        element.S = Name.Div


@breaks
def notes_that_are_divisions(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "Note"):
        element.S = Name.Div


@breaks
def a_packet_in_another_language(pdf: pikepdf.Pdf) -> None:
    write_packet(pdf, rb"<rdf:li>en-GB</rdf:li>", b"<rdf:li>fr-FR</rdf:li>")


@breaks
def colours_of_four_inks(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 4


@breaks
def suspect_tags(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks
def a_role_map(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.H1)
