"""What every page has in common: it shows the report on the desk, and changes it by steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.desk.steps import Edit, Typing
from boardpaper.desk.typed import typing_between
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.desktop.theme import Look
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.template import Template


@dataclass(frozen=True, slots=True)
class Context:
    """What a page needs: the open report, the form it is written in, and the look."""

    desk: Desk
    template: Template
    council: Council
    look: Look
    ids: Iterator[str]


class Page(FormPage):
    """A page of cards that follows the report."""

    def __init__(self, context: Context, title: str, introduction: str = "") -> None:
        super().__init__(context.look, title, introduction)
        self.context = context
        context.desk.subscribe(self._heard)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.context.desk.report

    def show_report(self) -> None:
        """Bring every field up to date."""
        raise NotImplementedError

    def commit(self, report: Report, name: str, place: Place, typing: Typing | None = None) -> None:
        """Put a changed report on the desk, as a step of that name."""
        try:
            self.context.desk.change(report, Edit(name, place, typing=typing), origin=self)
        except InvalidInputError:  # frozen: published, or withdrawn
            self.show_report()

    def commit_field(self, report: Report, place: Place, old: object, new: object) -> None:
        """Put a report on the desk in which one field changed; typed words merge into phrases."""
        if isinstance(old, str) and isinstance(new, str):
            self.commit(report, "typing", place, typing_between(old, new))
        else:
            self.commit(report, "change", place)

    def _heard(self, change: Change) -> None:
        if change.origin is not self and (change.fields or change.standing):
            self.show_report()
