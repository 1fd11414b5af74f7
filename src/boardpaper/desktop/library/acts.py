"""What is done with whole reports: open, copy, export, put in the bin, restore, delete."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desktop.kit.dialogs import confirmation
from boardpaper.desktop.library.catalogue import Row
from boardpaper.desktop.library.rows import subject_of
from boardpaper.library.numbers import number_name

if TYPE_CHECKING:
    from boardpaper.desktop.library.view import LibraryView
    from boardpaper.desktop.report.window import ReportWindow
    from boardpaper.library.library import Library


class Acts(QObject):
    """Carries out what the menus offer for the reports that are chosen."""

    def __init__(self, window: LibraryView) -> None:
        super().__init__(window)
        self._window, self._program = window, window.program
        self._named: Sequence[int] = ()  # by the sentence in the notice bar, for its button
        self._doomed: Sequence[int] = ()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "open": self.open_chosen,
            "export": self._export,
            "duplicate": self._duplicate,
            "bin": self._put_in_bin,
            "restore": self._restore,
            "delete": self._ask_to_delete,
            "empty": self._ask_to_empty,
        }

    def open_chosen(self) -> None:
        """Open the report that is chosen."""
        chosen = self._window.chosen
        if chosen:
            self.open(chosen[0])

    def open(self, row: Row) -> None:
        """Open a report, at what was found; one in the bin has to be restored first."""
        number = row.entry.number
        if row.entry.binned_at is None:
            self._program.open_report(number, self._window.notice.say_error, row.place)
        else:
            sentence = f"{number_name(number)} is in the bin: restore it to open it."
            self._named = (number,)
            self._window.notice.say("warning", sentence, ("Restore", self._restore_named))

    @property
    def _by(self) -> str:
        return self._program.settings.officer_name

    def _export(self) -> None:
        for row in self._window.chosen[:1]:
            failed = self._window.notice.say_error
            self._program.open_report(row.entry.number, failed, then=_export)

    def _duplicate(self) -> None:
        for row in self._window.chosen[:1]:
            self._program.duplicate(row.entry.number, self._window.notice.say_error)

    def _put_in_bin(self) -> None:
        numbers = _numbers(self._window.chosen)
        if numbers and not self._are_open(numbers, "put in the bin"):
            self._ask(partial(_put_in_bin, numbers, self._by), partial(self._tell_binned, numbers))

    def _tell_binned(self, numbers: Sequence[int]) -> None:
        self._named = numbers
        self._say(f"{_with_verb(numbers)} moved to the bin.", ("Undo", self._restore_named))

    def _restore(self) -> None:
        self._restore_numbers(_numbers(self._window.chosen))

    def _restore_named(self) -> None:
        self._restore_numbers(self._named)

    def _restore_numbers(self, numbers: Sequence[int]) -> None:
        if numbers:
            self._ask(partial(_restore, numbers, self._by), partial(self._tell_restored, numbers))

    def _tell_restored(self, numbers: Sequence[int]) -> None:
        self._named = numbers
        self._say(f"{_with_verb(numbers)} taken out of the bin.", ("Show", self._show_named))

    def _show_named(self) -> None:
        self._window.notice.clear()
        self._window.choose_when_listed(self._named)
        self._program.library_changed.emit()

    def _ask_to_delete(self) -> None:
        self._ask_about(self._window.chosen)

    def _ask_to_empty(self) -> None:
        self._ask_about([Row(each) for each in self._window.binned])

    def _ask_about(self, rows: Sequence[Row]) -> None:
        numbers = _numbers(rows)
        if not rows or self._are_open(numbers, "deleted"):
            return
        self._doomed = numbers
        what = _described(rows)
        dialog = confirmation(
            self._window,
            "Delete this report for ever?" if len(rows) == 1 else "Delete these reports for ever?",
            f"{what} will be deleted with everything that was kept of "
            f"{'it' if len(rows) == 1 else 'them'}. This cannot be undone. Backups that were made "
            "before keep what they have until they go.",
            "Delete for ever",
        )
        dialog.accepted.connect(self._delete)
        dialog.open()

    def _delete(self) -> None:
        if not self._are_open(self._doomed, "deleted"):
            done = partial(self._tell_deleted, self._doomed)
            self._ask(partial(_delete, self._doomed, self._by), done)

    def _tell_deleted(self, numbers: Sequence[int]) -> None:
        self._say(f"{_with_verb(numbers)} deleted for ever.")

    def _are_open(self, numbers: Collection[int], what: str) -> bool:
        """Tell, and say, whether any of the reports is open in a window."""
        windows = self._program.windows
        found = {each.session.number for each in windows} & set(numbers)
        names = [number_name(number) for number in sorted(each for each in found if each)]
        if names:
            verb, their = ("is", "its window") if len(names) == 1 else ("are", "their windows")
            self._window.notice.say(
                "warning",
                f"{_listed(names)} {verb} open and cannot be {what}: close {their} first.",
            )
        return bool(names)

    def _ask(self, work: Callable[[Library], None], done: Callable[[], object]) -> None:
        self._program.ask(work, partial(self._tell, done), self._window.notice.say_error)

    def _tell(self, done: Callable[[], object], _nothing: None) -> None:
        done()
        self._program.library_changed.emit()

    def _say(self, sentence: str, *choices: tuple[str, Callable[[], object]]) -> None:
        self._window.notice.say("ok", sentence, *choices)


def _numbers(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(row.entry.number for row in rows)


def _with_verb(numbers: Sequence[int]) -> str:
    """Name reports with the verb that follows: ``BP-0042 was``, ``3 reports were``."""
    if len(numbers) == 1:
        return f"{number_name(numbers[0])} was"
    return f"{len(numbers):,} reports were"


def _described(rows: Sequence[Row]) -> str:
    if len(rows) == 1:
        return f"{number_name(rows[0].entry.number)} “{subject_of(rows[0])}”"
    return f"{len(rows):,} reports"


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _export(window: ReportWindow) -> None:
    window.exports.export()


def _put_in_bin(numbers: Sequence[int], by: str, library: Library) -> None:
    for number in numbers:
        library.put_in_bin(number, by)


def _restore(numbers: Sequence[int], by: str, library: Library) -> None:
    for number in numbers:
        library.restore(number, by)


def _delete(numbers: Sequence[int], by: str, library: Library) -> None:
    library.delete_for_ever(numbers, by)
