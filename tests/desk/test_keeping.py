"""What is taken into the library is the report it was, under an id of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from boardpaper.desk import shelf
from boardpaper.desk.keeping import open_or_create, take_in, taken_in_before
from boardpaper.desk.opening import open_package
from boardpaper.report.identity import content_hash, counted_ids
from boardpaper.report.standing import Clearance, Standing

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_who_has_cleared_a_report_has_cleared_it_still(tmp_path: Path) -> None:
    opened = open_package(shelf.sample())
    given = Clearance("legal", "A. Officer", NOW, content_hash(opened.saved.report))
    stale = Clearance("finance", "B. Officer", NOW, "0" * 64)
    saved = structs.replace(opened.saved, standing=Standing(clearances=(given, stale)))
    library = open_or_create(tmp_path / "library.sqlite", lambda: NOW)

    kept = take_in(library, replace(opened, saved=saved), counted_ids("new"), "C. Officer")

    loaded = library.load(kept.number)
    assert loaded.report.id != opened.saved.report.id
    assert loaded.standing.clearances == (
        structs.replace(given, content_hash=content_hash(loaded.report)),
        stale,
    )


def test_a_file_taken_in_before_is_found_while_its_report_is_there(tmp_path: Path) -> None:
    library = open_or_create(tmp_path / "library.sqlite", lambda: NOW)
    opened, ids = open_package(shelf.sample()), counted_ids("new")
    assert taken_in_before(library, opened) is None
    first, second = (take_in(library, opened, ids, "C. Officer").number for _ in range(2))
    report = structs.replace(opened.saved.report, subject="Another")
    other = structs.replace(opened.saved, report=report)
    assert taken_in_before(library, replace(opened, saved=other)) is None
    assert taken_in_before(library, opened) == second
    library.put_in_bin(second)
    assert taken_in_before(library, opened) == first
    library.put_in_bin(first)
    assert taken_in_before(library, opened) is None
