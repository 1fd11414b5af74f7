"""What every page has in common: it shows the report on the desk, and changes it by steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.problem import Problem
from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.desk.steps import Edit, Selection, Typing
from boardpaper.desk.typed import typing_between
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.blame import Blame
from boardpaper.desktop.kit.forms import FormPage, blame_of
from boardpaper.desktop.kit.tab_order import first_stop, order_tabs
from boardpaper.desktop.numbering import NumberBook
from boardpaper.desktop.report.papers import Papers
from boardpaper.desktop.theme import Look
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Author, Report
from boardpaper.report.status import Status
from boardpaper.report.template import Template

_WHY_FROZEN: Mapping[Status, str] = {
    "published": "This report is published: its text is frozen.",
    "decided": "The decision was taken on this report as it is: its text is frozen.",
    "withdrawn": "This report is withdrawn: its text is frozen.",
}
_WAY_OUT: Mapping[Status, tuple[str, str]] = {
    "published": ("correct", "Start a correction"),
    "withdrawn": ("take-up", "Reinstate"),
}
"""The command of the menus after which the text can be changed, and what it is called."""

_TAKE_OVER = ("take-over", "Take over")
"""The same where somebody else has the report open."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a page needs: the open report, the form it is written in, its papers, and the look.

    ``clock`` tells the time of day, ``working_days`` are those of the council. ``people`` are the
    authors that the library remembers.
    """

    desk: Desk
    template: Template
    council: Council
    look: Look
    ids: Iterator[str]
    numbers: NumberBook
    papers: Papers
    clock: Callable[[], datetime]
    working_days: WorkingDays
    people: tuple[Author, ...] = ()


def _in_words(problems: Sequence[Problem]) -> str:
    """What is to be said at a field; what is inside a text is told where it stands, by the list."""
    whole = [each.message for each in problems if not each.place.block]
    inside = sum(bool(each.place.block) for each in problems)
    if inside:
        count = "1 problem" if inside == 1 else f"{inside} problems"
        whole.append(f"{count} in this text: see Checks (F6).")
    return " ".join(dict.fromkeys(whole))


class Page(FormPage):
    """A page of cards that follows the report while it can be seen, and catches up when it is."""

    go_wanted = Signal(object)
    """The officer wants to go to a Place on another page."""

    act_wanted = Signal(str)
    """The officer wants what a command of the menus does."""

    def __init__(self, context: Context, title: str, introduction: str = "") -> None:
        super().__init__(context.look, title, introduction)
        self.context = context
        self._note_shown()  # the page that is made shows what is on the desk now
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._show_focus)
        self._entered: QWidget | None = None
        self._scrolled: float | None = None
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.note.chosen.connect(self._find_way_out)
        self._show_note()
        self._stop_hearing = context.desk.subscribe(self._heard)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.context.desk.report

    def show_report(self) -> None:
        """Bring every field up to date."""
        raise NotImplementedError

    def retire(self) -> None:
        """Hear no more of the report: another page takes the place of this one."""
        self._stop_hearing()

    def why_frozen(self) -> str:
        """Say why nothing can be changed on this page, where that is so."""
        desk = self.context.desk
        return desk.held or _WHY_FROZEN.get(desk.standing.status, "")

    def arranged(self) -> None:
        """Take note that fields were added, moved or removed: Tab goes through them as they are."""
        order_tabs(self.canvas)

    def show_numbers(self) -> None:
        """Bring printed numbers up to date, on a page that shows any."""

    def begin(self) -> None:
        """Put the focus into the first field of the page; a way out of the frozen text is none."""
        (first_stop(self.canvas, self.note) or self).setFocus()

    def add_new(self) -> None:
        """Add an item, on a page that lists some."""

    def field_at(self, place: Place) -> QWidget | None:  # noqa: ARG002
        """The field that shows a place of this page, where it has one."""
        return None

    def shown_field_at(self, place: Place) -> QWidget | None:
        """The same, as long as it can be seen: nothing opens for it."""
        return self.field_at(place)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields what the checks have found; a field that was not left yet is quiet."""
        found: dict[Blame, list[Problem]] = {}
        for problem in problems:
            blame = blame_of(self.shown_field_at(problem.place))
            if blame is not None and problem.level != "information":
                found.setdefault(blame, []).append(problem)
        for blame in self.canvas.findChildren(Blame):
            here = found.get(blame, ())
            is_error = any(each.level == "error" for each in here)
            blame.show_problem(_in_words(here), is_error=is_error)

    def editor(self) -> TextEditor | None:
        """The text editor that commands such as Bold are for, where the page has one."""
        focused = self.focusWidget()
        return focused if isinstance(focused, TextEditor) else None

    def go_to(self, place: Place, selection: Selection | None = None) -> None:
        """Put the focus where a place is shown, bring that into view, and place the caret."""
        self._catch_up()
        field = self.field_at(place)
        if field is not None:
            self.enter(field)
        self.place_caret(place, selection)

    def place_caret(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place, or select what a step had selected, on a page with texts."""

    def enter(self, field: QWidget, scrolled: float | None = None) -> None:
        """Put the focus into a field, and bring it into view once everything has its place.

        ``scrolled`` is how far down the page shall be before that, from 0 to 1.
        """
        self._scrolled = scrolled
        field.setFocus()
        self._entered = field
        self._settling.start()

    def commit(self, report: Report, name: str, place: Place, typing: Typing | None = None) -> None:
        """Put a changed report on the desk, as a step of that name."""
        self.put(report, Edit(name, place, typing=typing))

    def put(self, report: Report, edit: Edit) -> None:
        """Put a changed report on the desk, as a step."""
        try:
            self.context.desk.change(report, edit, origin=self)
        except InvalidInputError:  # frozen: published, or withdrawn
            self.show_report()

    def commit_field(self, report: Report, place: Place, old: object, new: object) -> None:
        """Put a report on the desk in which one field changed; typed words merge into phrases."""
        if isinstance(old, str) and isinstance(new, str):
            self.commit(report, "typing", place, typing_between(old, new))
        else:
            self.commit(report, "change", place)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what changed while the page could not be seen."""
        super().showEvent(event)
        self._catch_up()
        self.arranged()

    def _heard(self, change: Change) -> None:
        if change.standing:
            self._show_note()
        if change.origin is self:
            self._note_shown()
        elif self.isVisible():
            self._catch_up()

    def _show_note(self) -> None:
        _, way_out = self._way_out
        self.note.say(self.why_frozen(), way_out)

    def _find_way_out(self) -> None:
        command, _ = self._way_out
        if command:
            self.act_wanted.emit(command)

    @property
    def _way_out(self) -> tuple[str, str]:
        desk = self.context.desk
        return _TAKE_OVER if desk.held else _WAY_OUT.get(desk.standing.status, ("", ""))

    def _note_shown(self) -> None:
        desk = self.context.desk
        self._shown = (desk.report, desk.standing, desk.held)

    def _catch_up(self) -> None:
        """Show the report as it is now, also before this page has heard of the change."""
        desk, (report, standing, held) = self.context.desk, self._shown
        if report is not desk.report or standing is not desk.standing or held != desk.held:
            self._note_shown()
            self.show_report()

    def _keep_in_view(self) -> None:
        """Bring what was gone to into view again, where it opened or grew on being gone to."""
        if self._entered is not None and self._entered is self.focusWidget():
            self._settling.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the officer look elsewhere, whatever changes its size meanwhile."""
        self._entered = None
        super().wheelEvent(event)

    def _show_focus(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        field, space = self.focusWidget(), self.context.look.metrics.huge
        if not self.canvas.isAncestorOf(field):
            return
        if self._scrolled is not None:
            bar, share = self.verticalScrollBar(), self._scrolled
            self._scrolled = None
            bar.setValue(round(bar.maximum() * share))
        shown: QWidget = field
        box = QRect(QPoint(), field.size())
        if isinstance(field, TextEditor):
            shown, box = field.viewport(), field.cursorRect()
        top = shown.mapTo(self.canvas, box.topLeft()).y()
        half = min(box.height(), self.viewport().height() - 2 * space) // 2
        self.ensureVisible(0, top + half, 0, half + space)
