from __future__ import annotations

from boardpaper.pdf.structure import Element, Mark, number_elements


def test_elements_are_numbered_in_reading_order_with_their_parents() -> None:
    root = Element("Document")
    first, second = root.add("P"), root.add("L")
    item = second.add("LI")
    first.kids.append(Mark(0, 0))
    item.kids.append(Mark(0, 1))
    numbered = number_elements(root, 10, 9)
    assert [(each.tag, each.number, each.parent) for each in numbered] == [
        ("Document", 10, 9),
        ("P", 11, 10),
        ("L", 12, 10),
        ("LI", 13, 12),
    ]


def test_elements_without_content_are_left_out() -> None:
    root = Element("Document")
    item = root.add("L").add("LI")
    root.add("P").kids.append(Mark(0, 0))
    assert [each.tag for each in number_elements(root, 1, 0)] == ["Document", "P"]
    assert item.number == 0


def test_a_cell_without_content_keeps_its_place_in_the_row() -> None:
    root = Element("Document")
    row = root.add("Table").add("TR")
    row.add("TH").kids.append(Mark(0, 0))
    row.add("TD")
    tags = [each.tag for each in number_elements(root, 1, 0)]
    assert tags == ["Document", "Table", "TR", "TH", "TD"]


def test_a_document_without_content_is_still_a_tree() -> None:
    assert len(number_elements(Element("Document"), 1, 0)) == 1
