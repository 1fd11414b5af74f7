"""Printed numbers for lists and checks: their shape is cheap, and says when to count anew."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package
from boardpaper.document.compose import compose
from boardpaper.document.nodes import Paragraph as Printed
from boardpaper.document.numbers import citable, printed_numbers, shape_of, text_shape
from boardpaper.report.edits.main_issues import main_text, set_main_text
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Report, Section
from boardpaper.report.text import Bullet, Bullets, Paragraph, Ref, Span, Subheading, Text
from boardpaper.report.values import Value
from tests.strategies import reports


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_package(shelf.sample())


@given(reports())
def test_other_words_in_a_report_of_the_same_shape_are_numbered_alike(report: Report) -> None:
    example = open_package(shelf.sample())
    form, council = example.template.template, example.council
    reworded = replace(
        report,
        subject="Another",
        sections=_reworded(report.sections),
        main=_reworded(report.main),
        recommendations=_reworded(report.recommendations),
    )
    assert shape_of(reworded) == shape_of(report)
    assert printed_numbers(reworded, form, council) == printed_numbers(report, form, council)


def _reworded(value: Any) -> Any:
    """The same with a letter more in every span that has any."""
    if isinstance(value, tuple):
        return tuple(_reworded(each) for each in value)
    if isinstance(value, Span):
        return replace(value, text=f"{value.text}x") if value.text.strip() else value
    if isinstance(value, Value):
        return replace(value, **{n: _reworded(getattr(value, n)) for n in value.__struct_fields__})
    return value


def test_typing_keeps_the_shape_and_enter_does_not(example: Opened) -> None:
    report, ids = example.saved.report, counted_ids("n")
    blocks = main_text(report).blocks
    typed = Text((replace(blocks[0], spans=(Span("Other words"),)), *blocks[1:]))
    blank = Text((replace(blocks[0], spans=(Span("  "),)), *blocks[1:]))
    longer = Text((*blocks, Paragraph("last", (Span("One more"),))))
    shape = shape_of(report)
    assert shape_of(set_main_text(report, typed, ids)) == shape
    assert shape_of(set_main_text(report, blank, ids)) != shape
    assert shape_of(set_main_text(report, longer, ids)) != shape


def test_whoever_remembers_the_shapes_of_texts_gets_the_same_shape(example: Opened) -> None:
    report = example.saved.report
    asked: list[Text] = []

    def remembered(texts: tuple[Text, ...]) -> list[Any]:
        asked.extend(texts)
        return [text_shape(each) for each in texts]

    assert shape_of(report, remembered) == shape_of(report)
    assert report.sections[0].text in asked
    assert report.recommendations[0].text in asked


@given(reports())
def test_reports_of_one_shape_can_refer_to_the_same(report: Report) -> None:
    example = open_package(shelf.sample())
    form, council = example.template.template, example.council
    reworded = replace(report, main=_reworded(report.main), sections=_reworded(report.sections))
    assert citable(reworded, form, council) == citable(report, form, council)


def test_every_number_that_is_printed_can_be_cited_without_its_suffix(example: Opened) -> None:
    report, form, council = example.saved.report, example.template.template, example.council
    nodes = compose(report, form, council, "full").nodes
    numbers = {each.number.removesuffix(".") for each in nodes if isinstance(each, Printed)}
    found = citable(report, form, council)
    assert numbers - {""} <= found.numbers
    assert {"6", "6.1", "4.1", "7.3"} <= found.numbers
    assert "3.8" not in found.numbers


def test_what_is_printed_can_be_referred_to_and_what_is_blank_cannot(example: Opened) -> None:
    report, form, council = example.saved.report, example.template.template, example.council
    blocks = (
        Paragraph("words", (Span("Words"), Ref("a1"))),
        Paragraph("blank", (Span(" "),)),
        Bullets("list", (Bullet("item", (Span("Item"),)), Bullet("nothing"))),
        Subheading("heading", (Span("Heading"),)),
    )
    found = citable(replace(report, sections=(Section("purpose", Text(blocks)),)), form, council)
    assert {"words", "list", "item", "heading", "purpose", "f1", "r1", "d1", "a1"} <= found.ids
    assert found.ids.isdisjoint({"blank", "nothing"})
