from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardpaper import resources
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.library.header import Header as LibraryHeader
from boardpaper.desktop.report.header import Header as ReportHeader
from boardpaper.desktop.theme import THEME_NAMES, Look, Metrics, Theme, ThemeName, read_theme

TEXTS = ("text", "muted", "link", "error", "warning", "ok")
SURFACES = ("window", "surface", "raised", "selected", "hover")
SHAPES = ("control_border", "focus", "accent", "error", "warning", "ok")
KINDS = (QPushButton, QCheckBox, QRadioButton, QComboBox, QLineEdit)
DESKTOP = Path("src/boardpaper/desktop")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, glossary)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, first: str, second: str) -> float:
    light, dark = sorted(
        (luminance(getattr(theme, each)) for each in (first, second)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guideline_does() -> None:
    theme = read_theme("high-contrast")
    assert contrast(theme, "text", "window") == pytest.approx(21)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "surface"), list(product(TEXTS, SURFACES)))
def test_text_is_legible_on_every_surface(name: ThemeName, text: str, surface: str) -> None:
    assert contrast(read_theme(name), text, surface) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("shape", "surface"), list(product(SHAPES, ("window", "surface"))))
def test_shapes_stand_out(name: ThemeName, shape: str, surface: str) -> None:
    assert contrast(read_theme(name), shape, surface) >= 3


@pytest.mark.parametrize("name", THEME_NAMES)
def test_what_cannot_be_used_looks_so_and_can_still_be_read(name: ThemeName) -> None:
    theme = read_theme(name)
    assert theme.disabled_surface != theme.surface
    assert contrast(theme, "text", "disabled_surface") >= 4.5
    assert contrast(theme, "muted", "disabled_surface") >= 4.5
    assert contrast(theme, "control_border", "disabled_surface") >= 3
    for surface in ("window", "surface", "disabled_surface"):
        shade = contrast(theme, "disabled", surface)
        assert 3 <= shade < contrast(theme, "muted", surface) - 0.5
        frame = contrast(theme, "control_border", surface)
        assert contrast(theme, "disabled_border", surface) < frame - 1


@pytest.mark.parametrize("name", THEME_NAMES)
def test_buttons_of_the_accent_are_legible(name: ThemeName) -> None:
    theme = read_theme(name)
    assert contrast(theme, "on_accent", "accent") >= 4.5
    assert contrast(theme, "on_accent", "accent_hover") >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_theme_is_applied_without_a_word_from_qt(
    qapp: QApplication, qtbot: QtBot, name: ThemeName
) -> None:
    look = Look(qapp)
    with qtbot.waitSignal(look.changed):
        look.apply(name, 200)
    assert qapp.palette().window().color().name() == read_theme(name).window
    assert "${" not in qapp.styleSheet()
    look.apply("light")


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_control_that_cannot_be_used_looks_another_way(
    qapp: QApplication, qtbot: QtBot, name: ThemeName, kind: type[QWidget]
) -> None:
    look = Look(qapp)
    look.apply(name)
    window = QWidget()
    window.setObjectName("canvas")
    qtbot.addWidget(window)
    control = kind(window)
    control.resize(120, 40)
    before = window.grab(control.rect()).toImage()
    control.setEnabled(False)
    after = window.grab(control.rect()).toImage()
    shades = {after.pixelColor(x, y).name() for x in range(8) for y in range(after.height())}
    assert after != before
    assert look.theme.control_border not in shades


def test_lengths_follow_the_text(qapp: QApplication) -> None:
    small, large = QFont(qapp.font()), QFont(qapp.font())
    large.setPointSizeF(small.pointSizeF() * 2)
    assert Metrics.of(large).huge == pytest.approx(2 * Metrics.of(small).huge, abs=3)


@pytest.mark.parametrize("header", [LibraryHeader, ReportHeader])
def test_the_spaces_of_a_header_grow_with_the_text_at_once(
    qapp: QApplication, qtbot: QtBot, header: type[LibraryHeader | ReportHeader]
) -> None:
    look = Look(qapp)
    look.apply("light")
    shown = header(look)
    qtbot.addWidget(shown)
    layout = shown.layout()
    assert layout is not None
    before = layout.contentsMargins()
    look.apply("light", 200)
    assert layout.contentsMargins().left() == pytest.approx(2 * before.left(), abs=3)
    assert layout.contentsMargins().top() == pytest.approx(2 * before.top(), abs=3)
    assert layout.spacing() == look.metrics.medium
    look.apply("light")


def test_a_search_field_grows_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp)
    look.apply("light")
    header = LibraryHeader(look)
    qtbot.addWidget(header)
    before = header.search.maximumWidth()
    look.apply("light", 200)
    assert header.search.maximumWidth() == pytest.approx(2 * before, rel=0.1)
    look.apply("light")


def test_fields_and_buttons_are_level_where_they_stand_side_by_side(qapp: QApplication) -> None:
    look = Look(qapp)
    for percent in (100, 150, 200):
        look.apply("light", percent)
        controls = (QLineEdit(), ChoiceField(look), QPushButton("Choose…"), PrimaryButton("Save"))
        assert len({each.sizeHint().height() for each in controls}) == 1
    look.apply("light")


def test_no_colour_stands_outside_the_theme_files() -> None:
    stray = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|rgb\(|Qt\.GlobalColor\.(?!transparent)""")
    found = [
        f"{path}: {line.strip()}"
        for path in DESKTOP.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if stray.search(line)
    ]
    assert found == []
    assert not re.search(r"#[0-9a-fA-F]{6}", resources.read_text("themes", "boardpaper.qss"))
