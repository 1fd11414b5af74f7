"""What the system asks for: light or dark, and whether with high contrast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QStyleHints
from PySide6.QtWidgets import QApplication

from boardpaper.desktop.theme import ThemeName


class SystemLook(QObject):
    """Names the theme that comes nearest to what the system asks for, and tells when it changes."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._hints: QStyleHints = application.styleHints()
        self._contrast: QAccessibilityHints = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._tell)
        self._contrast.contrastPreferenceChanged.connect(self._tell)

    @property
    def theme(self) -> ThemeName:
        """The theme to use now."""
        return nearest_theme(self._hints.colorScheme(), self._contrast.contrastPreference())

    def _tell(self) -> None:
        self.changed.emit()


def nearest_theme(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> ThemeName:
    """The theme for a scheme of colours and a wish for contrast, which goes first."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
