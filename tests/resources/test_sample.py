"""The sample report says what the published report says, word for word."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from boardpaper import resources
from boardpaper.document.compose import compose
from boardpaper.document.nodes import (
    Audience,
    BulletList,
    Heading,
    Masthead,
    Node,
    Paragraph,
    QuestionTable,
    Runs,
    TitleBlock,
)
from boardpaper.exchange import report_json
from boardpaper.report.council import Council
from boardpaper.report.declarations import read_council, read_template
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Finding, Report
from boardpaper.report.retemplate import left_over, retemplate
from boardpaper.report.standing import Publication, Saved
from boardpaper.report.template import StoredTemplate
from boardpaper.report.text import Bullets, Span, plain, spans_of

SAMPLE = ("samples", "ofsted-annual-assessment-2011")
TRANSCRIPT = Path(__file__).parents[1] / "reference" / "ofsted-2011.txt"


@pytest.fixture(scope="module")
def file() -> str:
    return resources.read_text(*SAMPLE, "report.json")


@pytest.fixture(scope="module")
def saved(file: str) -> Saved:
    return report_json.decode(file.encode())


@pytest.fixture(scope="module")
def report(saved: Saved) -> Report:
    return saved.report


@pytest.fixture(scope="module")
def stored(report: Report) -> StoredTemplate:
    name = f"{report.template.id}.toml"
    return read_template(resources.read_text("templates", name), name)


@pytest.fixture(scope="module")
def council(report: Report) -> Council:
    name = f"{report.council}.toml"
    return read_council(resources.read_text("councils", name), name)


def lines(node: Node) -> Iterator[str]:
    """Yield what a node prints, a line for each paragraph, bullet, label or pair of boxes."""
    match node:
        case Masthead():
            assert node.name == "Leeds City Council"
        case TitleBlock():
            yield from (f"{line.label} {words(line.runs)}" for line in node.lines)
        case QuestionTable():
            for row in node.rows:
                yield row.question
                yield from (f"{label} {value}".strip() for label, value in row.details)
                yield "☒ Yes ☐ No" if row.yes else "☐ Yes ☒ No"
        case BulletList():
            yield from (f"• {words(item.runs)}" for item in node.items)
        case Heading() | Paragraph():
            yield f"{node.number} {words(node.runs)}".strip()
        case _:
            raise AssertionError(node)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("audience", ["public", "full"])
def test_every_line_of_the_published_report_is_printed(
    audience: Audience, report: Report, stored: StoredTemplate, council: Council
) -> None:
    document = compose(report, stored.template, council, audience)
    printed = [line for node in document.nodes for line in lines(node)]
    assert printed == TRANSCRIPT.read_text(encoding="utf-8").splitlines()


def test_the_file_is_as_boardpaper_writes_it(file: str, saved: Saved) -> None:
    assert report_json.encode(saved).decode() == file


def test_it_is_written_in_the_shipped_template(report: Report, stored: StoredTemplate) -> None:
    template = stored.template
    assert report.template.version == template.version
    assert report.template.hash == stored.hash
    assert report.council == template.council
    keys = [section.key for section in template.sections if section.source == "text"]
    assert [section.key for section in report.sections] == keys
    assert [answer.question for answer in report.answers] == [
        question.id for question in template.questions
    ]


def test_moved_to_the_newer_form_no_text_is_left_over(report: Report) -> None:
    newer = read_template(resources.read_text("templates", "leeds-2021.toml"), "leeds-2021.toml")
    moved = retemplate(report, newer, counted_ids("n"))
    assert left_over(moved, newer.template) == ()
    assert len(moved.main) == len(report.main) + 4


def test_it_goes_to_a_body_of_the_council(report: Report, council: Council) -> None:
    assert report.report_to in [body.name for body in council.bodies if body.kind == "executive"]


def test_it_was_published_five_clear_days_before_the_meeting(saved: Saved) -> None:
    assert saved.report.meeting_date == date(2011, 12, 14)
    assert saved.standing.status == "published"
    assert saved.standing.publication == Publication(date(2011, 12, 6))


def test_findings_are_answered(report: Report) -> None:
    findings = [entry for entry in report.main if isinstance(entry, Finding)]
    assert [finding.kind for finding in findings] == [
        "information",
        "strength",
        "strength",
        "improvement",
        "information",
        "information",
        "information",
    ]
    (recommendation,) = report.recommendations
    assert set(recommendation.findings) <= {finding.id for finding in findings}
    assert findings[3].id in recommendation.findings
    assert not isinstance(report.main[6], Finding)


def test_lists_hang_off_the_paragraphs_they_belong_to(report: Report) -> None:
    findings = [entry for entry in report.main if isinstance(entry, Finding)]
    texts = [report.section_text("background"), findings[2].text, findings[3].text]
    items = [
        len(block.items) for text in texts for block in text.blocks if isinstance(block, Bullets)
    ]
    assert items == [6, 3, 8, 5]


def test_the_quotation_is_in_italics(report: Report) -> None:
    italic = [span for span in spans(report) if isinstance(span, Span) and span.italic]
    assert len(italic) == 1
    assert italic[0].text.startswith("'the majority of services")
    assert italic[0].text.endswith("enjoy their learning'")


def spans(report: Report) -> Iterator[object]:
    texts = [section.text for section in report.sections]
    texts += [entry.text for entry in report.main if isinstance(entry, Finding)]
    blocks = itertools.chain.from_iterable(text.blocks for text in texts)
    for block in blocks:
        for _, _, run in spans_of(block):
            yield from run


def test_the_summary_is_within_its_limit(report: Report, stored: StoredTemplate) -> None:
    limit = stored.template.sections[0].word_limit
    blocks = report.section_text("summary").blocks
    said = [plain(run).split() for block in blocks for _, _, run in spans_of(block)]
    assert limit is not None
    assert sum(map(len, said)) <= limit
