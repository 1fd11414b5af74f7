"""The line at the foot of a report's window: words, pages, and which version is previewed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from boardpaper.desk.counting import WordCounter
from boardpaper.desktop.theme import Look
from boardpaper.document.nodes import Audience
from boardpaper.report.report import Report


class Counts(QLabel):
    """Says how much there is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = WordCounter()
        self.setObjectName("muted")
        self.setContentsMargins(look.metrics.large, 0, 0, 0)

    def show_counts(self, report: Report, pages: int, audience: Audience) -> None:
        """Count the words of a report; 0 pages are not known yet."""
        words = self._words.count(report)
        parts = [f"{words:,} {'word' if words == 1 else 'words'}"]
        if pages:
            parts.append(f"{pages} {'page' if pages == 1 else 'pages'}")
        parts.append("public version" if audience == "public" else "full version")
        self.setText(" · ".join(parts))
