"""The main job on real input: the example report, sentence by sentence, through the whole house."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.document.nodes import Audience
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Finding, Report, Section
from boardpaper.report.text import Paragraph, Span, Text
from tests.pdf.reader import Reader

TRANSCRIPT = Path(__file__).parent / "reference" / "ofsted-2011.txt"
HEADER = r"(Executive Board, 14th December 2011\s+)?"
FURNITURE = re.compile(rf"\s+{HEADER}Published 6 December 2011\s+Page \d+ of \d+\s+{HEADER}")

NUMBER = re.compile(r"^(\d+(\.\d+)*\.?|•)\s")


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_package(shelf.sample())


def lines() -> list[str]:
    return TRANSCRIPT.read_text(encoding="utf-8").splitlines()


def changed(opened: Opened, change: Callable[[Report], Report]) -> Opened:
    report = change(opened.saved.report)
    saved = msgspec.structs.replace(opened.saved, report=report)
    return Opened(saved, opened.template, opened.council, opened.attachments)


def printed(opened: Opened) -> str:
    return Reader(export(opened, "public", Fonts.shipped()).report.data).text()


def pdftotext(data: bytes, path: Path, *options: str) -> str:
    """What poppler reads, page after page, without header and footer, in one line."""
    path.write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return " ".join(FURNITURE.sub("\n", text).split())


def in_order(text: str, wanted: list[str]) -> None:
    """Every line stands in the text after the one before it."""
    position = 0
    for line in wanted:
        found = text.find(" ".join(line.split()), position)
        assert found >= 0, f"missing, or not in order: {line}"
        position = found + len(line)


def test_a_screen_reader_reads_every_word_in_order_and_nothing_else(example: Opened) -> None:
    assert printed(example) == " ".join(" ".join(["Leeds City Council", *lines()]).split())


def test_poppler_reads_the_same_words_through_the_structure_tree(
    example: Opened, tmp_path: Path
) -> None:
    """A reader that neither writes nor checks our files, and knows nothing of their form."""
    path = tmp_path / "report.pdf"
    path.write_bytes(export(example, "public", Fonts.shipped()).report.data)
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)]
    tree = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    read = " ".join(re.findall(r'^ *"(.*)"$', tree, re.MULTILINE))
    assert read.split() == " ".join(["Leeds City Council", *lines()]).split()


def test_pdftotext_finds_every_sentence_in_order(example: Opened, tmp_path: Path) -> None:
    """It reads by position on the page, and takes the hanging numbers for a column of their own."""
    data = export(example, "public", Fonts.shipped()).report.data
    sentences = [NUMBER.sub("", line) for line in lines() if "☐" not in line]
    in_order(pdftotext(data, tmp_path / "report.pdf"), sentences)


@pytest.mark.parametrize("option", ["-layout", "-raw"])
def test_pdftotext_finds_every_computed_number_with_its_text(
    example: Opened, tmp_path: Path, option: str
) -> None:
    data = export(example, "public", Fonts.shipped()).report.data
    numbered = [line for line in lines() if NUMBER.match(line)]
    assert len(numbered) == 63
    in_order(pdftotext(data, tmp_path / "report.pdf", option), numbered)


def test_swapping_two_findings_swaps_their_numbers(example: Opened) -> None:
    def swap(report: Report) -> Report:
        first, second, *rest = report.main
        return msgspec.structs.replace(report, main=(second, first, *rest))

    text = printed(changed(example, swap))
    in_order(text, ["3.1 The overall tone", "3.2 This year Leeds has been assessed", "3.3 Drawing"])


def test_a_further_summary_paragraph_moves_the_recommendation_up(example: Opened) -> None:
    def add(report: Report) -> Report:
        summary = report.section_text("summary")
        longer = Text((*summary.blocks, Paragraph("new", (Span("One paragraph more."),))))
        sections = tuple(
            Section("summary", longer) if each.key == "summary" else each
            for each in report.sections
        )
        return msgspec.structs.replace(report, sections=sections)

    text = printed(changed(example, add))
    in_order(text, ["6. One paragraph more.", "7. Members are recommended", "6.1 Members are"])


def test_a_further_finding_does_not_care_for_the_sub_heading(example: Opened) -> None:
    def add(report: Report) -> Report:
        words = Text((Paragraph("new", (Span("One finding more."),)),))
        return msgspec.structs.replace(report, main=(Finding("new-f", words), *report.main))

    text = printed(changed(example, add))
    in_order(text, ["3.1 One finding more.", "3.7 The assessment letter", "Wider", "3.8 As disc"])


def test_the_same_report_prints_in_the_order_and_numbering_of_another_template(
    example: Opened,
) -> None:
    text = printed(under_template(example, "leeds-2021", counted_ids("moved-")))
    in_order(
        text,
        [
            "The Ofsted Annual Assessment of Children's Services in Leeds",
            "Report of: the Director of Children's Services",
            "Date: 14 December 2011",
            "Report to: Executive Board",
            "Will the decision be open for call in? ☒ Yes ☐ No",
            "Does the report contain confidential or exempt information? ☐ Yes ☒ No",
            "Brief summary 1. This report presents",
            "5. This assessment also has wider implications",
            "Recommendations (a) Members are recommended",
            "What is this report about? 6. This report presents",
            "16. As discussed briefly",
            "What impact will this proposal have? 17. There are no specific considerations",
            "Health and Wellbeing ☐ Yes ☐ No Inclusive Growth ☐ Yes ☐ No Zero Carbon ☐ Yes ☐ No",
            "18. Improvements in children's services",
            "What consultation and engagement has taken place?",
            "Are specific wards affected? Wards affected: ☐ Yes ☒ No",
            "Have ward members been consulted? ☐ Yes ☐ No",
            "What are the resource implications?",
            "What are the key risks and how are they being managed?",
            "What are the legal implications?",
            "Options, timescales and measuring success 23. The Council and its partners",
            "Appendices 24. Appendix 1: Ofsted Annual Assessment letter",
            "Background papers 25. Children's Services Assessment for 2011",
        ],
    )


def test_no_word_of_the_report_is_lost_under_another_template(example: Opened) -> None:
    moved = printed(under_template(example, "leeds-2021", counted_ids("moved-")))
    for section in example.saved.report.sections:
        for block in section.text.blocks:
            if isinstance(block, Paragraph):
                words = "".join(span.text for span in block.spans if isinstance(span, Span))
                assert " ".join(words.split()) in moved


def test_no_number_is_stored(example: Opened) -> None:
    for section in example.saved.report.sections:
        for block in section.text.blocks:
            if isinstance(block, Paragraph) and isinstance(block.spans[0], Span):
                assert not re.match(r"\d+(\.\d+)*\.?\s", block.spans[0].text)


@pytest.mark.parametrize("template", ["leeds-executive-board-2011", "leeds-2021"])
@pytest.mark.parametrize("audience", ["public", "full"])
def test_an_empty_report_prints_its_form(
    example: Opened, template: str, audience: Audience
) -> None:
    def empty(report: Report) -> Report:
        return Report(report.id, report.template, report.council)

    opened = under_template(changed(example, empty), template, counted_ids())
    text = Reader(export(opened, audience, Fonts.shipped()).report.data).text()
    for section in opened.template.template.sections:
        assert section.heading in text
