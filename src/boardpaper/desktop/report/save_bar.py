"""What is said when a report cannot be kept, or was changed elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.bars import NoticeBar, Tone
from boardpaper.desktop.report.session import Session
from boardpaper.desktop.theme import Look
from boardpaper.errors import InvalidInputError
from boardpaper.report.standing import Saved

_FROZEN: Final = (
    "The other version is frozen, because it was published or withdrawn: yours cannot be kept over "
    "it. Choose “Save a copy as a file” in the File menu first if you need your text."
)
_BINNED: Final = (
    "This report was put in the bin, in another window or program. What you write is kept there."
)


class SaveBar(NoticeBar):
    """Offers another try, the choice between two versions, or the way out of the bin."""

    compare_wanted = Signal()
    """Both versions are to be shown side by side."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(look)
        self._session = session
        self._says_trouble = self._has_told_of_bin = False
        session.restored.connect(self._show_restored)

    def show_state(self) -> None:
        """Say how things stand now."""
        state = self._session.desk.save_state
        if state.other is not None:
            self._says_trouble = True
            self._say_conflict(state.other)
        elif state.failure:
            self._says_trouble = True
            sentence = f"{state.failure} Your text is safe in this window."
            again = ("Try again", self._session.saver.save)
            self.say("error", sentence, again, dismissable=False)
        elif not state.is_saving:
            self._show_kept()

    def _show_kept(self) -> None:
        if self._says_trouble:
            self._says_trouble = False
            self.clear()
            announce(self, "Saved")
        was_told, self._has_told_of_bin = self._has_told_of_bin, self._session.is_binned
        if self._has_told_of_bin and not was_told:
            self.say("warning", _BINNED, ("Restore", self._restore))

    def _show_restored(self) -> None:
        self._has_told_of_bin = False
        if not self._says_trouble:
            self.clear()

    def _restore(self) -> None:
        self._session.restore(self._say_not_restored)

    def _say_not_restored(self, sentence: str) -> None:
        self.say("error", sentence, ("Restore", self._restore))

    def _keep_mine(self) -> None:
        self._session.keep_mine(self._go_on_with_mine, self._say_not_taken)

    def _go_on_with_mine(self) -> None:
        try:
            self._session.desk.keep_mine()
        except InvalidInputError:  # what others have as it is
            self.say("error", _FROZEN, ("Take the other", self._take_theirs), dismissable=False)

    def _take_theirs(self) -> None:
        self._session.take_theirs(self._say_not_taken)

    def _say_not_taken(self, sentence: str) -> None:
        if self._session.desk.save_state.other is not None:
            self._offer_both("error", sentence)

    def _say_conflict(self, other: Saved) -> None:
        at = other.changed_at.astimezone()
        by = f" by {other.changed_by}" if other.changed_by else ""
        self._offer_both(
            "warning",
            f"This report was also changed in another window or program{by}, at {at:%H:%M}. "
            "Nothing was overwritten: choose which version goes on.",
        )

    def _offer_both(self, tone: Tone, sentence: str) -> None:
        compare = ("Compare…", self.compare_wanted.emit)
        mine = ("Keep mine", self._keep_mine)
        other = ("Take the other", self._take_theirs)
        self.say(tone, sentence, compare, mine, other, dismissable=False)
