"""What goes into a library comes out of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from boardpaper.desk import shelf
from boardpaper.library import tables
from boardpaper.library.library import Library
from boardpaper.library.rows import head_of, parts_of, saved_from
from boardpaper.report.report import Report
from boardpaper.report.standing import Saved, Standing
from tests.benchmarks.content import long_report
from tests.library.libraries import DRAFT, START, a_report, new_library, reopened
from tests.strategies import AWKWARD, saved_reports

in_one_library = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=settings().max_examples // 3,
)


@in_one_library
@given(first=saved_reports(), second=saved_reports(), by=st.sampled_from(AWKWARD))
def test_any_report_comes_back_and_can_become_any_other(
    library: Library, first: Saved, second: Saved, by: str
) -> None:
    kept = library.add(first.report, first.standing, by)
    assert kept.saved == Saved(first.report, kept.saved.changed_at, by, first.standing)
    assert library.load(kept.number) == kept.saved
    saved = library.save(kept.number, second.report, second.standing, 1, by)
    assert (saved.report, saved.standing) == (second.report, second.standing)
    assert library.load(kept.number) == saved


@settings(max_examples=settings().max_examples // 3)
@given(saved=saved_reports())
def test_rows_make_the_report_again_and_have_every_column(saved: Saved) -> None:
    head, parts = head_of(saved.report, saved.standing), parts_of(saved.report, saved.standing)
    stamp = {name: getattr(saved, name) for name in ("version", "changed_at", "changed_by")}
    assert saved_from({**head, **stamp}, parts) == saved
    others = {*stamp, "number", "content_hash", "binned_at"}
    assert {*head, *others} == {str(each.name) for each in tables.report.columns}
    assert set(parts) == set(tables.PARTS)
    for table, rows in parts.items():
        for row in rows:
            assert {*row, "report"} == {str(each.name) for each in table.columns}


def test_the_example_and_a_long_report_come_back(library: Library) -> None:
    sample = shelf.sample()
    for stored in shelf.templates():
        library.keep_template(stored.toml)
    for data in sample.attachments.values():
        library.keep_attachment(data)
    for report in (sample.saved.report, long_report(100)):
        number = library.add(report, sample.saved.standing, "").number
        assert reopened(library).load(number).report == report


def test_a_moment_keeps_its_instant_whatever_its_zone(tmp_path: Path) -> None:
    zone = timezone(timedelta(hours=-9.5))
    local = datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=zone)
    library = new_library(tmp_path, lambda: local)
    number = library.add(a_report(), DRAFT, "").number
    changed_at = library.load(number).changed_at
    assert changed_at == local
    assert changed_at.tzinfo is UTC


def test_an_empty_list_of_background_documents_is_not_a_missing_one(library: Library) -> None:
    missing = library.add(a_report(background=None), DRAFT, "").number
    empty = library.add(a_report(background=()), DRAFT, "").number
    assert library.load(missing).report.background is None
    assert library.load(empty).report.background == ()


def test_a_hundred_thousand_characters_come_back(library: Library) -> None:
    report = a_report("ŷ" * 100_000, "<b>" * 50_000)
    number = library.add(report, DRAFT, "").number
    assert library.load(number).report == report


def test_every_field_is_spoken_for() -> None:
    """A new field of a report needs a column, a step of migration and a word in rows.py."""
    assert {each.name for each in fields(Report)} == {
        *("id", "template", "council", "subject", "public_subject", "report_of", "report_to"),
        *("meeting_date", "authors", "answers", "wards", "call_in", "notices", "exemptions"),
        *("sections", "main", "recommendations", "background", "appendices"),
    }
    assert {each.name for each in fields(Standing)} == {
        *("status", "clearances", "planned_on", "publication", "decision"),
    }


def test_dates_are_kept_as_they_are_read(library: Library) -> None:
    report = a_report(meeting_date=date(2026, 12, 9))
    library.add(report, DRAFT, "Jo")
    (entry,) = library.entries()
    assert entry.meeting_date == date(2026, 12, 9)
    assert (entry.changed_by, entry.changed_at > START) == ("Jo", True)
