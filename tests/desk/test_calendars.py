"""Which calendar counts: one's own, that of the machine, or the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpaper.desk import shelf
from boardpaper.desk.calendars import calendar_in, safe_calendar, usual_calendar
from boardpaper.desk.folders import Folders
from boardpaper.errors import InvalidInputError

OWN = """\
id = "own"
name = "{name}"
first_year = 2020
last_year = 2020
holidays = [{day = 2020-12-25, name = "Christmas Day"}]
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("settings", "machine"):
        (tmp_path / name).mkdir()
    return Folders(*(tmp_path / name for name in ("settings", "machine", "data", "state")))


def own(name: str) -> str:
    return OWN.replace("{name}", name)


def test_the_shipped_one_counts_where_there_is_no_other(folders: Folders) -> None:
    assert usual_calendar(folders) == shelf.calendar()


def test_that_of_the_machine_counts_before_the_shipped_one(folders: Folders) -> None:
    folders.machine_calendar_file.write_text(own("Machine"), encoding="utf-8")
    assert usual_calendar(folders).name == "Machine"
    folders.calendar_file.write_text(own("Mine"), encoding="utf-8")
    assert usual_calendar(folders).name == "Mine"


def test_a_mistake_in_ones_own_is_told_and_not_passed_over(folders: Folders) -> None:
    folders.machine_calendar_file.write_text(own("Machine"), encoding="utf-8")
    folders.calendar_file.write_text(own("Mine").replace("25", "32"), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"calendar\.toml is not valid TOML"):
        usual_calendar(folders)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(own("Cyf\xe2reithiau").encode("latin-1"))
    with pytest.raises(InvalidInputError, match="not UTF-8"):
        calendar_in(file)
    with pytest.raises(InvalidInputError, match="no file"):
        calendar_in(tmp_path / "none.toml")


def test_where_one_s_own_has_a_mistake_the_shipped_one_stands_in_and_that_is_said(
    folders: Folders,
) -> None:
    assert safe_calendar(folders) == (shelf.calendar(), "")
    folders.calendar_file.write_text("holidays = 7", encoding="utf-8")
    calendar, fault = safe_calendar(folders)
    assert calendar == shelf.calendar()
    assert fault.startswith("Days are counted with the shipped calendar. ")
    assert "calendar.toml" in fault
