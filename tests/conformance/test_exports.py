"""What export hands over conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export, print_report
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.document.nodes import Audience
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.expected import expected_words
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH
from boardpaper.pdf.whereabouts import whereabouts
from boardpaper.report.identity import counted_ids
from tests.conformance import chance, everything, page, verapdf
from tests.conformance.defects import break_every_print
from tests.pdf.reader import Reader

TEMPLATES = tuple(stored.template.id for stored in shelf.templates())
AUDIENCES: tuple[Audience, ...] = ("public", "full")
FONTS = Fonts.shipped()
RANDOM_REPORTS = 12


def example(template: str) -> Opened:
    return under_template(open_package(shelf.sample()), template, counted_ids("moved-"))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_example_conforms(template: str, audience: Audience) -> None:
    assert page.findings(export(example(template), audience, FONTS).report.data) == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_kind_of_block_conforms(template: str, audience: Audience) -> None:
    opened = everything.opened(template)
    assert page.findings(export(opened, audience, FONTS).report.data) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_report_without_a_word_conforms(template: str) -> None:
    opened = everything.opened(
        template,
        subject="",
        report_of="",
        report_to="",
        meeting_date=None,
        authors=(),
        answers=(),
        exemptions=(),
        sections=(),
        main=(),
        recommendations=(),
        background=None,
        appendices=(),
    )
    assert page.findings(export(opened, "public", FONTS).report.data) == []


def test_a_test_that_exports_what_only_a_validator_sees_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_every_print(monkeypatch, "a script")
    with pytest.raises(AssertionError):
        export(example(TEMPLATES[0]), "public", FONTS)


@given(st.integers(0, 10**6), st.sampled_from(AUDIENCES))
@settings(max_examples=12)
def test_a_report_by_chance_conforms_with_every_word_or_is_refused(
    seed: int, audience: Audience
) -> None:
    try:
        printed = print_report(chance.opened(seed), audience, FONTS)
    except InvalidInputError:
        return
    data = printed.file()
    assert page.findings(data) == []
    words = " ".join(
        [each.text for each in expected_words(tuple(whereabouts(printed.composed.document)))]
    ).split()
    assert Reader(data).text() == " ".join(words)
    for spot in (each for spots in printed.layout.places().values() for each in spots):
        assert spot.box.left >= 0
        assert spot.box.bottom >= 0
        assert spot.box.right <= PAGE_WIDTH
        assert spot.box.top <= PAGE_HEIGHT


def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    verapdf.require()
    reports = [
        *[example(template) for template in TEMPLATES],
        everything.opened(),
        *_by_chance(),
    ]
    paths = [tmp_path / f"{number}.pdf" for number in range(len(reports))]
    for path, opened in zip(paths, reports, strict=True):
        path.write_bytes(export(opened, "public", FONTS).report.data)
    assert {path.name: rules for path, rules in verapdf.findings(paths).items() if rules} == {}


def _by_chance() -> Iterator[Opened]:
    """The first reports by chance that can be printed."""
    found, seed = 0, 0
    while found < RANDOM_REPORTS:
        seed += 1
        opened = chance.opened(seed, most_pages=8)
        try:
            print_report(opened, "public", FONTS)
        except InvalidInputError:
            continue
        found += 1
        yield opened
