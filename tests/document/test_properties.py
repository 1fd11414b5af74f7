"""What holds for every report, in every template, for both audiences."""

import re
from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document import nodes as n
from boardpaper.document.compose import compose
from boardpaper.document.redact import redact
from boardpaper.report import report as r
from boardpaper.report.place import Place
from boardpaper.report.template import Section, Template
from boardpaper.report.values import canonical_json
from tests import strategies
from tests.document.builders import (
    BARE,
    BOARD,
    BODY,
    COUNCIL,
    FRONT,
    THROUGHOUT,
    anchors_of,
    composed,
    runs_of,
    words,
)
from tests.document.secrets import Hiding

RULES = ("10.4(1)", "10.4(3)", "9.2(b)", "unknown", "")


def template(*sections: Section) -> Template:
    return msgspec.structs.replace(
        BOARD, numberings=(FRONT, BODY, THROUGHOUT, BARE), sections=sections
    )


DECIMAL = template(
    Section("summary", "Summary", "front"),
    Section("front-asks", "Recommendations", "front", "recommendations"),
    Section("purpose", "Purpose", "body"),
    Section("main", "Main issues", "body", "main"),
    Section("corporate", "Considerations", "body", "group"),
    Section("consultation", "Consultation", "body", level=2, mandatory=False),
    Section("equality", "Equality", "body", level=2),
    Section("legal-implications", "Legal", "body", level=2, states_exemptions=True),
    Section("asks", "Recommendations", "body", "recommendations"),
    Section("background", "Background", "body", "background"),
    Section("appendices", "Appendices", "body", "appendices", mandatory=False),
)
RUNNING = template(
    Section("appendices", "Appendices", "throughout", "appendices"),
    Section("background", "Background", "throughout", "background", mandatory=False),
    Section("asks", "Recommendations", "throughout", "recommendations", items="(a)"),
    Section("main", "Main issues", "throughout", "main", mandatory=False),
    *[Section(key, key, "throughout", mandatory=False) for key in strategies.SECTIONS],
)
UNNUMBERED = template(
    *[Section(key, key, "bare", states_exemptions=True) for key in strategies.SECTIONS],
    Section("main", "Main issues", "bare", "main"),
    Section("asks", "Recommendations", "bare", "recommendations", items="1."),
    Section("background", "Background", "bare", "background"),
    Section("appendices", "Appendices", "bare", "appendices"),
)

templates = pytest.mark.parametrize(
    "template", [DECIMAL, RUNNING, UNNUMBERED], ids=["decimal", "running", "unnumbered"]
)


@st.composite
def hidings(draw: st.DrawFn) -> Hiding:
    """Reports with secrets and up to three exemptions, of anything that can be exempt."""
    hiding = Hiding(draw(strategies.reports()))
    targets = draw(st.lists(st.sampled_from(hiding.targets()), max_size=3))
    exemptions = [
        r.Exemption(f"x{number}", draw(st.sampled_from(RULES)), target)
        for number, target in enumerate(targets, 1)
    ]
    hiding.report = msgspec.structs.replace(hiding.report, exemptions=tuple(exemptions))
    return hiding


@templates
@given(hiding=hidings())
def test_what_is_exempt_and_nothing_else_is_kept_from_the_public(
    template: Template, hiding: Hiding
) -> None:
    targets = [each.target for each in hiding.report.exemptions]
    exempt = {
        each.word
        for each in hiding.secrets
        if each.marked or any(each.is_withheld_by(target) for target in targets)
    }
    value = canonical_json(redact(hiding.report, COUNCIL, "public")).decode()
    public = canonical_json(composed(hiding.report, template, "public")).decode()
    full = canonical_json(composed(hiding.report, template, "full")).decode()
    for secret in hiding.secrets:
        assert (secret.word in value) is (secret.word not in exempt)
        if secret.printed:
            assert secret.word in full
            assert (secret.word in public) is (secret.word not in exempt)


@given(hidings())
def test_redacting_twice_changes_nothing_more(hiding: Hiding) -> None:
    once = redact(hiding.report, COUNCIL, "public")
    assert redact(once, COUNCIL, "public") == once


@given(strategies.reports())
def test_redacting_any_report_twice_changes_nothing_more(report: r.Report) -> None:
    once = redact(report, COUNCIL, "public")
    assert redact(once, COUNCIL, "public") == once
    assert redact(report, COUNCIL, "full") is report


@st.composite
def exempt_in_part(draw: st.DrawFn) -> r.Report:
    """Reports, blank ones among them, that are not exempt as a whole."""
    report = draw(strategies.reports())
    extra = st.sampled_from(Hiding(report).targets())
    targets = [each.target for each in report.exemptions]
    targets += draw(st.lists(extra, max_size=2))
    exemptions = tuple(
        r.Exemption(f"x{number}", draw(st.sampled_from(RULES)), target)
        for number, target in enumerate(targets, 1)
        if target.part != "report"
    )
    return msgspec.structs.replace(report, exemptions=exemptions)


@templates
@given(report=exempt_in_part())
def test_the_public_and_the_full_version_are_numbered_alike(
    template: Template, report: r.Report
) -> None:
    public = compose(report, template, COUNCIL, "public")
    full = compose(report, template, COUNCIL, "full")
    assert list(numbered(public)) == list(numbered(full))


@given(strategies.reports())
def test_numbers_follow_each_other_without_a_gap(report: r.Report) -> None:
    document = compose(report, DECIMAL, COUNCIL, "full")
    printed = [number for _, number in numbered(document) if re.fullmatch(r"[\d.]+", number)]
    notes = [node.number for node in document.nodes if isinstance(node, n.Note)]
    assert list(dict.fromkeys(notes)) == [str(number) for number in range(1, len(set(notes)) + 1)]
    front = [number for number in printed if number.endswith(".")]
    assert front == [f"{number}." for number in range(1, len(front) + 1)]
    before: list[int] = []
    for place, number in numbered(document):
        if number in front or number in notes or number not in printed:
            continue
        counts = [int(count) for count in number.removesuffix(".0").split(".")]
        *above, count = counts
        expected = [*before, 0]
        assert above == expected[: len(above)], place
        assert count == expected[len(above)] + 1, place
        before = counts


@given(strategies.reports())
def test_running_numbers_run_through_all_sections(report: r.Report) -> None:
    document = compose(report, RUNNING, COUNCIL, "public")
    numbers = [
        node.number
        for node in document.nodes
        if isinstance(node, n.Paragraph | n.Heading) and node.number.endswith(".")
    ]
    assert numbers == [f"{number}." for number in range(1, len(numbers) + 1)]


@templates
@given(report=strategies.reports(), audience=st.sampled_from(get_args(n.Audience)))
def test_every_document_holds_together(
    template: Template, report: r.Report, audience: n.Audience
) -> None:
    document = compose(report, template, COUNCIL, audience)
    anchors = anchors_of(document)
    assert len(anchors) == len(set(anchors))
    for run in runs_of(document):
        assert run.text
        assert not run.target or run.target in anchors
    level = 1
    for node in document.nodes:
        if isinstance(node, n.Heading):
            assert 2 <= node.level <= level + 1
            level = node.level


LABEL = re.compile(r"(?:Table|Figure) \d+\b")


def numbered(document: n.Document) -> Iterator[tuple[Place, str]]:
    """Every place with its number or label, in order."""
    for node in document.nodes:
        match node:
            case n.Heading() | n.Note():
                yield node.place, node.number
            case n.Paragraph():
                label = LABEL.match(words(node.runs)) if node.place.block else None
                if node.number or label:
                    yield node.place, label.group() if label else node.number
            case n.Table() | n.Figure():
                yield node.place, node.label
            case _:
                pass
