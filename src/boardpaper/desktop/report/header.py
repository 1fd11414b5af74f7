"""The head of a report's window: subject, status, what is kept, and the one primary button."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from boardpaper.desk.saving import SaveState
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.words import ElidedWords, Words
from boardpaper.desktop.theme import Look
from boardpaper.desktop.wording import NO_SUBJECT, STATUS_WORDS
from boardpaper.report.standing import Standing

_WHY_DRAFT: Final = "The report is a draft, so every page of the PDF is marked DRAFT."


class Pill(QLabel):
    """A status on a ground of its own, without a frame: it is a label and does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class _Saved(Words):
    """What is kept, in room for all that is said of it, so that nothing moves while it changes."""

    _SAID: Final = ("Not saved yet", "Saving…", "Edited", "Saved 00:00")

    def __init__(self) -> None:
        super().__init__("", "muted")
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the longest words that change while somebody types."""
        widest = max(self.fontMetrics().horizontalAdvance(each) for each in self._SAID)
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), widest + 2), hint.height())  # QLabel adds one itself

    def sizeHint(self) -> QSize:  # noqa: N802
        """As much as at least."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())


class Header(QFrame):
    """Subject, status, "Saved 12:41", and Export."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._look = look
        self._subject = ElidedWords("heading")
        policy = QSizePolicy.Policy
        self._subject.setSizePolicy(policy.Maximum, policy.Preferred)  # the status comes after it
        self._status = Pill()
        self._saved = _Saved()
        self.outline_button = _toggle("Outline")
        self.panel_button = _toggle("Side panel")
        self.export_button = PrimaryButton("Export PDF…")
        row = QHBoxLayout(self)
        row.addWidget(self.outline_button)
        row.addWidget(self._subject)
        row.addWidget(self._status)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addWidget(self.panel_button)
        row.addWidget(self.export_button)
        self._row = row
        look.changed.connect(self._keep_distances)
        self._keep_distances()

    def _keep_distances(self) -> None:
        """Let the spaces grow with the text."""
        metrics = self._look.metrics
        edge = metrics.large + metrics.small
        self._row.setContentsMargins(edge, metrics.medium, edge, metrics.medium)
        self._row.setSpacing(metrics.medium)

    def show_subject(self, subject: str) -> None:
        """Show what the report is about."""
        self._subject.show_text(subject.strip() or NO_SUBJECT)

    def show_standing(self, standing: Standing) -> None:
        """Show the status; a correction is told by its issue."""
        words = STATUS_WORDS[standing.status]
        publication = standing.publication
        if publication is not None and publication.issue > 1:
            words = f"{words} · issue {publication.issue}"
        self._status.setText(words)
        self._status.setAccessibleName(f"Status: {words}")
        is_draft = standing.status == "draft"
        self.export_button.setText("Export draft…" if is_draft else "Export PDF…")
        self.export_button.setToolTip(_WHY_DRAFT if is_draft else "")
        self.export_button.setAccessibleDescription(_WHY_DRAFT if is_draft else "")

    def show_saving(self, state: SaveState, now: datetime) -> None:
        """Say what is kept: "Saved 12:41" only when everything is."""
        self._saved.setText(saved_words(state, now))


def saved_words(state: SaveState, now: datetime) -> str:
    """What there is to say about saving, in the officer's own time."""
    if state.failure:
        return "Not saved"
    if state.is_saving:
        return "Saving…"
    if state.saved_at is None:
        return "Not saved yet"
    if state.has_unsaved_changes:
        return "Edited"
    at = state.saved_at.astimezone()
    return f"Saved {at:%H:%M}" if at.date() == now.astimezone().date() else f"Saved {_day(at)}"


def _day(moment: date) -> str:
    return f"{moment.day} {moment:%b %Y}"


def _toggle(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("tool")
    button.setCheckable(True)
    button.hide()
    return button
