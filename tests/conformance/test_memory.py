"""What was read in one file hides nothing in another: any change is judged as without a memory."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name, String

from boardpaper.document.nodes import Document
from boardpaper.errors import UnsoundResultError
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.verify import verify
from tests.pdf.samples import bullets, draw, paragraph, questions, section, table

FILES, LONG_FILES = 120, 4_000
_TAGS = ("/P", "/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/TD", "/TH", "/TR", "/Span")
_SIGNS = b"0123456789 abcdefBT<>"

Change = Callable[[pikepdf.Pdf, random.Random], None]


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    return [each for each in found if "/S" in each and "/P" in each]


def lists_of_kids(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [each for each in elements(pdf) if isinstance(each.get("/K"), Array) and len(each.K)]


def exchange_kids(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    element = dice.choice(lists_of_kids(pdf))
    kids = list(element.K)
    one, other = (dice.randrange(len(kids)) for _ in range(2))
    kids[one], kids[other] = kids[other], kids[one]
    element.K = Array(kids)


def drop_kid(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    element = dice.choice(lists_of_kids(pdf))
    kids = list(element.K)
    kids.pop(dice.randrange(len(kids)))
    element.K = Array(kids)


def exchange_branches(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    one, other = (dice.choice(lists_of_kids(pdf)) for _ in range(2))
    one.K, other.K = other.K, one.K


def move_mark(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    element = dice.choice(lists_of_kids(pdf))
    by = dice.choice((-1, 1))
    kids: list[Any] = list(element.K)
    element.K = Array([each + by if isinstance(each, int) else each for each in kids])


def change_tag(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    dice.choice(elements(pdf)).S = Name(dice.choice(_TAGS))


def change_parent(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    dice.choice(elements(pdf)).P = dice.choice(elements(pdf))


def change_page(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    dice.choice(elements(pdf)).Pg = dice.choice(list(pdf.pages)).obj


def say_otherwise(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    key = dice.choice(("/Alt", "/ActualText", "/E", "/Lang"))
    dice.choice(elements(pdf))[key] = String("other")


def write_otherwise(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    content = dice.choice(list(pdf.pages)).obj.Contents
    data = bytearray(content.read_bytes())
    data[dice.randrange(len(data))] = dice.choice(_SIGNS)
    content.write(bytes(data))


def mean_otherwise(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    font = dice.choice([each for each in found if "/ToUnicode" in each])
    data = bytearray(font.ToUnicode.read_bytes())
    data[dice.randrange(len(data))] = dice.choice(b"0123456789ABCDEF")
    font.ToUnicode.write(bytes(data))


CHANGES: Sequence[Change] = (
    exchange_kids, drop_kid, exchange_branches, move_mark, change_tag, change_parent,
    change_page, say_otherwise, write_otherwise, mean_otherwise,
)  # fmt: skip


@pytest.fixture(scope="module")
def doc() -> Document:
    more = [paragraph(f"2.{number}", f"Paragraph {number} " + "word " * 40) for number in range(30)]
    return section(
        paragraph("1.1", "First words here."), bullets((1, "one"), (3, "two")), table(70),
        questions(), *more,
    )  # fmt: skip


def changed(data: bytes, dice: random.Random) -> bytes:
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for _ in range(dice.choice((1, 1, 2))):
            dice.choice(CHANGES)(pdf, dice)
        pdf.save(result)
    return result.getvalue()


def refusal(data: bytes, doc: Document, known: Readings | None) -> str:
    try:
        verify(data, doc, known)
    except UnsoundResultError as error:
        return str(error)
    return ""


def judge(doc: Document, files: int) -> None:
    data, dice = draw(doc)[0], random.Random(1892)  # noqa: S311
    refused = 0
    for _ in range(files):
        known = Readings()
        verify(data, doc, known)
        spoilt = changed(data, dice)
        said = refusal(spoilt, doc, None)
        assert refusal(spoilt, doc, known) == said
        refused += bool(said)
    assert refused > files // 2


def test_a_changed_file_is_judged_as_without_a_memory(doc: Document) -> None:
    judge(doc, FILES)


@pytest.mark.long
def test_so_are_thousands(doc: Document) -> None:
    judge(doc, LONG_FILES)
