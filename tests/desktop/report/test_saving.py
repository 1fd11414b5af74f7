"""Keeping an open report: the disk that is full, the other program, the window that closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desktop.dialogs.changes import ChangesDialog
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.library import Library
from boardpaper.report import acts
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, Report
from boardpaper.report.retemplate import retemplate
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.text import plain, spans_of
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.programs import (
    START,
    draft,
    end_what_was_discarded,
    keep,
    open_window,
    running,
    type_words,
)
from tests.desktop.report.windows import click
from tests.desktop.report.windows import dialog_of as open_dialog

PUBLISH = acts.Publish(date(2026, 11, 24))
FULL = "The library cannot be written: the disk is full; make room."


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> ReportWindow:
    """The example as a draft, with the caret in its summary."""
    window = open_window(program, qtbot, keep(program, qtbot, draft()))
    window.go_to(Place("sections", "summary"))
    return window


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that is full until the patch is undone."""

    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError(FULL)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", fail)
        yield patch


def summary(report: Report) -> str:
    blocks = report.section_text("summary").blocks
    return " ".join(plain(spans) for block in blocks for _, _, spans in spans_of(block))


def kept(program: Program, qtbot: QtBot) -> Saved:
    loaded: list[Saved] = []

    def work(library: Library) -> Saved:
        return library.load(1)

    program.ask(work, loaded.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(loaded))
    return loaded[0]


def test_what_is_typed_is_kept_without_being_asked(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    type_words("Kept. ")
    assert window.session.saver.has_work
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert "Kept." in summary(kept(program, qtbot).report)


def test_leaving_the_window_saves_at_once(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    type_words("Kept. ")
    window.session.saver.save_on_leaving()
    assert window.desk.save_state.is_saving
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert "Kept." in summary(kept(program, qtbot).report)


def test_on_a_full_disk_the_text_stays_and_saving_can_be_tried_again(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Kept. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: bool(window._save_bar.sentence))
    assert window._save_bar.sentence == f"{FULL} Your text is safe in this window."
    assert "Kept." in summary(window.desk.report)
    full_disk.undo()
    click(window._save_bar, "Try again", qtbot)
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert window._save_bar.sentence == ""
    assert "Kept." in summary(kept(program, qtbot).report)


def dialog_of(window: ReportWindow, qtbot: QtBot) -> QDialog:
    def find() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(find()))
    (dialog,) = find()
    return dialog


def test_a_window_that_cannot_save_closes_only_when_told_to_lose(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Lost. ")
    assert not window.close()
    dialog = dialog_of(window, qtbot)
    assert FULL in [each.text() for each in dialog.findChildren(QLabel)]
    click(dialog, "Keep open", qtbot)
    assert window.isVisible()
    assert not window.close()
    click(dialog_of(window, qtbot), "Close and lose changes", qtbot)
    qtbot.waitUntil(lambda: not program.windows)
    full_disk.undo()
    assert "Lost." not in summary(kept(program, qtbot).report)


def test_once_it_can_be_saved_after_all_the_window_closes_as_it_was_asked(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    officer = Officer(qtbot, window)
    officer.type_words("Kept. ")
    officer.press(Qt.Key.Key_W, CONTROL)
    dialog_of(window, qtbot)
    full_disk.undo()
    window.session.saver.save()  # as it does by itself after a while
    qtbot.waitUntil(lambda: not program.windows)
    assert "Kept." in summary(kept(program, qtbot).report)


def test_saving_can_be_tried_again_before_a_window_closes(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Kept. ")
    assert not window.close()
    click(dialog_of(window, qtbot), "Try again", qtbot)
    qtbot.waitUntil(lambda: not window.desk.save_state.is_saving)
    full_disk.undo()
    click(dialog_of(window, qtbot), "Try again", qtbot)
    qtbot.waitUntil(lambda: not program.windows)
    assert "Kept." in summary(kept(program, qtbot).report)


def test_a_copy_can_be_saved_in_place_of_closing(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Kept. ")
    assert not window.close()
    click(dialog_of(window, qtbot), "Save a copy…", qtbot)
    qtbot.waitUntil(lambda: len(window.findChildren(QFileDialog)) == 1)
    assert isinstance(dialog_of(window, qtbot), QFileDialog)
    window.findChildren(QFileDialog)[0].reject()
    assert program.windows == (window,)
    full_disk.undo()
    window.session.saver.save()


def test_another_reason_is_told_in_place_of_the_first(
    window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Kept. ")
    assert not window.close()
    first = dialog_of(window, qtbot)

    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The library is locked.")

    full_disk.setattr(Library, "save", fail)
    click(first, "Try again", qtbot)

    def says_another() -> bool:
        found = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        return "The library is locked." in found and FULL not in found

    qtbot.waitUntil(says_another)
    click(dialog_of(window, qtbot), "Keep open", qtbot)
    full_disk.undo()
    window.session.saver.save()


def test_what_comes_of_a_save_after_its_window_was_given_up_concerns_nobody(
    program: Program, window: ReportWindow, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    type_words("Lost. ")
    assert not window.close()
    dialog = dialog_of(window, qtbot)
    goes_on, is_trying = threading.Event(), threading.Event()

    def wait(*_arguments: object) -> None:
        is_trying.set()
        goes_on.wait(5)
        raise EnvironmentFaultError(FULL)

    full_disk.setattr(Library, "save", wait)
    click(dialog, "Try again", qtbot)
    qtbot.waitUntil(is_trying.is_set)
    click(dialog, "Close and lose changes", qtbot)
    qtbot.waitUntil(lambda: not program.windows)
    end_what_was_discarded()
    goes_on.set()
    full_disk.undo()
    assert "Lost." not in summary(kept(program, qtbot).report)


def change_elsewhere(program: Program, qtbot: QtBot) -> None:
    """Change the subject of the report as another program does."""
    done: list[Saved] = []

    def work(library: Library) -> Saved:
        saved = library.load(1)
        report = replace(saved.report, subject="Changed elsewhere")
        return library.save(1, report, saved.standing, saved.version, "B. Other")

    program.ask(work, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))


@pytest.mark.parametrize(
    ("choice", "subject", "has_mine"),
    [("Keep mine", "The Ofsted", True), ("Take the other", "Changed elsewhere", False)],
)
def test_of_two_versions_the_officer_chooses(
    program: Program,
    window: ReportWindow,
    qtbot: QtBot,
    choice: str,
    subject: str,
    has_mine: bool,
) -> None:
    change_elsewhere(program, qtbot)
    type_words("Mine. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "B. Other" in window._save_bar.sentence)
    assert kept(program, qtbot).report.subject == "Changed elsewhere"
    click(window._save_bar, choice, qtbot)
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    report = kept(program, qtbot).report
    assert report.subject.startswith(subject)
    assert ("Mine." in summary(report)) is has_mine
    assert window._save_bar.sentence == ""
    lost = kept_as_clash(program, qtbot)
    assert ("Mine." in summary(lost)) is not has_mine
    assert lost.subject.startswith("Changed elsewhere") is has_mine


def kept_as_clash(program: Program, qtbot: QtBot) -> Report:
    """The text that gave way, as a revision has it."""
    done: list[Report] = []

    def work(library: Library) -> Report:
        kept = next(each for each in library.revisions(1) if each.why == "clash")
        return library.revision(1, kept.id)

    program.ask(work, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]


def test_two_versions_are_compared_before_one_is_chosen(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    change_elsewhere(program, qtbot)
    type_words("Mine. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "B. Other" in window._save_bar.sentence)
    click(window._save_bar, "Compare…", qtbot)
    dialog = open_dialog(ChangesDialog, qtbot)
    assert "saved by B. Other" in dialog.heading.old
    words = dialog.text.toPlainText()
    assert "Changed elsewhere" in words
    assert "Mine." in words
    dialog.close()


def rewrite_elsewhere(program: Program, qtbot: QtBot, paper: bytes) -> Report:
    """Change template and appendices of the report as another program does."""
    done: list[Saved] = []
    stored = shelf.template("leeds-2021")

    def work(library: Library) -> Saved:
        saved = library.load(1)
        library.keep_template(stored.toml)
        report = retemplate(saved.report, stored, counted_ids("elsewhere"))
        name = library.keep_attachment(paper)
        added = Appendix("elsewhere", "Map", attachment=name)
        report = replace(report, appendices=(*report.appendices, added))
        return library.save(1, report, saved.standing, saved.version, "B. Other")

    program.ask(work, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    return done[0].report


def test_another_version_is_taken_with_its_template_and_its_papers(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    paper = b"%PDF-1.7 of the other"
    other = rewrite_elsewhere(program, qtbot, paper)
    mine = window.session.template
    type_words("Mine. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "B. Other" in window._save_bar.sentence)
    click(window._save_bar, "Take the other", qtbot)
    qtbot.waitUntil(lambda: window.desk.report == other)
    end_what_was_discarded()
    assert window.session.template == shelf.template("leeds-2021")
    assert window.session.papers.get(str(other.appendices[-1].attachment)) == paper
    window.commands["undo"].trigger()
    assert window.session.template == mine
    window.commands["redo"].trigger()
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert kept(program, qtbot).report == other


def test_another_version_that_cannot_be_read_is_not_taken(
    program: Program, window: ReportWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite_elsewhere(program, qtbot, b"%PDF-1.7")
    type_words("Mine. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "B. Other" in window._save_bar.sentence)

    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError(FULL)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "template_text", fail)
        click(window._save_bar, "Take the other", qtbot)
        qtbot.waitUntil(lambda: FULL in window._save_bar.sentence)
    assert "Mine." in summary(window.desk.report)
    click(window._save_bar, "Take the other", qtbot)
    qtbot.waitUntil(lambda: "Mine." not in summary(window.desk.report))


def test_over_a_version_that_is_published_mine_cannot_be_kept(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    done: list[Saved] = []

    def publish(library: Library) -> Saved:
        saved = library.load(1)
        standing = acts.perform(acts.perform(Standing(), acts.MakeReady(), 0), PUBLISH, 0)
        return library.save(1, saved.report, standing, saved.version, "B. Other")

    program.ask(publish, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    type_words("Mine. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "B. Other" in window._save_bar.sentence)
    click(window._save_bar, "Keep mine", qtbot)
    qtbot.waitUntil(lambda: "published" in window._save_bar.sentence)
    assert "Mine." in summary(window.desk.report)
    click(window._save_bar, "Take the other", qtbot)
    qtbot.waitUntil(lambda: window.desk.is_frozen)


def put_in_bin_elsewhere(program: Program, qtbot: QtBot) -> None:
    done: list[None] = []

    def work(library: Library) -> None:
        library.put_in_bin(1)

    program.ask(work, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))


def is_binned(program: Program, qtbot: QtBot) -> bool:
    answers: list[bool] = []

    def work(library: Library) -> bool:
        return library.is_binned(1)

    program.ask(work, answers.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_a_report_that_was_binned_elsewhere_says_so_once_and_can_be_restored(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    put_in_bin_elsewhere(program, qtbot)
    type_words("Kept. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "in the bin" in window._save_bar.sentence)
    click(window._save_bar, "Restore", qtbot)
    qtbot.waitUntil(lambda: window._save_bar.sentence == "")
    assert not is_binned(program, qtbot)
    assert "Kept." in summary(kept(program, qtbot).report)
    put_in_bin_elsewhere(program, qtbot)
    window.go_to(Place("sections", "summary"))
    type_words("Again. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: "in the bin" in window._save_bar.sentence)
    click(window._save_bar, "Dismiss", qtbot)
    window.go_to(Place("sections", "summary"))
    type_words("And again. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert window._save_bar.sentence == ""
    assert is_binned(program, qtbot)


def in_date_field(window: ReportWindow, qtbot: QtBot) -> Officer:
    """Go into the date of the meeting, and empty it."""
    window.go_to(Place("details", field="meeting_date"))
    officer = Officer(qtbot, window)
    officer.press(Qt.Key.Key_A, CONTROL)
    officer.press(Qt.Key.Key_Delete)
    return officer


def test_ctrl_s_keeps_a_date_that_stands_in_its_field_still(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    officer = in_date_field(window, qtbot)
    officer.type_words("25 December 2026")
    officer.press(Qt.Key.Key_S, CONTROL)
    assert window.desk.report.meeting_date == date(2026, 12, 25)
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert kept(program, qtbot).report.meeting_date == date(2026, 12, 25)


def test_ctrl_s_says_that_a_date_is_none(window: ReportWindow, qtbot: QtBot) -> None:
    officer = in_date_field(window, qtbot)
    officer.type_words("31/02/2026")
    officer.press(Qt.Key.Key_S, CONTROL)
    assert officer.focused.property("wrong")


def test_a_date_is_kept_without_being_asked_and_stays_as_it_was_typed(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    officer = in_date_field(window, qtbot)
    officer.type_words("25/12/26")
    qtbot.waitUntil(lambda: window.desk.report.meeting_date == date(2026, 12, 25))
    field = officer.focused
    assert isinstance(field, DateField)
    assert field.text() == "25/12/26"
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert kept(program, qtbot).report.meeting_date == date(2026, 12, 25)
    officer.press(Qt.Key.Key_Tab)
    assert field.text() == "25 December 2026"


def test_a_date_half_typed_is_let_be(window: ReportWindow, qtbot: QtBot) -> None:
    before = window.desk.report.meeting_date
    officer = in_date_field(window, qtbot)
    field = officer.focused
    assert isinstance(field, DateField)
    with qtbot.waitSignal(field._pause.timeout):
        officer.type_words("25/1")
    assert field.text() == "25/1"
    assert not field.property("wrong")
    assert window.desk.report.meeting_date == before


def test_a_copy_is_made_of_what_stands_in_the_fields(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    officer = in_date_field(window, qtbot)
    officer.type_words("25/12/2026")
    window.commands["duplicate"].trigger()
    assert window.desk.report.meeting_date == date(2026, 12, 25)
    qtbot.waitUntil(lambda: len(program.windows) == 2)


def test_turning_to_another_window_reads_the_date(window: ReportWindow, qtbot: QtBot) -> None:
    officer = in_date_field(window, qtbot)
    officer.type_words("25/12/2026")
    window.program.show_library()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert window.desk.report.meeting_date == date(2026, 12, 25)


def test_a_clock_that_was_set_back_is_said_and_saves_go_on(program: Program, qtbot: QtBot) -> None:
    opened = draft()
    number = keep(program, qtbot, opened)

    def save_later(library: Library) -> Saved:
        later = Library.open(library.path, lambda: START + timedelta(days=40))
        saved = later.load(number)
        report = replace(saved.report, subject="Later")
        return later.save(number, report, saved.standing, saved.version, "A. Officer")

    done: list[Saved] = []
    program.ask(save_later, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    window = open_window(program, qtbot, number)
    assert "check date and time" in window.notice.sentence
    type_words("Kept. ")
    window.session.saver.save()
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    assert kept(program, qtbot).version == done[0].version + 1
