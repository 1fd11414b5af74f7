"""Notices: key decision, urgency, private meeting, late item."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card
from boardpaper.desktop.pages.page import Context, Page
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


class NoticesPage(Page):
    """A card for every kind of notice."""

    def __init__(self, context: Context, entry: Entry) -> None:
        super().__init__(context, entry.title, "Given before the meeting; fill in what applies.")
        self._cards = [_NoticeCard(self, notice) for notice in _NOTICES]
        for card in self._cards:
            self.add(card)
        self.show_report()

    def show_report(self) -> None:
        """Bring every card up to date."""
        for card in self._cards:
            card.show_report()

    def field_at(self, place: Place) -> QWidget | None:
        """The field of a notice, by its name: ``key_decision notice_on``."""
        notice, _, key = place.field.partition(" ")
        return next((card.field(key) for card in self._cards if card.key == notice), None)


class _NoticeCard(Card):
    def __init__(self, page: Page, notice: _Notice) -> None:
        super().__init__(page.context.look, notice.heading, notice.help)
        self._page, self.key = page, notice.key
        self._fields = FieldSet(page.context.look, notice.asks, (1, 1))
        self._fields.edited.connect(self._edit)
        self.column.addWidget(self._fields)

    def show_report(self) -> None:
        """Bring the fields up to date."""
        value = getattr(self._page.report.notices, self.key)
        self._fields.show_values(value, frozen=self._page.context.desk.is_frozen)

    def field(self, key: str) -> QWidget | None:
        """The field of a name."""
        return self._fields.field(key)

    def _edit(self, key: str, value: object) -> None:
        notices = self._page.report.notices
        old = getattr(notices, self.key)
        new = replace(notices, **{self.key: replace(old, **{key: value})})
        place = Place("notices", field=f"{self.key} {key}")
        report = set_notices(self._page.report, new)
        self._page.commit_field(report, place, getattr(old, key), value)
