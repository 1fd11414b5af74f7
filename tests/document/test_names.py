from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.names import MAX_LENGTH, appendix_name, copy_name, dates_name, pdf_name
from boardpaper.document.nodes import Audience
from boardpaper.report.place import WHOLE_REPORT, Place
from tests.document.builders import exempt, report
from tests.strategies import words

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *[f"{port}{n}" for port in ("com", "lpt") for n in range(10)]]
)


def test_it_says_when_where_what_and_for_whom() -> None:
    assert pdf_name(report(), "public") == "2011-12-14 Executive Board - The Subject (public).pdf"
    assert pdf_name(report(), "full") == "2011-12-14 Executive Board - The Subject (full).pdf"


def test_an_appendix_has_the_name_of_its_report() -> None:
    name = "2011-12-14 Executive Board - The Subject (public) - Appendix 2.pdf"
    assert appendix_name(report(), "public", 2) == name


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"meeting_date": None}, "undated Executive Board - The Subject (full).pdf"),
        ({"report_to": ""}, "2011-12-14 - The Subject (full).pdf"),
        ({"subject": " "}, "2011-12-14 Executive Board (full).pdf"),
        ({"subject": "", "report_to": "", "meeting_date": None}, "undated (full).pdf"),
        ({"subject": "A/B: <C>?  \n D"}, "2011-12-14 Executive Board - A B C D (full).pdf"),
        ({"subject": "..\\..\\x"}, "2011-12-14 Executive Board - .. .. x (full).pdf"),
        ({"subject": "a\u202eb\x00c"}, "2011-12-14 Executive Board - a b c (full).pdf"),
        ({"subject": "CON"}, "2011-12-14 Executive Board - CON (full).pdf"),
        ({"subject": "Ynys Môn"}, "2011-12-14 Executive Board - Ynys Môn (full).pdf"),
    ],
)
def test_awkward_parts(changes: dict[str, object], name: str) -> None:
    assert pdf_name(report(**changes), "full") == name


def test_a_long_subject_is_cut_after_a_word() -> None:
    name = pdf_name(report(subject="word " * 40), "full")
    assert len(name) <= MAX_LENGTH
    assert name.endswith("word word (full).pdf")
    assert len(name) > MAX_LENGTH - len(" word")


def test_a_subject_that_just_fits_is_not_cut() -> None:
    room = MAX_LENGTH - len(pdf_name(report(subject="a"), "full")) + len("a")
    subject = "x" * (room - 2) + " y"
    name = pdf_name(report(subject=subject), "full")
    assert subject in name
    assert len(name) == MAX_LENGTH


@pytest.mark.parametrize("start", ["", "a", "aa", "aaa"])
def test_one_long_word_is_cut_between_characters(start: str) -> None:
    name = pdf_name(report(subject=start + "😀" * 200), "full")
    assert name.endswith("😀 (full).pdf")
    assert MAX_LENGTH - 1 <= len(name.encode("utf-16-le")) // 2 <= MAX_LENGTH


def test_a_long_body_leaves_room_for_the_subject() -> None:
    name = pdf_name(report(report_to="Board " * 50), "full")
    assert name.endswith("- The Subject (full).pdf")


@pytest.mark.parametrize("target", [WHOLE_REPORT, Place("details", field="subject")])
def test_a_public_name_holds_no_exempt_subject(target: Place) -> None:
    secret = report(subject="Dismissal of J Smith", exemptions=(exempt(target),))
    assert pdf_name(secret, "public") == "2011-12-14 Executive Board (public).pdf"
    named = report(
        subject="Dismissal of J Smith", public_subject="Staffing", exemptions=(exempt(target),)
    )
    assert pdf_name(named, "public") == "2011-12-14 Executive Board - Staffing (public).pdf"
    assert "Dismissal of J Smith" in pdf_name(named, "full")


def test_a_public_subject_is_used_without_an_exemption_too() -> None:
    both = report(public_subject="Public", meeting_date=date(2012, 1, 2))
    assert pdf_name(both, "public") == "2012-01-02 Executive Board - Public (public).pdf"


def test_the_days_of_a_meeting_are_named_without_the_subject() -> None:
    some = report(subject="Mr Secret", meeting_date=date(2012, 1, 2))
    assert dates_name(some) == "2012-01-02 Executive Board.ics"
    assert dates_name(report(report_to="", meeting_date=None)) == "undated.ics"


def test_a_copy_of_a_report_is_named_by_its_own_subject() -> None:
    some = report(subject="Mr Secret", public_subject="A case", meeting_date=date(2012, 1, 2))
    assert copy_name(some) == "2012-01-02 Executive Board - Mr Secret.boardreport"


@given(words(300), words(60), st.none() | st.dates(), st.sampled_from(get_args(Audience)))
def test_every_name_is_safe_on_windows(
    subject: str, body: str, day: date | None, audience: Audience
) -> None:
    some = report(subject=subject, report_to=body, meeting_date=day)
    for name in (pdf_name(some, audience), appendix_name(some, audience, 12)):
        assert name.endswith(".pdf")
        assert name.isprintable()
        assert not set(name) & set('<>:"/\\|?*')
        assert len(name.encode("utf-16-le")) // 2 <= MAX_LENGTH
        assert "  " not in name
        assert name == name.strip(" .")
        assert name.split(".")[0].rstrip().lower() not in DEVICES
