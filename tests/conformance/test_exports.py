"""What export hands over conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import pytest

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import open_package, under_template
from boardpaper.document.nodes import Audience
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids
from tests.conformance import everything
from tests.conformance.page import findings

TEMPLATES = tuple(stored.template.id for stored in shelf.templates())
AUDIENCES: tuple[Audience, ...] = ("public", "full")


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts.shipped()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_example_conforms(template: str, audience: Audience, fonts: Fonts) -> None:
    opened = under_template(open_package(shelf.sample()), template, counted_ids("moved-"))
    assert findings(export(opened, audience, fonts).report.data) == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_kind_of_block_conforms(template: str, audience: Audience, fonts: Fonts) -> None:
    opened = everything.opened(template)
    assert findings(export(opened, audience, fonts).report.data) == []
