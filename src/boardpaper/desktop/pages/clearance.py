"""Clearance: who has consented to this very text, and when the report is to be published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.date_text import moment_words
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.kit.forms import Card, Row
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.theme import IconName
from boardpaper.errors import InvalidInputError
from boardpaper.report.acts import Act, Clear, Plan, TakeBackClearance, is_allowed
from boardpaper.report.place import Place
from boardpaper.report.standing import Clearance
from boardpaper.report.status import Status
from boardpaper.report.template import ClearanceRole

_State = Literal["missing", "optional", "given", "stale"]
_ICONS: Mapping[_State, IconName] = {
    "missing": "empty",
    "optional": "empty",
    "given": "ok",
    "stale": "warning",
}
_PLANNED: Final = (
    Ask(
        "planned_on",
        "Planned publication",
        "date",
        "The day on which the report is to go out with the agenda.",
    ),
)
_WHY_NOT: Mapping[Status, str] = {
    "published": (
        "This report is published: it can no longer be cleared. Start a correction to clear it "
        "again."
    ),
    "decided": "The decision was taken on this report: it can no longer be cleared.",
    "withdrawn": "This report is withdrawn. Reinstate it to clear it.",
}
_NONE_ASKED: Final = "This template asks for no clearance."


class ClearancePage(Page):
    """A card for every role of the template."""

    def __init__(self, context: Context, entry: Entry) -> None:
        introduction = (
            "Who has cleared the current text. When the text is changed, a clearance is out of "
            "date and says so."
        )
        super().__init__(context, entry.title, introduction)
        self.notice = NoticeBar(context.look)
        self.add(self.notice)
        self._cards = [_RoleCard(self, role) for role in context.template.clearances]
        for card in self._cards:
            self.add(card)
        if not self._cards:
            self.add(Words(_NONE_ASKED, "help"))
        self._planned = FieldSet(context.look, _PLANNED)
        self._planned.edited.connect(self._plan)
        self.add_card().column.addWidget(self._planned)
        self.show_report()

    def why_frozen(self) -> str:
        """Say why nothing can be cleared, where that is so."""
        desk = self.context.desk
        return desk.held or _WHY_NOT.get(desk.standing.status, "")

    def show_report(self) -> None:
        """Bring every role and the planned day up to date."""
        standing = self.context.desk.standing
        for card in self._cards:
            card.show_report()
        is_frozen = bool(self.context.desk.held) or not is_allowed(standing, Plan)
        self._planned.show_values(standing, frozen=is_frozen)

    def perform(self, act: Act) -> bool:
        """Do something with the standing; tell whether that was possible."""
        try:
            self.context.desk.perform(act, origin=self)
        except InvalidInputError as error:
            self.notice.say_error(str(error))
            return False
        finally:
            self.show_report()
        self.notice.clear()
        return True

    def _plan(self, _key: str, day: object) -> None:
        if day is None or isinstance(day, date):
            self.perform(Plan(day))

    def field_at(self, place: Place) -> QWidget | None:
        """The button that records the clearance of a role."""
        cards = (card for card in self._cards if card.role == place.item)
        return next((card.button for card in cards), None)


class _RoleCard(Card):
    """One role: whether it has cleared the text, and how to say so."""

    def __init__(self, page: ClearancePage, role: ClearanceRole) -> None:
        super().__init__(page.context.look)
        self._page, self._role = page, role
        metrics = page.context.look.metrics
        self._icon = QLabel()
        self._state = Words()
        self._open = stand_for("record-clearance", QPushButton("Record clearance…"))
        self._open.clicked.connect(self._begin)
        self._take_back_button = quiet_button("Take back", self._take_back, "take-back-clearance")
        self._take_back_button.setAccessibleName(f"Take back the clearance by {role.label}")
        about = QVBoxLayout()
        about.setSpacing(metrics.small)
        about.addWidget(Words(role.label, "heading"))
        about.addWidget(self._state)
        line = QHBoxLayout()
        line.setSpacing(metrics.medium)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(about, 1)
        for button in (self._take_back_button, self._open):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._record = ClearanceRecord(page, role)
        self._record.recorded.connect(self._clear)
        self._record.left.connect(self._leave)
        self.column.addLayout(line)
        self.column.addWidget(self._record)

    @property
    def role(self) -> str:
        """The role, as the template names it."""
        return self._role.role

    @property
    def button(self) -> QPushButton:
        """What records the clearance, or takes it back."""
        return self._open if self._open.isVisibleTo(self) else self._take_back_button

    @property
    def _clearance(self) -> Clearance | None:
        given = self._page.context.desk.standing.clearances
        return next((each for each in given if each.role == self._role.role), None)

    def show_report(self) -> None:
        """Say in words whether the role has cleared the text as it is now."""
        look, clearance = self._page.context.look, self._clearance
        state = self._state_of(clearance)
        self._state.setText(self._words(state, clearance))
        name = _ICONS[state]
        colours = {"ok": look.theme.ok, "warning": look.theme.warning}
        self._icon.setPixmap(look.pixmap(name, colours.get(name, look.theme.muted)))
        desk = self._page.context.desk
        allowed = is_allowed(desk.standing, Clear) and not desk.held
        if not allowed:
            self._record.hide()
        words = "Record clearance…" if clearance is None else "Record again…"
        self._open.setText(words)
        self._open.setAccessibleName(f"{words.rstrip('…')} by {self._role.label}")
        self._open.setEnabled(allowed)
        self._open.setVisible(state != "given" and self._record.isHidden())
        self._take_back_button.setVisible(clearance is not None)
        self._take_back_button.setEnabled(allowed)

    def _state_of(self, clearance: Clearance | None) -> _State:
        if clearance is None:
            return "missing" if self._role.required else "optional"
        is_stale = clearance in self._page.context.desk.stale_clearances()
        return "stale" if is_stale else "given"

    def _words(self, state: _State, clearance: Clearance | None) -> str:
        if clearance is None:
            return "Not cleared" if state == "missing" else "Not cleared (optional)"
        at = moment_words(clearance.at.astimezone(self._page.context.clock().tzinfo))
        if state == "given":
            return f"Cleared by {clearance.by} on {at}"
        return f"Out of date: the text changed after {clearance.by} cleared it on {at}"

    def _begin(self) -> None:
        clearance = self._clearance
        self._record.ask("" if clearance is None else clearance.by)
        self.show_report()

    def _leave(self) -> None:
        self._record.hide()
        self.show_report()
        self._open.setFocus()

    def _clear(self, by: str) -> None:
        context = self._page.context
        self._record.hide()
        clearance = Clearance(self._role.role, by, context.clock(), context.desk.content_hash())
        if self._page.perform(Clear(clearance)):
            announce(self, self._state.text())
            self._take_back_button.setFocus()

    def _take_back(self) -> None:
        if self._page.perform(TakeBackClearance(self._role.role)):
            self._open.setFocus()


class ClearanceRecord(QWidget):
    """Asks in place who has cleared the text; the moment is now."""

    recorded = Signal(str)
    left = Signal()

    def __init__(self, page: ClearancePage, role: ClearanceRole) -> None:
        super().__init__()
        look = page.context.look
        self._by = LineField("by")
        self._by.returnPressed.connect(self._finish)
        self._row = Row(look, "Who has cleared it", self._by, "Name and post. The time is now.")
        self._by.setAccessibleName(f"Who has cleared it for {role.label}")
        record, cancel = QPushButton("Record"), QPushButton("Cancel")
        record.clicked.connect(self._finish)
        cancel.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.metrics.medium)
        buttons.addWidget(record)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.metrics.medium)
        column.addWidget(self._row)
        column.addLayout(buttons)
        self.hide()

    def ask(self, by: str) -> None:
        """Ask, with a name to begin with."""
        self._by.show_value(by)
        self._row.show_error("")
        self.show()
        self._by.setFocus()
        self._by.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        by = " ".join(self._by.value().split())
        if by:
            self.recorded.emit(by)
        else:
            self._row.show_error("Say who has cleared the report.")
            self._by.setFocus()

    def _cancel(self) -> None:
        self.left.emit()
