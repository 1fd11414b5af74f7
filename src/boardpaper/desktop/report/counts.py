"""The line at the foot of a report's window: how much there is, and of which version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from boardpaper.desk.counting import WordCounter
from boardpaper.desk.progress import Progress
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

    def show_counts(
        self, report: Report, pages: int, audience: Audience, parts: Sequence[Progress]
    ) -> None:
        """Count the words of a report; 0 pages are not known yet, and no parts are not told."""
        words = self._words.count(report)
        said = [f"{words:,} {'word' if words == 1 else 'words'}"]
        if pages:
            said.append(f"{pages} {'page' if pages == 1 else 'pages'}")
        said.append("public version" if audience == "public" else "full version")
        wanted = [each for each in parts if each != "none"]
        if wanted:
            said.append(f"{wanted.count('filled')} of {len(wanted)} parts filled in")
        self.setText(" · ".join(said))
