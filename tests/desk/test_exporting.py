from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.document.nodes import Audience
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import Author, Exemption
from boardpaper.report.standing import Standing
from boardpaper.report.status import Status
from tests.pdf.reader import Reader

FONTS = Fonts.shipped()


def example(**fields: Any) -> Opened:
    """The example, with other fields of what was saved, or of the report in it."""
    opened = open_package(shelf.sample())
    saved = opened.saved
    of_report = {name: fields.pop(name) for name in list(fields) if hasattr(saved.report, name)}
    report = msgspec.structs.replace(saved.report, **of_report)
    return replace(opened, saved=msgspec.structs.replace(saved, report=report, **fields))


def read(opened: Opened, audience: Audience = "public") -> Reader:
    return Reader(export(opened, audience, FONTS).report.data)


def information(opened: Opened, key: str) -> str:
    """A field of the information dictionary of the public file."""
    reader = read(opened)
    return str(reader.pdf.docinfo[key])


@pytest.mark.parametrize(
    ("status", "marked"), [("draft", True), ("ready", False), ("published", False)]
)
def test_a_draft_is_marked_as_one(status: Status, marked: bool) -> None:
    assert ("DRAFT" in read(example(standing=Standing(status))).outside) is marked


def test_the_file_bears_the_moment_of_the_last_change() -> None:
    moment = datetime(2019, 4, 5, 6, 7, 8, tzinfo=UTC)
    assert information(example(changed_at=moment), "/CreationDate").startswith("D:20190405060708")


def test_the_authors_are_named_in_the_file_or_else_who_reports() -> None:
    authors = (Author("A. Officer"), Author("B. Officer"))
    assert information(example(authors=authors), "/Author") == "A. Officer, B. Officer"
    assert information(example(), "/Author") == "the Director of Children's Services"


def test_a_public_subject_stands_in_wherever_the_file_names_the_report() -> None:
    opened = example(subject="Mr Secret", public_subject="A case")
    public = export(opened, "public", FONTS)
    assert "A case" in public.report.name
    for text in (public.report.name, *(paper.name for paper in public.appendices)):
        assert "Secret" not in text
    assert "Secret" not in information(opened, "/Title")
    assert "Mr Secret" in export(opened, "full", FONTS).report.name


def test_an_appendix_is_named_by_what_it_is() -> None:
    opened = example()
    (name,) = opened.attachments
    picture = replace(opened, attachments={name: b"\x89PNG\r\n"})
    unknown = replace(opened, attachments={name: b"\0\1\2"})
    assert export(opened, "public", FONTS).appendices[0].name.endswith(" - Appendix 1.pdf")
    assert export(picture, "public", FONTS).appendices[0].name.endswith(" - Appendix 1.png")
    assert export(unknown, "public", FONTS).appendices[0].name.endswith(" - Appendix 1.bin")


@pytest.mark.parametrize(
    "target",
    [
        Place("main", "gone"),
        Place("main", "f1", "f1"),
        Place("appendices", "a1", "a1"),
        Place("answers", "wards"),
        Place("details", field="public_subject"),
        Place("main", "f1", "b21", start=3, end=3),
    ],
)
def test_no_public_version_is_made_while_an_exemption_withholds_nothing(target: Place) -> None:
    opened = example(exemptions=(Exemption("e1", "10.4(3)", target),))
    with pytest.raises(InvalidInputError, match=r"10\.4\(3\).*withholds nothing"):
        export(opened, "public", FONTS)
    assert export(opened, "full", FONTS).report.data


def test_exemptions_that_withhold_something_are_no_obstacle() -> None:
    targets = (
        Place("main", "f1"),
        Place("main", "f1"),
        Place("appendices", "a1"),
        Place("sections", "background"),
        Place("details", field="subject"),
        Place("main", "f2", "b22", start=0, end=4),
    )
    exemptions = tuple(Exemption(f"e{n}", "10.4(3)", target) for n, target in enumerate(targets))
    opened = example(exemptions=exemptions, public_subject="A case")
    public = export(opened, "public", FONTS)
    assert public.appendices == ()
    assert "performing adequately" in Reader(public.report.data).text()


def test_what_is_exempt_stays_so_under_another_template() -> None:
    exemption = Exemption("e1", "10.4(3)", Place("sections", "background"))
    opened = example(exemptions=(exemption,))
    moved = under_template(opened, "leeds-2021", counted_ids("moved-"))
    text = Reader(export(moved, "public", FONTS).report.data).text()
    assert "In line with their guidance" not in text
    assert "In line with their guidance" in read(moved, "full").text()


def test_papers_that_the_file_does_not_carry_are_told() -> None:
    result = export(replace(example(), attachments={}), "public", FONTS)
    assert result.appendices == ()
    assert "1 of the appendices cannot be written" in result.warnings[0]
