"""What changed, by identity."""

from msgspec.structs import replace

from boardpaper.desk.changes import Change, changed_fields, changed_items
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Answer,
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Section,
)
from tests.desk.builders import EMPTY

FULL = replace(
    EMPTY,
    answers=(Answer("wards", True), Answer("exempt")),
    exemptions=(Exemption("x1", "9.2(b)", Place("main")),),
    sections=(Section("legal"), Section("risk")),
    main=(Finding("f1"), Finding("f2")),
    recommendations=(Recommendation("r1"),),
    background=(BackgroundDocument("d1"),),
    appendices=(Appendix("a1"),),
)


def test_nothing_differs_from_itself() -> None:
    assert changed_fields(FULL, FULL) == frozenset()
    assert changed_items(FULL, FULL) == frozenset()


def test_fields_that_are_another_object_differ() -> None:
    other = replace(FULL, subject="S", main=FULL.main, sections=FULL.sections[:1])
    assert changed_fields(FULL, other) == {"subject", "sections"}


def test_items_that_are_another_object_differ() -> None:
    other = replace(
        FULL,
        answers=(Answer("wards", False), FULL.answers[1]),
        exemptions=(),
        sections=(*FULL.sections, Section("equality")),
        main=(FULL.main[1], Finding("f1")),
        recommendations=(replace(FULL.recommendations[0], owner="Ada"),),
        background=None,
        appendices=(Appendix("a2"), FULL.appendices[0]),
    )
    assert changed_items(FULL, other) == {
        Place("answers", "wards"),
        Place("exemptions", "x1"),
        Place("sections", "equality"),
        Place("main", "f1"),
        Place("recommendations", "r1"),
        Place("background", "d1"),
        Place("appendices", "a2"),
    }


def test_another_order_is_another_field_but_no_other_item() -> None:
    other = replace(FULL, main=FULL.main[::-1])
    assert changed_fields(FULL, other) == {"main"}
    assert changed_items(FULL, other) == frozenset()


def test_a_change_does_not_show_who_made_it() -> None:
    assert "Secret" not in repr(Change("Secret"))
