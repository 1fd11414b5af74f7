"""Every screen, in every state and theme, as officers meet it who see little or use no mouse."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.desktop.screens import screens
from boardpaper.desktop.stage import Stage
from boardpaper.desktop.theme import THEME_NAMES, ThemeName
from tests.accessibility.contrast import low_contrasts
from tests.accessibility.cuts import cut
from tests.accessibility.focus_rings import unseen_focus
from tests.accessibility.names import colliding_mnemonics, unnamed
from tests.accessibility.registration import import_all, unregistered
from tests.accessibility.tabbing import not_reached
from tests.desktop.officer import Officer
from tests.desktop.programs import end_what_was_discarded, running
from tests.desktop.report.windows import write_in_first_field

TWICE = 200
SMALL = 352
"""Pixels: a screen of 400 in the wider type that most machines have."""


def walk(stage: Stage, only: str = "") -> Iterator[tuple[str, QWidget]]:
    """Show one screen after the other, with its name and state; ``only`` in one of these."""
    for screen in screens():
        for state in (each for each in screen.states if only in ("", each)):
            window = screen.build(state, stage)
            shown = (window, *window.findChildren(screen.shows))
            assert any(isinstance(each, screen.shows) and each.isVisible() for each in shown)
            yield f"{screen.name} {state}", window
            stage.take_away(window)
    stage.close()


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_everything_can_be_heard_reached_and_seen(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, theme: ThemeName
) -> None:
    faults: list[str] = []
    rings: set[tuple[str, str]] = set()
    with running(qapp, tmp_path, qtbot) as program:
        program.look.apply(theme)
        for name, window in walk(Stage(program)):
            found = [*unnamed(window), *colliding_mnemonics(window), *low_contrasts(window)]
            found += [*cut(window), *not_reached(window), *unseen_focus(window, rings)]
            faults += [f"{name}: {each}" for each in found]
    assert sorted(set(faults)) == []


def test_no_window_has_two_primary_buttons(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    found: dict[str, list[str]] = {}
    with running(qapp, tmp_path, qtbot) as program:
        for name, window in walk(Stage(program)):
            buttons = [each for each in window.findChildren(PrimaryButton) if each.isVisible()]
            found[name] = [each.text() for each in buttons if each.is_primary]
    assert {name: texts for name, texts in found.items() if len(texts) > 1} == {}
    assert found["first-run usual"] == ["&Start"]
    assert found["library example"] == ["New report"]


def test_the_settings_fit_a_small_screen_where_text_is_twice_as_large(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with running(qapp, tmp_path, qtbot) as program:
        program.look.apply("light", TWICE)
        dialog = SettingsDialog(program, None)
        dialog.resize(SMALL, 689)
        dialog.show()
        qtbot.waitExposed(dialog)
        end_what_was_discarded()
        assert dialog.width() == SMALL
        assert dialog.page.canvas.width() <= dialog.page.viewport().width()
        assert list(cut(dialog)) == []
        fields = [
            e
            for e in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox))
            if e.isVisible()
        ]
        assert len(fields) > 6
        assert [e for e in fields if e.height() < e.sizeHint().height()] == []
        dialog.reject()


def test_nothing_is_cut_where_text_is_twice_as_large(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    faults: list[str] = []
    with running(qapp, tmp_path, qtbot) as program:
        program.look.apply("light", TWICE)
        for name, window in walk(Stage(program)):
            faults += [f"{name}: {each}" for each in (*cut(window), *not_reached(window))]
    assert faults == []


def test_every_page_is_written_in_and_undone_after_text_became_larger_or_smaller(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    sizes = itertools.cycle((110, 100))
    written = 0
    with running(qapp, tmp_path, qtbot) as program:
        for _, window in walk(Stage(program), "example"):
            if isinstance(window, ReportWindow):
                before = window.desk.report
                program.look.apply("light", next(sizes))
                end_what_was_discarded()
                write_in_first_field(Officer(qtbot, window), window)
                written += window.desk.report != before
                while window.desk.report != before:
                    window.desk.undo()
    assert written > 0


def test_every_window_dialog_and_page_is_registered() -> None:
    import_all()
    shown = {screen.shows for screen in screens()}
    assert list(unregistered(shown, "boardpaper.desktop")) == []


def test_screens_have_names_of_their_own() -> None:
    names = [screen.name for screen in screens()]
    assert sorted(set(names)) == sorted(names)
