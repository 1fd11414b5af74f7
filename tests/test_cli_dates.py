"""The command ``dates``."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from boardpaper import resources
from boardpaper.desk.folders import default_folders
from tests.commands import Run, runner


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with settings of its own."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "APPDATA", "PROGRAMDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return runner(capfd, "dates")


def answer(result: subprocess.CompletedProcess[str]) -> Any:
    assert (result.returncode, result.stderr) == (0, "")
    return json.loads(result.stdout)


def refusal(result: subprocess.CompletedProcess[str]) -> str:
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("boardpaper: ")
    assert line.endswith(".")
    return line


@pytest.mark.parametrize(
    ("meeting", "latest", "working", "notice"),
    [
        ("2011-12-14", "2011-12-06", "2011-12-06", "2011-11-15"),
        ("2012-06-13", "2012-06-05", "2012-06-01", "2012-05-15"),
        ("2019-04-25", "2019-04-15", "2019-04-15", "2019-03-27"),
        ("2025-01-08", "2024-12-30", "2024-12-30", "2024-12-10"),
    ],
)
def test_known_meetings(meeting: str, latest: str, working: str, notice: str, run: Run) -> None:
    found = answer(run(meeting, "--json"))
    assert found["meeting"] == meeting
    assert found["agenda"] == {"latest": latest, "latest_working_day": working}
    assert found["notice_28"] == {"latest": notice}
    assert (found["pre_agenda"], found["call_in"]) == (None, None)


def test_the_arithmetic_is_there_for_other_programs(run: Run) -> None:
    found = answer(run("2012-06-13", "--json"))
    assert sorted(found["days"]) == ["agenda", "notice_28"]
    assert found["days"]["agenda"][3:6] == [
        {"day": "2012-06-04", "counts": False, "why": "Spring bank holiday"},
        {
            "day": "2012-06-05",
            "counts": False,
            "why": "Diamond Jubilee bank holiday, the last day for publication",
        },
        {"day": "2012-06-06", "counts": True, "why": ""},
    ]


def test_a_council_has_its_own_deadlines(run: Run) -> None:
    found = answer(run("2011-12-14", "--council", "leeds", "--published", "2011-12-16", "--json"))
    assert found["pre_agenda"] == {"latest": "2011-12-05", "at": "10:00"}
    assert found["call_in"] == {"call_in_ends": "2011-12-23", "effective": "2011-12-24"}


def test_the_council_of_the_settings_is_the_usual_one(run: Run) -> None:
    settings = default_folders().settings_file
    settings.parent.mkdir(parents=True)
    settings.write_text('council = "leeds"\n', encoding="utf-8")
    assert answer(run("2011-12-14", "--json"))["pre_agenda"] is not None


def test_a_council_of_ones_own_with_closure_days(run: Run, tmp_path: Path) -> None:
    toml = resources.read_text("councils", "leeds.toml")
    file = tmp_path / "own.toml"
    closed = "closure_days = [2024-12-24, 2024-12-27, 2024-12-30, 2024-12-31]"
    file.write_text(toml.replace("closure_days = []", closed), encoding="utf-8")
    found = answer(run("2025-01-08", "--council", file, "--json"))
    assert found["agenda"] == {"latest": "2024-12-22", "latest_working_day": "2024-12-20"}
    told = run("2025-01-08", "--council", file).stdout
    assert "closure day of the council" in told


def test_days_between_two(run: Run) -> None:
    found = answer(run("--from", "2011-12-06", "--to", "2011-12-14", "--json"))
    assert found == {"clear_working_days": 5, "clear_calendar_days": 7}
    for first, last in (("2011-12-13", "2011-12-14"), ("2011-12-14", "2011-12-14")):
        found = answer(run("--from", first, "--to", last, "--json"))
        assert found == {"clear_working_days": 0, "clear_calendar_days": 0}


def test_call_in(run: Run) -> None:
    found = answer(run("--published", "2011-12-16", "--json"))
    assert found == {"call_in_ends": "2011-12-23", "effective": "2011-12-24"}
    found = answer(run("--published", "2022-12-20", "--days", "7", "--json"))
    assert found == {"call_in_ends": "2023-01-03", "effective": "2023-01-04"}


def test_a_person_reads_the_reasoning_day_by_day(run: Run) -> None:
    told = run("2012-06-13").stdout
    assert told.startswith("Meeting on Wednesday 13 June 2012\n\n")
    assert "\n  Mon  4 Jun 2012   not counted   Spring bank holiday\n" in told
    assert "\n  Tue 12 Jun 2012   clear day 5\n" in told
    assert "Wed 16 May 2012 to Tue 12 Jun 2012   clear days 1 to 28\n" in told
    assert "Name a council with --council" in told
    assert max(len(line) for line in told.splitlines()) <= 100


def test_a_meeting_on_a_bank_holiday_is_remarked(run: Run) -> None:
    told = run("2023-05-08").stdout
    assert "This is no working day: Coronation of King Charles III." in told


def test_a_person_reads_the_days_between_two(run: Run) -> None:
    told = run("--from", "2024-12-24", "--to", "2024-12-28").stdout
    assert "1 clear working day (3 clear days of the calendar)" in told
    assert "Boxing Day" in told
    told = run("--from", "2024-12-28", "--to", "2024-12-24").stdout
    assert "0 clear working days (0 clear days of the calendar)" in told


def test_a_person_reads_until_when_a_decision_can_be_called_in(run: Run) -> None:
    told = run("--published", "2011-12-16", "--council", "leeds").stdout
    assert told.startswith("Call-in: until the end of Friday 23 December 2011\n")
    assert "takes effect on Saturday 24 December 2011" in told
    assert told.endswith("settings of Leeds City Council.\n")


def test_the_dates_for_the_officers_calendar(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    arguments = ("2012-06-13", "--council", "leeds", "--board", "Executive Board", "--ics", file)
    assert run(*arguments).stdout.endswith(f"\nWritten for your calendar: {file}\n")
    first = file.read_bytes()
    answer(run(*arguments, "--json"))
    read: Any = [icalendar.Calendar.from_ical(each) for each in (first, file.read_bytes())]
    days = [[(event["UID"], event["DTSTART"].dt) for event in each.walk("VEVENT")] for each in read]
    assert days[0] == days[1]
    assert [day for _, day in days[0]] == [
        date(2012, 5, 15),
        date(2012, 5, 31),
        date(2012, 6, 1),
        date(2012, 6, 13),
    ]


def test_boards_that_meet_on_one_day_are_apart(run: Run, tmp_path: Path) -> None:
    uids: list[set[str]] = []
    for board in ("Cabinet", "Audit Committee"):
        file = tmp_path / f"{board}.ics"
        run("2012-06-13", "--board", board, "--ics", file)
        read: Any = icalendar.Calendar.from_ical(file.read_bytes())
        uids.append({str(event["UID"]) for event in read.walk("VEVENT")})
    assert len(uids[0] | uids[1]) == 6


def test_bank_holidays_of_ones_own(run: Run, tmp_path: Path) -> None:
    toml = resources.read_text("calendars", "england-and-wales.toml")
    extra = '{day = 2011-12-07, name = "The day of the flood"},\n]\n'
    own = toml.removesuffix("]\n") + extra
    named = tmp_path / "own.toml"
    named.write_text(own, encoding="utf-8")
    found = answer(run("2011-12-14", "--calendar", named, "--json"))
    assert found["agenda"]["latest"] == "2011-12-05"
    usual = default_folders().calendar_file
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.write_text(own, encoding="utf-8")
    assert "The day of the flood" in run("2011-12-14").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name the day of a meeting"),
        (("14/12/2011",), "“14/12/2011” is not a date: write one such as 2011-12-14"),
        (("2011-02-29",), "is not a date"),
        (("20111214",), "is not a date"),
        (("2011-W50-3",), "is not a date"),
        (("--from", "2011-12-06"), "give both --from and --to"),
        (("--to", "2011-12-06"), "give both --from and --to"),
        (("2011-12-14", "--from", "2011-12-06", "--to", "2011-12-08"), "not both"),
        (("2011-12-14", "--days", "5"), "--published"),
        (("--published", "2011-12-14", "--days", "0"), "--days"),
        (("2011-12-14", "--published", "2011-12-13"), "before the meeting"),
        (("--published", "2011-12-14", "--ics", "x.ics"), "--ics"),
        (("2011-12-14", "--ics", "x.toml"), "no .ics file"),
        (("2011-12-14", "--board", "x" * 201), "longer than 200"),
        (("2011-12-14", "--council", "nowhere"), "“nowhere” is not known here: there is leeds"),
        (("2011-12-14", "--council", "nowhere.toml"), "There is no file"),
        (("2011-12-14", "--calendar", "nowhere.toml"), "There is no file"),
        (("1999-12-31",), "2000 to 2040"),
        (("2041-01-01",), "2000 to 2040"),
        (("0001-01-01",), "2000 to 2040"),
        (("9999-12-31",), "2000 to 2040"),
        (("--from", "2011-01-01", "--to", "2050-01-01"), "2000 to 2040"),
        (("--published", "2040-12-28"), "2000 to 2040"),
    ],
)
def test_bad_input_is_one_sentence(arguments: tuple[str, ...], words: str, run: Run) -> None:
    assert words in refusal(run(*arguments))
