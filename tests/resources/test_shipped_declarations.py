"""The shipped templates and councils can be read, and say what the forms and the law say."""

from datetime import date, time

import pytest

from boardpaper import resources
from boardpaper.report.council import Council, ExemptionRule
from boardpaper.report.declarations import read_council, read_template
from boardpaper.report.template import Template

EXAMPLE_DAY = date(2011, 12, 14)


def template(name: str) -> Template:
    return read_template(resources.read_text("templates", name), name).template


@pytest.fixture(scope="module")
def leeds() -> Council:
    return read_council(resources.read_text("councils", "leeds.toml"), "leeds.toml")


@pytest.fixture(scope="module")
def form_2011() -> Template:
    return template("leeds-executive-board-2011.toml")


@pytest.fixture(scope="module")
def form_2021() -> Template:
    return template("leeds-2021.toml")


def rule(council: Council, number: str) -> ExemptionRule:
    found = council.exemption_rule(number, EXAMPLE_DAY)
    assert found is not None
    return found


@pytest.mark.parametrize("name", resources.names("councils"))
def test_a_council_is_named_like_its_file(name: str) -> None:
    assert f"{read_council(resources.read_text('councils', name), name).id}.toml" == name


@pytest.mark.parametrize("name", resources.names("templates"))
def test_a_template_is_named_like_its_file_and_belongs_to_a_council(name: str) -> None:
    declared = template(name)
    assert f"{declared.id}.toml" == name
    assert f"{declared.council}.toml" in resources.names("councils")


@pytest.mark.parametrize("name", resources.names("templates"))
def test_every_question_and_section_has_help(name: str) -> None:
    declared = template(name)
    assert [each for each in declared.questions if not each.help] == []
    assert [each for each in declared.sections if not each.help] == []


@pytest.mark.parametrize("name", resources.names("templates"))
def test_reasons_for_exempt_matter_print_once(name: str) -> None:
    stating = [each.key for each in template(name).sections if each.states_exemptions]
    assert stating == ["legal"]


def test_wards_changed_in_may_2018(leeds: Council) -> None:
    old, new = leeds.wards_on(date(2018, 5, 2)), leeds.wards_on(date(2018, 5, 3))
    assert (len(old), len(new)) == (33, 33)
    assert set(old) - set(new) == {"City and Hunslet", "Headingley", "Hyde Park and Woodhouse"}
    assert set(new) - set(old) == {
        "Hunslet and Riverside",
        "Headingley and Hyde Park",
        "Little London and Woodhouse",
    }
    assert list(old) == sorted(old)
    assert list(new) == sorted(new)
    assert leeds.wards_on(date(2004, 6, 9)) == ()


def test_rules_of_leeds_are_the_paragraphs_of_schedule_12a(leeds: Council) -> None:
    exempt = [each for each in leeds.exemption_rules if each.kind == "exempt"]
    assert {each.number: each.paragraph for each in exempt} == {
        f"10.4({paragraph})": paragraph for paragraph in range(1, 8)
    }
    assert {each.valid_from for each in exempt} == {date(2006, 3, 1)}
    assert rule(leeds, "10.4(1)").description == "information relating to any individual"
    assert rule(leeds, "10.4(3)").description == (
        "information relating to the financial or business affairs of any particular person "
        "(including the authority holding that information)"
    )


def test_a_description_fits_into_the_sentence_that_says_what_is_withheld(leeds: Council) -> None:
    """As in "Appendix 2 contains information relating to any individual"."""
    for each in leeds.exemption_rules:
        start = "confidential information " if each.kind == "confidential" else "information "
        assert each.description.startswith(start)
        assert not each.description.endswith(".")
        assert "  " not in each.description


def test_confidential_matter_has_its_two_rules(leeds: Council) -> None:
    confidential = [each.number for each in leeds.exemption_rules if each.kind == "confidential"]
    assert confidential == ["9.2(a)", "9.2(b)"]


def test_deadlines_and_thresholds_of_leeds(leeds: Council) -> None:
    assert (leeds.call_in.days, leeds.call_in.day_kind) == (5, "working")
    assert leeds.cut_off is not None
    assert (leeds.cut_off.at, leeds.cut_off.working_days) == (time(10), 7)
    for year, amount in ((2015, 250_000), (2025, 500_000)):
        valid = [each for each in leeds.thresholds if each.valid_on(date(year, 6, 1))]
        assert [(each.amount, each.wards) for each in valid] == [(amount, 1)]


def test_the_form_of_2011_is_the_one_of_the_example(form_2011: Template) -> None:
    numberings = {each.id: each for each in form_2011.numberings}
    front, body = numberings["front"], numberings["body"]
    assert (front.headings, front.paragraphs, front.paragraph_suffix) == ("none", "running", ".")
    assert (body.headings, body.heading_suffix) == ("decimal", ".0")
    assert (body.paragraphs, body.paragraph_suffix) == ("decimal", "")
    assert [each.numbering for each in form_2011.sections] == ["front"] * 2 + ["body"] * 13
    considerations = [each for each in form_2011.sections if each.level == 2]
    assert len(considerations) == 6
    assert {each.nil_statement for each in considerations} == {
        "There are no specific considerations under this heading."
    }
    assert form_2011.author_box is not None


def test_the_form_of_2021(form_2021: Template) -> None:
    assert [(each.source, each.label) for each in form_2021.headers] == [
        ("subject", ""),
        ("report-of", "Report of:"),
        ("meeting-date", "Date:"),
        ("report-to", "Report to:"),
    ]
    assert [each.kind for each in form_2021.questions_of("")] == ["call-in", "exempt"]
    assert [each.text for each in form_2021.questions_of("policies")] == [
        "Health and Wellbeing",
        "Inclusive Growth",
        "Zero Carbon",
    ]
    assert [each.id for each in form_2021.questions_of("consultation")] == [
        "wards",
        "ward-members",
    ]
    assert {each.headings for each in form_2021.numberings} == {"none"}
    assert {each.paragraphs for each in form_2021.numberings} == {"running"}
    assert [each.items for each in form_2021.sections if each.source == "recommendations"] == [
        "(a)"
    ]
    assert [each.heading for each in form_2021.sections] == [
        "Brief summary",
        "Recommendations",
        "What is this report about?",
        "What impact will this proposal have?",
        "How does this proposal impact the three pillars of the Best City Ambition?",
        "What consultation and engagement has taken place?",
        "What are the resource implications?",
        "What are the key risks and how are they being managed?",
        "What are the legal implications?",
        "Options, timescales and measuring success",
        "Appendices",
        "Background papers",
    ]
