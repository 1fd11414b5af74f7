"""Undo, checks and clicks in the preview lead to a Place: each puts the focus into its field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.desk.steps import Edit
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.registry import PAGES
from boardpaper.report.place import WHOLE_REPORT, Part, Place
from boardpaper.report.report import (
    Answer,
    Appendix,
    Author,
    BackgroundDocument,
    CallIn,
    Exemption,
    Recommendation,
    Report,
)
from tests.desktop.pages.acting import show


def filled(report: Report) -> Report:
    """A report in which every field shows."""
    answers = (Answer("wards", True), Answer("call-in", False), Answer("exempt", True))
    return replace(
        report,
        authors=(Author("One"), Author("Two")),
        answers=answers,
        call_in=CallIn("urgent"),
        exemptions=(Exemption("e1", "", WHOLE_REPORT), Exemption("e2", "", WHOLE_REPORT)),
        recommendations=(Recommendation("r1"), Recommendation("r2")),
        background=(BackgroundDocument("b1"), BackgroundDocument("b2")),
        appendices=(Appendix("a1"), Appendix("a2", exempt=True)),
    )


WARDS = "Are specific electoral Wards affected?"
EXEMPT = "Does the report contain confidential or exempt information?"
NOTICE_FIELDS: Mapping[str, str] = {
    "key_decision is_key": "Is the decision key? Yes",
    "key_decision reason": "Why it is key",
    "key_decision explanation": "Explanation",
    "key_decision notice_reference": "Notice reference",
    "key_decision notice_on": "Notice given on",
    "urgency kind": "Procedure",
    "urgency reason": "Reason",
    "urgency scrutiny_chair": "Scrutiny chair informed or agreed",
    "urgency on": "Date informed or agreed",
    "private_meeting reasons": "Reasons",
    "private_meeting notice_on": "First notice on",
    "private_meeting second_notice_on": "Second notice on",
    "private_meeting agreed_by": "Urgency agreed by",
    "private_meeting agreed_on": "Date agreed",
    "private_meeting agreed_because": "Agreed because",
    "late_item reason": "Reason",
    "late_item chair": "Chair who agreed",
    "late_item agreed_on": "Date agreed",
}


def fields(kind: PageKind, part: Part, names: Mapping[str, str], item: str = "") -> list[object]:
    return [
        pytest.param(kind, Place(part, item=item, field=field), name, id=f"{part} {item} {field}")
        for field, name in names.items()
    ]


@pytest.mark.parametrize(
    ("kind", "place", "name"),
    [
        *fields(
            "details",
            "details",
            {
                "subject": "Subject",
                "public_subject": "Public subject",
                "report_of": "Report of",
                "report_to": "Report to",
                "meeting_date": "Date of the meeting",
                "authors 1 name": "Name of author 1",
                "authors 2 telephone": "Telephone of author 2",
                "authors 2 email": "Email of author 2",
                "authors 9 email": "Email of author 2",
                "authors": "Name of author 2",
            },
        ),
        *fields("questions", "answers", {"": f"{WARDS} Yes"}, "wards"),
        *fields("questions", "wards", {"": "Wards affected", "all": "All Wards"}),
        *fields(
            "questions",
            "call-in",
            {
                "": "Kind of reason",
                "reason": "Kind of reason",
                "explanation": "Reason",
                "prejudice": "Prejudice",
                "agreed_by": "Agreed by",
                "agreed_on": "Date agreed",
            },
        ),
        *fields(
            "questions",
            "exemptions",
            {
                "": "Rule of exemption 2",
                "rule": "Rule of exemption 2",
                "target": "What exemption 2 applies to",
                "reasons": "Reasons of exemption 2",
                "public_interest": "Public interest of exemption 2",
            },
            "e2",
        ),
        *fields("questions", "exemptions", {"": "Add exemption"}, "gone"),
        *fields("notices", "notices", NOTICE_FIELDS),
        *fields(
            "background",
            "background",
            {"": "Citation", "citation": "Citation", "date": "Date", "address": "Address"},
            "b2",
        ),
        *fields("background", "background", {"": "Add document"}, "gone"),
        *fields(
            "recommendations",
            "recommendations",
            {
                "": "Text of recommendation 2",
                "owner": "Who acts",
                "due": "By when",
                "findings": "Findings that recommendation 2 answers",
            },
            "r2",
        ),
        *fields("recommendations", "recommendations", {"": "Add recommendation"}, "gone"),
        *fields(
            "appendices",
            "appendices",
            {
                "": "Title",
                "title": "Title",
                "public_title": "Public title",
                "exempt": "Exempt: not for publication",
                "attachment": "Choose the file of appendix 2",
            },
            "a2",
        ),
    ],
)
def test_a_place_leads_to_its_field(
    context: Context, qtbot: QtBot, kind: PageKind, place: Place, name: str
) -> None:
    context.desk.change(filled(context.desk.report), Edit("fill", WHOLE_REPORT))
    page = PAGES[kind](context, Entry(kind, "Page"))
    show(page, qtbot)
    page.resize(700, 300)
    page.go_to(place)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert name in (focused.accessibleName(), name_of(focused))
    qtbot.waitUntil(lambda: is_in_view(page, focused))
    if place.item in ("b2", "r2", "a2"):
        assert is_in_second_card(page, focused)


def name_of(widget: QWidget) -> str:
    return str(widget.property("text") or "").replace("&", "")


def is_in_view(page: Page, widget: QWidget) -> bool:
    return page.viewport().rect().contains(widget.mapTo(page.viewport(), widget.rect().center()))


def is_in_second_card(page: Page, widget: QWidget) -> bool:
    first, second = page._list.cards  # type: ignore[attr-defined]
    return bool(second.isAncestorOf(widget)) and not first.isAncestorOf(widget)


def test_where_the_details_do_not_show_the_answer_is_gone_to(
    context: Context, qtbot: QtBot
) -> None:
    page = PAGES["questions"](context, Entry("questions", "Page"))
    show(page, qtbot)
    page.go_to(Place("exemptions", item="e1", field="reasons"))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"{EXEMPT} Yes"


def test_a_page_that_cannot_be_seen_catches_up_when_it_is_gone_to(
    context: Context, qtbot: QtBot
) -> None:
    page = PAGES["background"](context, Entry("background", "Page"))
    qtbot.addWidget(page)
    context.desk.change(filled(context.desk.report), Edit("fill", WHOLE_REPORT))
    assert page._list.cards == []  # type: ignore[attr-defined]
    page.go_to(Place("background", item="b2"))
    assert len(page._list.cards) == 2  # type: ignore[attr-defined]
