from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from boardpaper.desk import shelf
from boardpaper.desk.enclosures import (
    appendices_of,
    has_exempt_matter,
    require_exemptions_that_withhold,
    warnings_of,
    why_no_public_version,
)
from boardpaper.desk.opening import Opened, open_package
from boardpaper.errors import InvalidInputError
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import Appendix, Exemption, Finding, Section
from boardpaper.report.text import Bullet, Bullets, Paragraph, Ref, Span, Text


def example(**fields: Any) -> Opened:
    opened = open_package(shelf.sample())
    report = msgspec.structs.replace(opened.saved.report, **fields)
    return replace(opened, saved=msgspec.structs.replace(opened.saved, report=report))


def finding(*spans: Span | Ref) -> dict[str, Any]:
    return {"main": (Finding("x", Text((Bullets("y", (Bullet("z", spans),)),))),)}


@pytest.mark.parametrize(
    ("fields", "is_exempt"),
    [
        ({}, False),
        ({"exemptions": (Exemption("e1", "10.4(3)", Place("main", "f1")),)}, True),
        ({"appendices": (Appendix("a1", "Title", exempt=True),)}, True),
        ({"appendices": (Appendix("a1", "Title"),)}, False),
        ({"public_subject": "A case"}, True),
        ({"public_subject": " "}, False),
        (finding(Span("open "), Span("secret", exempt="e1")), True),
        (finding(Ref("f1", exempt="e1")), True),
        (finding(Span("open"), Ref("f1")), False),
    ],
)
def test_whether_the_versions_differ(fields: dict[str, Any], is_exempt: bool) -> None:
    assert has_exempt_matter(example(**fields).saved.report) is is_exempt


def test_an_exempt_appendix_goes_with_the_full_version_alone() -> None:
    (appendix,) = example().saved.report.appendices
    opened = example(appendices=(msgspec.structs.replace(appendix, exempt=True),))
    assert appendices_of(opened, "public") == ()
    (paper,) = appendices_of(opened, "full")
    assert paper.name.endswith("(full) - Appendix 1.pdf")
    assert paper.data == opened.attachments[appendix.attachment or ""]


def test_an_exemption_that_withholds_nothing_is_refused() -> None:
    begun = example(exemptions=(Exemption("e1", "10.4(3)", NOT_CHOSEN),))
    with pytest.raises(InvalidInputError, match="does not say yet what it applies to"):
        require_exemptions_that_withhold(begun)
    idle = example(exemptions=(Exemption("e1", "10.4(3)", Place("main", "gone")),))
    with pytest.raises(InvalidInputError, match=r"10\.4\(3\).*withholds nothing"):
        require_exemptions_that_withhold(idle)
    require_exemptions_that_withhold(example())


def test_an_exemption_without_a_rule_is_refused() -> None:
    for rule in ("", " "):
        groundless = example(exemptions=(Exemption("e1", rule, Place("main", "f1")),))
        with pytest.raises(InvalidInputError, match="does not say yet under which rule"):
            require_exemptions_that_withhold(groundless)


def test_what_is_said_to_be_exempt_must_be_named() -> None:
    (exempt,) = [each.id for each in example().template.template.questions if each.kind == "exempt"]
    answers = tuple(
        msgspec.structs.replace(each, yes=True) if each.question == exempt else each
        for each in example().saved.report.answers
    )
    with pytest.raises(InvalidInputError, match="nothing in it is exempt"):
        require_exemptions_that_withhold(example(answers=answers))
    named = Exemption("e1", "10.4(3)", Place("main", "f1"))
    assert why_no_public_version(example(answers=answers, exemptions=(named,))) == ""


def test_what_is_not_printed_is_told_unless_it_is_withheld() -> None:
    text = Text((Paragraph("p1", (Span("Words"),)),))
    opened = example(sections=(Section("odd", text),))
    assert "“odd”" in warnings_of(opened, "public")[0]
    assert warnings_of(example(), "public") == ()
    assert "1 of the appendices" in warnings_of(replace(example(), attachments={}), "full")[0]
