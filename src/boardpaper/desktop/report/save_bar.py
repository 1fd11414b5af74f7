"""What is said when a report cannot be kept, or was changed elsewhere."""

from __future__ import annotations

from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.report.session import Session
from boardpaper.desktop.theme import Look
from boardpaper.report.standing import Saved


class SaveBar(NoticeBar):
    """Offers another try, or the choice between two versions."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(look)
        self._session = session

    def show_state(self) -> None:
        """Say how things stand now."""
        state = self._session.desk.save_state
        if state.other is not None:
            self._say_conflict(state.other)
        elif state.failure:
            sentence = f"{state.failure} Your text is safe in this window."
            again = ("Try again", self._session.saver.save)
            self.say("error", sentence, again, dismissable=False)
        elif self.sentence and not state.is_saving:
            self.clear()
            announce(self, "Saved")

    def _say_conflict(self, other: Saved) -> None:
        at = other.changed_at.astimezone()
        by = f" by {other.changed_by}" if other.changed_by else ""
        self.say(
            "warning",
            f"This report was also changed in another window or program{by}, at {at:%H:%M}. "
            "Nothing was overwritten: choose which version goes on.",
            ("Keep mine", self._session.desk.keep_mine),
            ("Take the other", self._session.desk.take_theirs),
            dismissable=False,
        )
