from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from boardpaper.desk import shelf
from boardpaper.desk.moving import Move, moves
from boardpaper.desk.opening import Opened, open_package
from boardpaper.report.report import Section
from boardpaper.report.text import Paragraph, Span, Text

NEW = "leeds-2021"


def example(**fields: Any) -> Opened:
    opened = open_package(shelf.sample())
    report = msgspec.structs.replace(opened.saved.report, **fields)
    return replace(opened, saved=msgspec.structs.replace(opened.saved, report=report))


def to(opened: Opened, template: str = NEW) -> Move:
    return next(each for each in moves(opened) if each.stored.template.id == template)


def test_all_shipped_templates_are_offered_and_the_present_one_told() -> None:
    offered = moves(example())
    assert [each.stored for each in offered] == list(shelf.templates())
    assert [each.stored.template.id for each in offered if each.is_present] == [
        example().template.template.id
    ]
    assert {each.council for each in offered} == {"Leeds City Council"}


def test_a_template_that_is_not_shipped_any_more_comes_first() -> None:
    opened = example()
    old = msgspec.structs.replace(opened.template, hash="0" * 64)
    first, *others = moves(replace(opened, template=old))
    assert (first.stored, first.is_present) == (old, True)
    assert not any(each.is_present for each in others)
    assert len(others) == len(shelf.templates())


def test_text_without_a_place_is_named_by_the_heading_it_has_now() -> None:
    opened = example()
    form = opened.template.template
    renamed = tuple(
        msgspec.structs.replace(each, key="odd") if each.key == "background" else each
        for each in form.sections
    )
    stored = msgspec.structs.replace(
        opened.template, template=msgspec.structs.replace(form, sections=renamed), hash="1" * 64
    )
    text = Text((Paragraph("p1", (Span("Words"),)),))
    sections = (*opened.saved.report.sections, Section("odd", text), Section("odder", text))
    heading = next(each.heading for each in form.sections if each.key == "background")
    assert to(replace(example(sections=sections), template=stored)).left_over == (heading, "odder")
    assert to(opened).left_over == ()


@pytest.mark.parametrize(
    ("day", "fits"),
    [(None, True), (date(2020, 12, 31), False), (date(2021, 1, 1), True)],
)
def test_whether_a_template_is_meant_for_the_day(day: date | None, fits: bool) -> None:
    assert to(example(meeting_date=day)).fits_meeting is fits
