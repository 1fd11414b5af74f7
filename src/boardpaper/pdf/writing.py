"""Fonts, structure tree and metadata as objects of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from boardpaper import resources
from boardpaper.pdf.fonts import Face, subset_and_code
from boardpaper.pdf.metadata import Metadata, information, packet
from boardpaper.pdf.objects import (
    Compress,
    Run,
    Source,
    plain_stream,
    put,
    reference,
    stream,
    text_string,
)
from boardpaper.pdf.structure import AnnotationMark, Element, number_elements

_CMAP_BLOCK: Final = 100  # the most entries a bfchar block may have (Adobe Technical Note 5014)
_NONSYMBOLIC: Final = 1 << 5
_SYMBOLIC: Final = 1 << 2
_TAG_LETTERS: Final = 6


def write_fonts(document: Any, used: Mapping[Face, set[str]]) -> None:
    """Embed what was used of each face, as simple TrueType fonts with exact ToUnicode maps."""
    named = document.idToObject["BasicFonts"].dict
    for face in sorted(used, key=lambda face: face.key):
        by_subset: dict[int, set[str]] = {}
        for character in used[face]:
            by_subset.setdefault(subset_and_code(character)[0], set()).add(character)
        for subset, characters in sorted(by_subset.items()):
            number = _write_font(document, face, subset, characters)
            named[face.resource(subset)] = reference(document, number)


def _write_font(document: Any, face: Face, subset: int, characters: set[str]) -> int:
    by_code = {subset_and_code(each)[1]: ord(each) for each in characters}
    first, last = min(by_code), max(by_code)
    points = [by_code.get(code, 0) for code in range(last + 1)]
    program: bytes = face.file.makeSubset(points)
    name = f"{_subset_tag(face, subset, points)}+{face.file.name.decode('ascii')}"
    program_number = put(document, stream(program, f"/Length1 {len(program)}"))
    descriptor = put(document, _descriptor(face, name, program_number))
    to_unicode = put(document, stream(_to_unicode(name, by_code)))
    widths = " ".join([_short(face.file.getCharWidth(point)) for point in points[first:]])
    return put(
        document,
        (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {to_unicode} 0 R>>"
        ).encode("ascii"),
    )


def _subset_tag(face: Face, subset: int, points: Sequence[int]) -> str:
    """The six letters before the name of a font subset (ISO 32000-1, 9.6.4), from its content."""
    digest = hashlib.sha256(repr((face.key, subset, points)).encode("ascii")).digest()
    return "".join([chr(ord("A") + byte % 26) for byte in digest[:_TAG_LETTERS]])


def _descriptor(face: Face, name: str, program: int) -> bytes:
    file = face.file
    flags = file.flags & ~_NONSYMBOLIC | _SYMBOLIC
    box = " ".join([_short(each) for each in file.bbox])
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {_short(file.italicAngle)}/Ascent {_short(file.ascent)}"
        f"/Descent {_short(file.descent)}/CapHeight {_short(file.capHeight)}"
        f"/StemV {_short(file.stemV)}/MissingWidth {_short(file.defaultWidth)}"
        f"/FontFile2 {program} 0 R>>"
    ).encode("ascii")


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _to_unicode(name: str, by_code: Mapping[int, int]) -> bytes:
    """Map codes to characters (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in sorted(by_code.items())
    ]
    blocks = [entries[start : start + _CMAP_BLOCK] for start in range(0, len(entries), _CMAP_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *["\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks],
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")


def write_pages(document: Any, pages: Sequence[Any], first_key: int, compress: Compress) -> None:
    """Write the pages and their content; page n has the key ``first_key`` + n in the parent tree.

    ReportLab has gathered what is on them. It would write the same, at four times the cost.
    """
    numbers = document.idToObjectNumberAndVersion
    tree = numbers[document.Reference(document.Pages).name][0]
    fonts = numbers["BasicFonts"][0]
    for index, page in enumerate(pages):
        content = put(document, stream(page.stream.encode("ascii"), compress=compress))
        pictures = _named(page.XObjects.dict, numbers) if page.XObjects else ""
        links = " ".join([f"{numbers[each.name][0]} 0 R" for each in page.Annots or ()])
        source = (
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {_short(page.pagewidth)}"
            f" {_short(page.pageheight)}]/Resources<</Font {fonts} 0 R{pictures}>>"
            f"/Contents {content} 0 R/Tabs/S/StructParents {first_key + index}"
            f"{f'/Annots[{links}]' if links else ''}>>"
        )
        document.idToObject[f"Page{index + 1}"] = Source(source.encode("ascii"))


def _named(pictures: Mapping[str, Any], numbers: Mapping[str, tuple[int, int]]) -> str:
    entries = [f"/{name} {numbers[each.name][0]} 0 R" for name, each in sorted(pictures.items())]
    return f"/XObject<<{''.join(entries)}>>"


def write_outline(document: Any, canvas: Any) -> None:
    """Write the bookmarks (ISO 32000-1, 12.3.3), if there are any."""
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None


def write_metadata(document: Any, metadata: Metadata) -> int:
    """Write what the file says of itself and of its colours; return the Info dictionary's number.

    Every colour is RGB or grey, and means what sRGB says (ISO 19005-2, 6.2.3 and 6.2.4.3).
    """
    profile = stream(resources.read_bytes("colour", "sRGB.icc"), "/N 3")
    intent = (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {put(document, profile)} 0 R>>"
    )
    xmp = plain_stream(packet(metadata), "/Type/Metadata/Subtype/XML")
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([reference(document, put(document, intent.encode()))])
    catalog.Metadata = reference(document, put(document, xmp))
    return put(document, information(metadata))


def write_structure(
    document: Any,
    root: Element,
    pages: int,
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element],
    annotations: Sequence[str],
) -> Run:
    """Number the objects of the structure tree and the parent tree, and return their sources.

    See ISO 32000-1, 14.7.2 and 14.7.4.4. ``marked`` holds, for each page, the element of every
    piece of marked content; ``annotated`` the element of every annotation, whose internal names
    are ``annotations``.
    """
    numbers = document.idToObjectNumberAndVersion
    page_numbers = [numbers[f"Page{index}"][0] for index in range(1, pages + 1)]
    annotation_numbers = [numbers[name][0] for name in annotations]
    tree_root = document.objectcounter + 1
    elements = number_elements(root, tree_root + 1, tree_root)
    parent_tree = tree_root + 1 + len(elements)
    parents = [f"{element.number} 0 R" for element in annotated]
    for page_marks in marked[:pages]:
        members = " ".join([f"{element.number} 0 R" for element in page_marks])
        parents.append(f"[{members}]")
    nums = " ".join([f"{key} {value}" for key, value in enumerate(parents)])
    sources = [_tree_root(elements, parent_tree, len(parents))]
    sources += [_element(each, page_numbers, annotation_numbers) for each in elements]
    sources.append(f"<</Nums[{nums}]>>")
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "StructTreeRoot", "MarkInfo"]
    run = Run.put(document, [source.encode("ascii") for source in sources])
    catalog.StructTreeRoot = reference(document, tree_root)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    return run


def _tree_root(elements: Sequence[Element], parent_tree: int, next_key: int) -> str:
    named = sorted((each.identifier, each.number) for each in elements if each.identifier)
    names = " ".join([f"({name}) {number} 0 R" for name, number in named])
    id_tree = f"/IDTree<</Names[{names}]>>" if named else ""
    return (
        f"<</Type/StructTreeRoot/K[{elements[0].number} 0 R]/ParentTree {parent_tree} 0 R"
        f"/ParentTreeNextKey {next_key}{id_tree}>>"
    )


def _element(each: Element, pages: Sequence[int], annotations: Sequence[int]) -> str:
    page: int | None = None
    kids = []
    for kid in each.kids:
        if isinstance(kid, Element):
            if kid.number:
                kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, AnnotationMark):
            owner, target = pages[kid.page], annotations[kid.key]
            kids.append(f"<</Type/OBJR/Pg {owner} 0 R/Obj {target} 0 R>>")
        elif page is None or kid.page == page:
            page = kid.page
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>")
    inside = f"/K[{' '.join(kids)}]" if kids else ""
    on_page = "" if page is None else f"/Pg {pages[page]} 0 R"
    about = _about(each)
    return f"<</Type/StructElem/S/{each.tag}/P {each.parent} 0 R{inside}{on_page}{about}>>"


def _about(element: Element) -> str:
    attributes = f"/A[{' '.join(element.attributes)}]" if element.attributes else ""
    alt = f"/Alt {text_string(element.alt)}" if element.alt else ""
    return f"{attributes}{alt}/ID({element.identifier})" if element.identifier else attributes + alt
