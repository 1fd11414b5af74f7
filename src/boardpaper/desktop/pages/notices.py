"""Deadlines and notices: what is due when; key decision, urgency, private meeting, late item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.checks.facts import Case
from boardpaper.desk.deadlines import Deadlines
from boardpaper.desk.outline import Entry
from boardpaper.desk.timetable import timetable
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card
from boardpaper.desktop.kit.tab_order import first_stop
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.deadlines_card import DeadlinesCard
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.document.dates import full_date
from boardpaper.errors import InvalidInputError
from boardpaper.report.edits.front import set_notices
from boardpaper.report.place import Place


class _Notice(NamedTuple):
    key: str
    heading: str
    help: str
    asks: tuple[Ask, ...]


_NOTICES: Final = (
    _Notice(
        "key_decision",
        "Key decision",
        "Significant spending or saving, or a significant effect on communities in two or more "
        "wards: notice is due 28 clear days before (SI 2012/2089, regulations 8 and 9).",
        (
            Ask("is_key", "Is the decision key?", "yes-no", wide=True),
            Ask(
                "reason",
                "Why it is key",
                "choice",
                choices=(("spending", "Spending or saving"), ("communities", "Communities")),
            ),
            Ask("explanation", "Explanation", "text", lines=2, wide=True),
            Ask("notice_reference", "Notice reference"),
            Ask("notice_on", "Notice given on", "date"),
        ),
    ),
    _Notice(
        "urgency",
        "Urgency",
        "Where the notice of a key decision was too late (regulations 10 and 11).",
        (
            Ask(
                "kind",
                "Procedure",
                "choice",
                choices=(
                    ("general-exception", "General exception"),
                    ("special-urgency", "Special urgency"),
                ),
            ),
            Ask("reason", "Reason", "text", lines=2, wide=True),
            Ask("scrutiny_chair", "Scrutiny chair informed or agreed"),
            Ask("on", "Date informed or agreed", "date"),
        ),
    ),
    _Notice(
        "private_meeting",
        "Meeting in private",
        "Notice is due 28 clear days before, and again 5 clear days before (regulation 5).",
        (
            Ask("reasons", "Reasons", "text", lines=2, wide=True),
            Ask("notice_on", "First notice on", "date"),
            Ask("second_notice_on", "Second notice on", "date"),
            Ask("agreed_by", "Urgency agreed by"),
            Ask("agreed_on", "Date agreed", "date"),
            Ask("agreed_because", "Agreed because", "text", lines=2, wide=True),
        ),
    ),
    _Notice(
        "late_item",
        "Late item",
        "Later than five clear days: the Chair's opinion that special circumstances make it "
        "urgent, with reasons (Local Government Act 1972, section 100B(4)(b)).",
        (
            Ask("reason", "Reason", "text", lines=2, wide=True),
            Ask("chair", "Chair who agreed"),
            Ask("agreed_on", "Date agreed", "date"),
        ),
    ),
)


_DUE: Mapping[str, str] = {
    "key_decision notice_on": "notice",
    "private_meeting notice_on": "notice",
    "private_meeting second_notice_on": "agenda",
}
"""The deadline of each day that a notice was given on."""


class NoticesPage(Page):
    """The deadlines, and a card for every kind of notice."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = "Counted from the day of the meeting. Of the notices fill in what applies."
        super().__init__(context, entry.title, introduction)
        self._deadlines = DeadlinesCard(context.look)
        self._deadlines.date_wanted.connect(self._go_to_date)
        self._deadlines.save_wanted.connect(self._save)
        self.add(self._deadlines)
        self._cards = [_NoticeCard(self, notice) for notice in _NOTICES]
        for card in self._cards:
            self.add(card)
        self.show_report()

    def show_report(self) -> None:
        """Bring every card up to date."""
        self._show_deadlines()
        for card in self._cards:
            card.show_report()

    def begin(self) -> None:
        """Put the focus into the first field below the deadlines, where it can be filled in."""
        if self.context.desk.is_frozen:
            super().begin()
        else:
            (first_stop(self.canvas, self._deadlines) or self).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tell the days against today, which may be another than when the page was left."""
        super().showEvent(event)
        self._show_deadlines()

    def _show_deadlines(self) -> None:
        context, report = self.context, self.report
        case = Case(
            report,
            context.desk.standing,
            context.template,
            context.council,
            context.working_days,
            context.clock().astimezone().date(),
        )
        try:
            found = timetable(case)
        except InvalidInputError as error:  # a year that the calendar does not have
            self._deadlines.show_fault(str(error))
            self._show_due({})
            return
        self._deadlines.show_timetable(found, " ".join(report.report_to.split()))
        self._show_due({} if found is None else _latest(found.days))

    def _show_due(self, days: Mapping[str, date]) -> None:
        """Say at the fields of notices by when they are due."""
        for card in self._cards:
            card.show_due(days)

    def _go_to_date(self) -> None:
        self.go_wanted.emit(Place("details", field="meeting_date"))

    def _save(self) -> None:
        self.act_wanted.emit("save-dates")

    def field_at(self, place: Place) -> QWidget | None:
        """The field of a notice, by its name: ``key_decision notice_on``."""
        notice, _, key = place.field.partition(" ")
        return next((card.field(key) for card in self._cards if card.key == notice), None)

    def shown_field_at(self, place: Place) -> QWidget | None:
        """The field of a notice that is open already."""
        notice, _, key = place.field.partition(" ")
        return next((card.shown_field(key) for card in self._cards if card.key == notice), None)


def _latest(days: Deadlines) -> Mapping[str, date]:
    return {"notice": days.notice.latest, "agenda": days.agenda.latest}


class _NoticeCard(Card):
    """One kind of notice: its fields show once it applies, or one of them is gone to."""

    def __init__(self, page: Page, notice: _Notice) -> None:
        super().__init__(page.context.look)
        self._page, self.key = page, notice.key
        self._always = tuple(each.key for each in notice.asks if each.kind == "yes-no")
        self._asks, self._is_open = tuple(each.key for each in notice.asks), False
        self._answers = self._answers_in(self._value)
        self._fill_in = stand_for("fill-in", QPushButton("Fill in"))
        self._fill_in.setAccessibleName(f"Fill in: {notice.heading}")
        self._fill_in.clicked.connect(self._begin)
        self._nothing = Words("Nothing was filled in.", "muted")
        self._nothing.setWordWrap(False)
        self._fields = FieldSet(page.context.look, notice.asks, (1, 1))
        self._fields.edited.connect(self._edit)
        about = QVBoxLayout()
        about.setSpacing(page.context.look.metrics.small)
        about.addWidget(Words(notice.heading, "heading"))
        about.addWidget(Words(notice.help, "help"))
        line = QHBoxLayout()
        line.setSpacing(page.context.look.metrics.huge)
        line.addLayout(about, 1)
        for widget in (self._fill_in, self._nothing):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(self._fields)

    def show_report(self) -> None:
        """Bring the fields up to date; what does not apply is not asked for."""
        value, frozen = self._value, self._page.context.desk.is_frozen
        self._fields.show_values(value, frozen=frozen)
        answers = self._answers_in(value)
        self._is_open = self._is_open and answers == self._answers
        self._answers = answers
        applies = self._is_open or self._applies(value)
        for key in self._asks:
            self._fields.row(key).setVisible(applies or key in self._always)
        self._fields.setVisible(applies or bool(self._always))
        self._fill_in.setVisible(not applies and not self._always and not frozen)
        self._nothing.setVisible(not applies and not self._always and frozen)

    def show_due(self, days: Mapping[str, date]) -> None:
        """Say at each day of a notice by when it is due, by ``key_decision notice_on``."""
        for key in self._asks:
            deadline = _DUE.get(f"{self.key} {key}")
            if deadline is not None:
                due = days.get(deadline)
                self._fields.row(key).show_help("" if due is None else f"Due by {full_date(due)}.")

    def field(self, key: str) -> QWidget | None:
        """The field of a name; the card opens for it."""
        if key not in self._always:
            self._open()
        return self._fields.field(key)

    def shown_field(self, key: str) -> QWidget | None:
        """The field of a name, where the card is open for it."""
        return None if self._fields.isHidden() else self._fields.field(key)

    @property
    def _value(self) -> msgspec.Struct:
        value: msgspec.Struct = getattr(self._page.report.notices, self.key)
        return value

    def _applies(self, value: msgspec.Struct) -> bool:
        """Whether it was answered with Yes, or anything but the answer is filled in."""
        answers = self._answers_in(value)
        return True in answers.values() or value != type(value)(**answers)

    def _answers_in(self, value: msgspec.Struct) -> dict[str, bool | None]:
        return {key: getattr(value, key) for key in self._always}

    def _open(self) -> None:
        self._is_open = True
        self.show_report()

    def _begin(self) -> None:
        self._open()
        self._page.enter(self._fields.first_field())

    def _edit(self, key: str, value: object) -> None:
        notices = self._page.report.notices
        old = self._value
        new = replace(notices, **{self.key: replace(old, **{key: value})})
        place = Place("notices", field=f"{self.key} {key}")
        report = set_notices(self._page.report, new)
        self._is_open = self._is_open or key not in self._always  # what is emptied stays open
        self._page.commit_field(report, place, getattr(old, key), value)
        if key in self._always:
            self.show_report()
