"""What the program does for backups by itself: one at its end, a word at its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.backup_state import Situation
from boardpaper.desktop import backup_care
from boardpaper.desktop.backup_care import BackupCare
from boardpaper.desktop.program import Program
from tests.desktop.programs import START, keep, running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """A program that was set up before, with its window."""
    with running(qapp, tmp_path, qtbot) as program:
        program.save_settings(replace(program.settings, officer_name="A. Officer"))
        program.show_library()
        yield program


def seconds() -> float:
    """It is always the same moment."""
    return 0.0


def begun(program: Program) -> BackupCare:
    care = BackupCare(program, seconds)
    care.begin()
    return care


def finish(program: Program) -> None:
    """Wait until all that was asked of the library has been told."""
    program.reports.forget()
    QApplication.processEvents()


def end(program: Program) -> None:
    """Close the window, and with it the program."""
    finish(program)
    program.show_library().frame.close()
    QApplication.processEvents()
    program.close()


def backups(program: Program) -> list[Path]:
    folder = program.library_file.with_name("library.sqlite-backups")
    return sorted(folder.glob("*.sqlite"))


def press(program: Program, text: str) -> None:
    buttons = [each for each in program.notice.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.text() == text).click()


class TestAtTheEnd:
    def test_what_was_changed_is_backed_up(self, program: Program, qtbot: QtBot) -> None:
        begun(program)
        keep(program, qtbot)
        end(program)
        assert len(backups(program)) == 1

    def test_without_reports_there_is_nothing_to_back_up(self, program: Program) -> None:
        begun(program)
        end(program)
        assert backups(program) == []

    def test_a_failure_is_told_at_the_next_start_once(
        self, program: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
    ) -> None:
        nowhere = tmp_path / "gone" / "backups"
        program.save_settings(replace(program.settings, backup_folder=nowhere))
        begun(program)
        keep(program, qtbot)
        end(program)
        with running(qapp, tmp_path, qtbot) as again:
            again.show_library()
            begun(again)
            assert again.notice.sentence.startswith("No backup was made in")
            assert not again.folders.backup_trouble_file.exists()

    def test_a_backup_without_end_is_given_up(
        self, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(backup_care, "LIMIT", -1.0)
        begun(program)
        keep(program, qtbot)
        end(program)
        assert backups(program) == []
        assert "it took too long" in program.folders.backup_trouble_file.read_text("utf-8")


class TestTheReminder:
    def test_where_there_is_none_one_can_be_made(self, program: Program, qtbot: QtBot) -> None:
        keep(program, qtbot)
        begun(program)
        qtbot.waitUntil(
            lambda: program.notice.sentence == "There is no backup of your reports yet."
        )
        press(program, "Back up now")
        qtbot.waitUntil(lambda: program.notice.sentence.startswith("The library is backed up in"))
        assert len(backups(program)) == 1
        program.notice.clear()
        begun(program)
        finish(program)
        assert program.notice.sentence == ""

    def test_without_reports_nobody_is_reminded(self, program: Program) -> None:
        begun(program)
        finish(program)
        assert program.notice.sentence == ""

    def test_what_is_said_already_is_not_said_over(self, program: Program) -> None:
        program.notice.say_error("The disk is full.")
        BackupCare(program, seconds).remind(Situation(1, None))
        assert program.notice.sentence == "The disk is full."

    def test_an_old_one_is_told_by_its_age(self, program: Program) -> None:
        BackupCare(program, seconds).remind(Situation(1, START - timedelta(days=40)))
        assert "40 days old" in program.notice.sentence

    def test_why_none_can_be_made_is_said(
        self, program: Program, qtbot: QtBot, tmp_path: Path
    ) -> None:
        nowhere = tmp_path / "gone" / "backups"
        program.save_settings(replace(program.settings, backup_folder=nowhere))
        keep(program, qtbot)
        begun(program)
        qtbot.waitUntil(lambda: "connect its disk" in program.notice.sentence)
        press(program, "Back up now")
        qtbot.waitUntil(lambda: program.notice.sentence.startswith("No backup was made in"))

    def test_a_folder_that_is_none_is_said(
        self, program: Program, qtbot: QtBot, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        program.save_settings(replace(program.settings, backup_folder=tmp_path / "file"))
        keep(program, qtbot)
        begun(program)
        qtbot.waitUntil(lambda: "is not a folder" in program.notice.sentence)

    def test_it_leads_to_the_settings(
        self, program: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown: list[bool] = []
        monkeypatch.setattr(program, "show_settings", lambda: shown.append(True))
        BackupCare(program, seconds).remind(Situation(1, None))
        press(program, "Settings…")
        assert shown
