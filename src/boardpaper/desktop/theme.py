"""How the window looks: tokens of a theme become palette and style sheet, once for all widgets.

No colour stands outside ``resources/themes``; lengths come from the font, so that text size and
scale of the screen carry everything with them.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from string import Template
from typing import Annotated, Final, Literal

import msgspec
from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from boardpaper import resources

ThemeName = Literal["light", "dark", "high-contrast"]
THEME_NAMES: Final[tuple[ThemeName, ...]] = ("light", "dark", "high-contrast")
IconName = Literal["ok", "error", "warning", "information", "empty", "begun", "chevron"]
Token = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}\Z")]


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of a window, by what they are for."""

    name: str
    dark: bool
    window: Token
    surface: Token
    raised: Token
    text: Token
    muted: Token
    placeholder: Token
    border: Token
    control_border: Token
    disabled: Token
    disabled_surface: Token
    disabled_border: Token
    disabled_line: Literal["solid", "dashed"]
    accent: Token
    on_accent: Token
    accent_hover: Token
    selected: Token
    hover: Token
    focus: Token
    link: Token
    error: Token
    warning: Token
    ok: Token


def read_theme(name: ThemeName) -> Theme:
    """Read a shipped theme."""
    plain = tomllib.loads(resources.read_text("themes", f"{name}.toml"))
    return msgspec.convert(plain, Theme)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in pixels: text sizes around that of the font, spaces of 4, 8, 12 and 20."""

    text: int
    scale: float

    @classmethod
    def of(cls, font: QFont) -> Metrics:
        """Derive the lengths from a font; 13 pixels high it gives the spaces as they are named."""
        height = QFontMetrics(font).ascent() + QFontMetrics(font).descent()
        return cls(text=height, scale=height / 16)

    def _scaled(self, length: float) -> int:
        return max(1, round(length * self.scale))

    @property
    def small(self) -> int:
        """Between things that belong together."""
        return self._scaled(4)

    @property
    def medium(self) -> int:
        """Between a thing and the next."""
        return self._scaled(8)

    @property
    def large(self) -> int:
        """Inside cards and between groups."""
        return self._scaled(12)

    @property
    def huge(self) -> int:
        """Between sections of a page."""
        return self._scaled(20)

    @property
    def bar(self) -> int:
        """Breadth of a scroll bar; there is no more beside what scrolls."""
        return self._scaled(12)

    @property
    def icon(self) -> int:
        """Side of an icon."""
        return self._scaled(16)

    @property
    def mark(self) -> int:
        """Inner side of the mark of a choice, an even number so that a round one is round."""
        return 2 * self._scaled(6)

    @property
    def touch(self) -> int:
        """Least side of what is clicked (WCAG 2.2, 2.5.8: 24)."""
        return self._scaled(28)

    def tokens(self, font: QFont) -> dict[str, str]:
        """The lengths the style sheet names."""
        size = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 96 / 72)
        lengths = {
            "small": self.small,
            "small_less": max(1, self.small - 1),
            "small_least": max(1, self.small - 2),
            "medium": self.medium,
            "medium_less": self.medium,
            "medium_least": self.medium - 1,
            "mark": self.mark,
            "mark_radius": self.mark // 2 + 1,
            "large": self.huge,
            "bar": self.bar,
            "control": max(18, self.text + 3),
            "icon": self.icon,
            "radius": self._scaled(5),
            "touch": self.touch,
            "title_size": round(size * 1.45),
            "small_size": round(size * 10 / 11),
        }
        return {name: str(length) for name, length in lengths.items()}


class Look(QObject):
    """The look of the program, of which there is one; widgets ask it for lengths and icons."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._qss = Template(resources.read_text("themes", "boardpaper.qss"))
        application.setStyle("Fusion")
        self._font = application.font()
        self.theme = read_theme("light")
        self.metrics = Metrics.of(self._font)

    def apply(self, name: ThemeName, text_percent: int = 100) -> None:
        """Give every window the colours of a theme and a text size in per cent of the system's."""
        self.theme = read_theme(name)
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * text_percent / 100)
        self._application.setFont(font)
        self.metrics = Metrics.of(font)
        tokens = {**msgspec.structs.asdict(self.theme), **self.metrics.tokens(font)}
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(self._qss.substitute(tokens))
        self.changed.emit()

    def icon(self, name: IconName, colour: str) -> QIcon:
        """A shipped icon in a colour of the theme."""
        return QIcon(self.pixmap(name, colour))

    def pixmap(self, name: IconName, colour: str) -> QPixmap:
        """A shipped icon as a picture, sharp on the screen it is made for."""
        source = _icon_source(name).replace("currentColor", colour)
        ratio = self._application.devicePixelRatio()
        side = round(self.metrics.icon * ratio)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(source.encode())).render(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture


@functools.cache
def _icon_source(name: IconName) -> str:
    """Icons are drawn with every row that is painted: each is read from the disk once."""
    return resources.read_text("icons", f"{name}.svg")


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for what the style draws itself."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.placeholder,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.link,
        QPalette.ColorRole.LinkVisited: theme.link,
        QPalette.ColorRole.Mid: theme.control_border,
        QPalette.ColorRole.Dark: theme.control_border,
        QPalette.ColorRole.Light: theme.raised,
        QPalette.ColorRole.Midlight: theme.border,
        QPalette.ColorRole.Shadow: theme.control_border,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made
