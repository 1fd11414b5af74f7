"""Which paragraphs lead to the node after them."""

import pytest

from boardpaper.document.leading import mark_leading
from boardpaper.document.nodes import BulletList, Heading, ListItem, Node, Paragraph, Run
from boardpaper.report.place import Place

HERE = Place("main")
LIST = BulletList((ListItem(1, (Run("One"),), HERE),), HERE)


def paragraph(text: str, *, is_aside: bool = False) -> Paragraph:
    return Paragraph("1.1", (Run(text),), HERE, is_aside=is_aside)


@pytest.mark.parametrize(
    ("text", "following", "leads"),
    [
        ("These are:", LIST, True),
        ("Without a colon", LIST, True),
        ("To approve.", paragraph("Responsible officer: A.", is_aside=True), True),
        ("As follows: ", paragraph("x"), True),
        ("An end.", paragraph("x"), False),
        ("As follows:", Heading(2, "2.0", (), HERE), False),
    ],
)
def test_a_paragraph_leads(text: str, following: Node, leads: bool) -> None:
    first, second = mark_leading([paragraph(text), following])
    assert isinstance(first, Paragraph)
    assert first.leads == leads
    assert second == following


def test_the_last_leads_nowhere_and_nothing_is_lost() -> None:
    assert list(mark_leading([])) == []
    assert list(mark_leading([paragraph("As follows:")])) == [paragraph("As follows:")]
    assert list(mark_leading([LIST, LIST])) == [LIST, LIST]
