from __future__ import annotations

from datetime import date

from boardpaper.desk.due import Due
from boardpaper.desktop.library.filters import (
    ALL,
    BIN,
    DRAFTS,
    LATE,
    THIS_WEEK,
    Filter,
    Listing,
    lines_of,
)
from tests.desktop.library.entries import AT, an_entry

LISTING = Listing(
    (
        an_entry(1, status="draft", report_to="Plans Panel"),
        an_entry(2, status="published", report_to="Executive Board"),
        an_entry(3, status="published", report_to="Plans Panel"),
        an_entry(4, status="draft"),
    ),
    (an_entry(5, binned_at=AT, report_to="Scrutiny Board"),),
    {
        1: Due("Publish by Fri 20 November, in 2 days", date(2026, 11, 20), "week"),
        4: Due("Publish by Tue 8 December", date(2026, 12, 8), "later"),
    },
)


def spoken(listing: Listing, current: Filter = ALL) -> list[str]:
    return [line.spoken for line in lines_of(listing, current) if line.title]


def test_each_status_and_board_with_reports_has_a_line_with_their_number() -> None:
    assert spoken(LISTING) == [
        "Status",
        "All reports, 4 reports",
        "Draft, 2 reports",
        "Published, 2 reports",
        "Board",
        "Executive Board, 1 report",
        "Plans Panel, 2 reports",
        "Due",
        "This week, 1 report",
        "Late, 0 reports",
        "Bin, 1 report",
    ]


def test_all_drafts_what_is_due_and_the_bin_have_a_line_without_reports() -> None:
    assert spoken(Listing()) == [
        "Status",
        "All reports, 0 reports",
        "Draft, 0 reports",
        "Due",
        "This week, 0 reports",
        "Late, 0 reports",
        "Bin, 0 reports",
    ]


def test_what_is_chosen_keeps_its_line_when_its_last_report_is_gone() -> None:
    assert "Decided, 0 reports" in spoken(LISTING, Filter("status", status="decided"))
    assert "Scrutiny Board, 0 reports" in spoken(LISTING, Filter("board", board="Scrutiny Board"))


def test_a_filter_lists_what_its_line_counts() -> None:
    for line in lines_of(LISTING, ALL):
        if line.filter is not None:
            assert len(LISTING.of(line.filter)) == line.reports
    assert [each.number for each in LISTING.of(DRAFTS)] == [1, 4]
    assert [each.number for each in LISTING.of(BIN)] == [5]
    assert [each.number for each in LISTING.of(THIS_WEEK)] == [1]
    assert [each.number for each in LISTING.of(LATE)] == []
