"""What an exemption can be put on, and that the public version is without it then."""

from __future__ import annotations

from dataclasses import replace as with_fields
from typing import Final

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Edit
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.pages.exemption_targets import targets
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.pages.questions import QuestionsPage
from boardpaper.document.numbers import printed_numbers
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import BackgroundDocument, Exemption, Report
from boardpaper.report.text import EMPTY_TEXT, plain, spans_of
from tests.desktop.pages.acting import click, of_kind, show
from tests.pdf.reader import Reader

TEMPLATES: Final = tuple(each.template.id for each in shelf.templates())


def offered(opened: Opened) -> dict[str, Place]:
    report, template = opened.saved.report, opened.template.template
    numbers = printed_numbers(report, template, opened.council)
    return dict(targets(report, template, numbers))


def with_report(opened: Opened, report: Report) -> Opened:
    return with_fields(opened, saved=replace(opened.saved, report=report))


def example(template: str) -> Opened:
    opened = open_package(shelf.sample())
    if opened.template.template.id == template:
        return opened
    return under_template(opened, template, counted_ids("moved-"))


def words_of(opened: Opened) -> str:
    return " ".join(Reader(export(opened, "public", Fonts.shipped()).report.data).text().split())


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_section_with_text_and_every_document_can_be_withheld(template: str) -> None:
    opened = example(template)
    report, form = opened.saved.report, opened.template.template
    places = list(offered(opened).values())
    written = {each.key for each in report.sections if each.text.blocks}
    sections = [e.key for e in form.sections if e.source == "text" and e.key in written]
    assert len(sections) > 3
    assert [e.item for e in places if e.part == "sections"] == sections
    documents = [each.id for each in report.background or ()]
    assert [e.item for e in places if e.part == "background"] == documents
    assert len(documents) == 3


def test_parts_are_called_by_number_and_heading() -> None:
    names = list(offered(example("leeds-executive-board-2011")))
    assert "Section “Summary of main issues”" in names
    assert any(name.startswith("Section 2.0 “Background") for name in names), names
    assert "Background document 2" in names


def test_what_is_not_printed_is_not_offered() -> None:
    opened = example("leeds-executive-board-2011")
    report = opened.saved.report
    empty = tuple(
        replace(each, text=EMPTY_TEXT) if each.key == "summary" else each
        for each in report.sections
    )
    documents = (*(report.background or ()), BackgroundDocument("blank"))
    changed = replace(report, sections=empty, background=documents)
    before = list(offered(opened).values())
    after = list(offered(with_report(opened, changed)).values())
    assert [each for each in before if each not in after] == [Place("sections", "summary")]
    assert [each for each in after if each not in before] == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    ("place", "secret"),
    [
        (Place("sections", "summary"), "Ofsted"),
        (Place("sections", "risk"), ""),
        (Place("background", "d2"), "Improvement Arrangements – report to"),
    ],
)
def test_the_public_version_is_without_it_and_conforms(
    template: str, place: Place, secret: str
) -> None:
    opened = example(template)
    assert place in offered(opened).values()
    report = opened.saved.report
    before = words_of(opened)
    exemption = Exemption("e1", "10.4(3)", place, "It tells what a supplier charges.")
    after = words_of(with_report(opened, replace(report, exemptions=(exemption,))))
    hidden = secret_words(report, place)
    assert hidden
    assert secret in " ".join(hidden)
    found = [(before.count(each), after.count(each)) for each in hidden]
    assert found == [(first, first - 1) for first, _ in found]  # some stand elsewhere too
    assert all(first for first, _ in found)
    assert "10.4(3)" in after


def secret_words(report: Report, place: Place) -> list[str]:
    """The paragraphs of a section, or what is cited of a document."""
    if place.part == "background":
        return [each.citation for each in report.background or () if each.id == place.item]
    blocks = report.section_text(place.item).blocks
    runs = [plain(spans) for block in blocks for _, _, spans in spans_of(block)]
    return [" ".join(each.split()) for each in runs]


def test_a_document_is_chosen_on_the_page(context: Context, qtbot: QtBot) -> None:
    documents = (BackgroundDocument("d1", "Notes of a meeting"),)
    report = replace(context.desk.report, background=documents)
    context.desk.change(report, Edit("change", Place("background")))
    page = QuestionsPage(context, Entry("questions", "Questions"))
    show(page, qtbot)
    exempt = next(each for each in context.template.questions if each.kind == "exempt")
    click(page, f"{exempt.text} Yes", qtbot)
    click(page, "Add exemption", qtbot)
    target = of_kind(page, "What exemption 1 applies to", ChoiceField)
    labels = [target.itemText(each) for each in range(target.count())]
    target.setFocus()
    for _ in range(labels.index("Background document 1") + 1):
        qtbot.keyClick(target, Qt.Key.Key_Down)
    assert context.desk.report.exemptions[0].target == Place("background", "d1")
