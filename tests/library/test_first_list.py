"""The list that is read before the library: only where all is well, and nothing is touched.

That it lists what the library lists is an invariant of ``test_machine``.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardpaper.library.first_list import first_list
from boardpaper.library.library import Library
from boardpaper.report.report import KeyDecision, Notices, Urgency
from boardpaper.report.standing import Standing
from tests.library.libraries import DRAFT, a_report


def test_it_needs_no_sqlalchemy() -> None:
    program = "import sys; import boardpaper.library.first_list; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b"False"


def test_without_a_library_there_is_no_list(tmp_path: Path) -> None:
    assert first_list(tmp_path / "library.sqlite") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"no library", b"SQLite format 3\x00" + bytes(4000)])
def test_what_is_no_library_has_no_list(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(data)
    assert first_list(path) is None
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA application_id = 7",
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
        "UPDATE report SET changed_at = 'yesterday'",
        "UPDATE report SET status = 'lost'",
        "UPDATE report SET meeting_date = 'soon'",
    ],
)
def test_what_is_not_as_usual_has_no_list(library: Library, change: str) -> None:
    library.add(a_report("Budget"), DRAFT, "A. Officer")
    assert first_list(library.path) is not None
    with sqlite3.connect(library.path) as connection:
        connection.execute(change)
    connection.close()
    assert first_list(library.path) is None


def test_a_locked_library_has_no_list_at_once(library: Library) -> None:
    connection = sqlite3.connect(library.path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert first_list(library.path) is None
    connection.execute("ROLLBACK")
    connection.close()
    assert first_list(library.path) == []


def test_a_key_decision_without_notice_is_told(library: Library) -> None:
    asked = KeyDecision(is_key=True)
    for at, (notices, standing) in enumerate(
        (
            (Notices(asked), DRAFT),
            (Notices(replace(asked, notice_on=date(2026, 11, 17))), DRAFT),
            (Notices(asked, urgency=Urgency("special-urgency")), DRAFT),
            (Notices(KeyDecision(is_key=False)), DRAFT),
            (Notices(), DRAFT),
            (Notices(asked), Standing("published")),
        )
    ):
        library.add(replace(a_report(f"No. {at}"), notices=notices), standing, "A. Officer")
    listed = first_list(library.path)
    assert listed == list(library.entries())
    assert [each.subject for each in listed or () if each.lacks_notice] == ["No. 0"]
