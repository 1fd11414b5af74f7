"""The past of an open report: its earlier versions are kept, shown, named and restored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject

from boardpaper.desk.history import what_was_done
from boardpaper.desk.keeping import Belongings, belongings_of, note_export
from boardpaper.desk.steps import Edit
from boardpaper.desktop.dialogs.history import HistoryDialog
from boardpaper.desktop.kit.date_text import moment_words
from boardpaper.document.nodes import Audience
from boardpaper.errors import InvalidInputError
from boardpaper.library.event import Deed, Event
from boardpaper.library.revision import Revision, Why
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.report import Report

if TYPE_CHECKING:
    from boardpaper.desktop.report.session import Session
    from boardpaper.desktop.report.window import ReportWindow
    from boardpaper.library.library import Library

T = TypeVar("T")

_NOT_KEPT: Final = "Nobody has written in this report yet: it has no history."


@dataclass(frozen=True, slots=True)
class _Past:
    revisions: tuple[Revision, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A report as it was, with what it needs to be shown."""

    revision: Revision
    report: Report
    belongings: Belongings


class History(QObject):
    """Keeps states of the report of a window, and shows those that were kept."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._dialog: HistoryDialog | None = None
        self._first = window.desk.report

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What its command does."""
        return {"history": self.show}

    def show(self) -> None:
        """Show the history, once all is kept that was written."""
        window = self._window
        window.leave_field()
        self._session.saver.save_on_leaving()
        if self._session.number is None and self._session.saver.is_untouched:
            window.notice.say("warning", _NOT_KEPT)
            return
        dialog = HistoryDialog(window.program.look, window)
        dialog.keep_wanted.connect(self._keep)
        dialog.named.connect(self._name)
        dialog.compare_wanted.connect(self._compare)
        dialog.restore_wanted.connect(self._restore)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()
        self._read()

    def note_export(self, audiences: Sequence[Audience], report: Report) -> None:
        """Note that the report was exported, and keep it as it went out."""
        work = partial(_note_export, self._session.by, tuple(audiences), report)
        self._ask(work, _ignore, _ignore)

    def keep_on_closing(self) -> None:
        """Keep the report as it is left, if it was written in."""
        report = self._window.desk.report
        if report != self._first:
            self._ask(partial(_keep, self._session.by, report, "close"), _ignore, _ignore)

    def _ask(
        self,
        work: Callable[[int, Library], object],
        done: Callable[..., object],
        failed: Callable[[str], object],
    ) -> None:
        """Do some work with the report in the library, after all that is on its way there."""
        self._window.program.ask(partial(_with_number, self._session, work), done, failed)

    def _read(self, *_: object) -> None:
        self._ask(_read, self._show_past, self._say_error)

    def _show_past(self, past: _Past) -> None:
        if self._dialog is None:
            return
        form = self._session.template.template
        roles = {each.role: each.label for each in form.clearances}
        lines = [
            (what_was_done(each, partial(_label, roles)), each.at.astimezone(), each.by)
            for each in reversed(past.events)
        ]
        frozen = self._window.desk.is_frozen
        self._dialog.show_versions(past.revisions, is_frozen=frozen)
        self._dialog.show_deeds(lines)

    def _keep(self) -> None:
        work = partial(_keep, self._session.by, self._window.desk.report, "named")
        self._ask(work, self._show_kept, self._say_error)

    def _show_kept(self, _nothing: None) -> None:
        self._ask(_read, self._show_first, self._say_error)

    def _show_first(self, past: _Past) -> None:
        self._show_past(past)
        if self._dialog is not None:
            self._dialog.ask_for_name()
            self._dialog.notice.say("ok", "The text was kept as it is now. Give it a name.")

    def _name(self, key: int, name: str) -> None:
        self._ask(partial(_name, key, name), self._read, self._say_error)

    def _compare(self, key: int) -> None:
        self._ask(partial(_read_earlier, key), self._show_comparison, self._say_error)

    def _show_comparison(self, earlier: _Earlier) -> None:
        revision = earlier.revision
        of = f"the version of {moment_words(revision.at.astimezone())}"
        said = f"{of} (“{revision.name}”)" if revision.name else of
        form = earlier.belongings.template.template
        self._window.comparing.show(earlier.report, form, said)

    def _restore(self, key: int) -> None:
        before = self._window.desk.report
        work = partial(_read_to_restore, self._session.by, before, key)
        self._ask(work, self._put_back, self._say_error)

    def _put_back(self, earlier: _Earlier) -> None:
        """Make the earlier text the text of now, as one step that can be undone."""
        session, window = self._session, self._window
        session.know_template(earlier.belongings.template)
        session.papers.add(earlier.belongings.papers)
        of = moment_words(earlier.revision.at.astimezone())
        try:
            window.desk.change(earlier.report, Edit("restoring of a version", WHOLE_REPORT))
        except InvalidInputError as error:  # frozen meanwhile
            self._say_error(str(error))
            return
        self._ask(partial(_note_restored, session.by, of), _ignore, _ignore)
        if self._dialog is not None:
            self._dialog.accept()
        sentence = f"The version of {of} is the text now. Undo brings back what was here before."
        window.notice.say("ok", sentence)

    def _say_error(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.notice.say_error(sentence)
        else:
            self._window.notice.say_error(sentence)

    def _forget_dialog(self) -> None:
        self._dialog = None


def _with_number(session: Session, work: Callable[[int, Library], T], library: Library) -> T | None:
    """Do some work with a report, unless it was never kept."""
    number = session.number
    return None if number is None else work(number, library)


def _read(number: int, library: Library) -> _Past:
    return _Past(library.revisions(number), library.events(number))


def _keep(by: str, report: Report, why: Why, number: int, library: Library) -> None:
    library.keep_revision(number, report, why, by)


def _name(key: int, name: str, number: int, library: Library) -> None:
    library.name_revision(number, key, name)


def _note_export(
    by: str, audiences: Sequence[Audience], report: Report, number: int, library: Library
) -> None:
    note_export(library, number, report, audiences, by)


def _read_to_restore(by: str, before: Report, key: int, number: int, library: Library) -> _Earlier:
    """Read a state, once what is there now was kept."""
    library.keep_revision(number, before, "restore", by)
    return _read_earlier(key, number, library)


def _read_earlier(key: int, number: int, library: Library) -> _Earlier:
    report = library.revision(number, key)
    revision = next(each for each in library.revisions(number) if each.id == key)
    return _Earlier(revision, report, belongings_of(library, report))


def _note_restored(by: str, of: str, number: int, library: Library) -> None:
    library.note(number, Deed("restore-revision", (("of", of),)), by)


def _label(roles: Mapping[str, str], role: str) -> str:
    return roles.get(role, role)


def _ignore(_told: object) -> None:
    """What is kept besides the report itself may fail without a word: the report is safe."""
