"""Following the system: its colours, and its wish for contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.settings import Settings
from boardpaper.desktop.system_look import SystemLook, nearest_theme
from tests.desktop.programs import running

SCHEME, CONTRAST = Qt.ColorScheme, Qt.ContrastPreference


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        (SCHEME.Unknown, CONTRAST.NoPreference, "light"),
        (SCHEME.Light, CONTRAST.NoPreference, "light"),
        (SCHEME.Dark, CONTRAST.NoPreference, "dark"),
        (SCHEME.Light, CONTRAST.HighContrast, "high-contrast"),
        (SCHEME.Dark, CONTRAST.HighContrast, "high-contrast"),
    ],
)
def test_contrast_goes_before_colours(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, theme: str
) -> None:
    assert nearest_theme(scheme, contrast) == theme


def test_the_windows_follow_only_where_they_are_to(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qapp, tmp_path, qtbot) as program:
        monkeypatch.setattr(SystemLook, "theme", "high-contrast")
        qapp.styleHints().accessibility().contrastPreferenceChanged.emit(CONTRAST.HighContrast)
        assert program.look.theme.name == "High contrast"
        program.save_settings(Settings(theme="light"))
        monkeypatch.setattr(SystemLook, "theme", "dark")
        qapp.styleHints().colorSchemeChanged.emit(SCHEME.Dark)
        assert program.look.theme.name == "Light"
