"""The clean reports hold together, print for both audiences, and pass the checks."""

from __future__ import annotations

import pytest

from boardpaper.checks.calendar import Calendar
from boardpaper.desk.exporting import export
from boardpaper.document.nodes import Audience
from boardpaper.exchange import report_json
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.integrity import faults
from boardpaper.report.retemplate import left_over
from tests.checks.clean_reports import NAMES, clean
from tests.checks.expectations import BASELINE
from tests.checks.runs import rules_of, run


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_together_and_comes_back_from_a_file_as_it_was(name: str) -> None:
    case = clean(name)
    saved = case.opened().saved
    assert list(faults(case.report)) == []
    assert left_over(case.report, case.template) == ()
    assert report_json.decode(report_json.encode(saved)) == saved


@pytest.mark.parametrize("audience", ["public", "full"])
@pytest.mark.parametrize("name", NAMES)
def test_it_prints_for_both_audiences(name: str, audience: Audience) -> None:
    printed = export(clean(name).opened(), audience, Fonts.shipped())
    assert printed.warnings == ()
    papers = [
        each for each in clean(name).report.appendices if audience == "full" or not each.exempt
    ]
    assert len(printed.appendices) == len(papers)


@pytest.mark.parametrize("name", NAMES)
def test_every_section_of_the_template_has_something_in_it(name: str) -> None:
    case = clean(name)
    written = {each.key for each in case.report.sections if each.text.blocks}
    assert written == {each.key for each in case.template.sections if each.source == "text"}


@pytest.mark.parametrize("name", NAMES)
def test_it_raises_no_error(name: str, calendar: Calendar) -> None:
    assert [each for each in run(clean(name), calendar) if each.level == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_raises_only_the_warnings_that_a_clerk_would_agree_with(
    name: str, calendar: Calendar
) -> None:
    assert BASELINE[name].allows(rules_of(run(clean(name), calendar)))
