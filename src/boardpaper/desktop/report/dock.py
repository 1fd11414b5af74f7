"""The side panel of a report's window: checks, preview, and help on the page that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from boardpaper.desk.survey import Survey
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.preview import PreviewPanel
from boardpaper.desktop.report.checks_view import ChecksView
from boardpaper.desktop.theme import Look
from boardpaper.desktop.worker.bridge import Worker


class HelpView(QScrollArea):
    """Some paragraphs of help."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("reading")
        self.setAccessibleName("Help")
        canvas = QWidget()
        canvas.setObjectName("plain")
        self._column = QVBoxLayout(canvas)
        edge = look.metrics.large
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.metrics.medium)
        self._title = Words("", "heading", canvas)
        self._words = Words("", "text", canvas)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self.setWidget(canvas)

    def show_help(self, title: str, words: str) -> None:
        """Show help on something."""
        self._title.setText(title)
        self._words.setText(words)
        self.verticalScrollBar().setValue(0)


class Dock(QFrame):
    """Tabs beside the page."""

    def __init__(self, look: Look, worker: Worker) -> None:
        super().__init__()
        self.setObjectName("dock")
        self.checks = ChecksView(look)
        self.preview = PreviewPanel(worker)
        self.help = HelpView(look)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Side panel")
        self.tabs.tabBar().setAccessibleName("Side panel")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.checks, "Checks")
        self.tabs.addTab(self.preview, "Preview")
        self.tabs.addTab(self.help, "Help")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # so that nothing covers the border
        column.addWidget(self.tabs)

    def show_survey(self, survey: Survey, publish_by: str) -> None:
        """Show what the checks have found, and by when all that must be in order.

        The tab says how much of it is to be looked at.
        """
        self.checks.show_survey(survey, publish_by)
        count = survey.count("error") + survey.count("warning")
        self.tabs.setTabText(self.tabs.indexOf(self.checks), f"Checks ({count})")

    def show_checks(self) -> None:
        """Bring the checks to the front."""
        self.tabs.setCurrentWidget(self.checks)

    def show_preview(self) -> None:
        """Bring the preview to the front."""
        self.tabs.setCurrentWidget(self.preview)

    def show_help(self) -> None:
        """Bring the help to the front."""
        self.tabs.setCurrentWidget(self.help)
