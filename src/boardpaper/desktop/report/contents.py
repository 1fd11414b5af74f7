"""What a report's window shows beside the page: which pages there are, and how each of them is."""

from __future__ import annotations

from boardpaper.checks.deadlines import latest_publication
from boardpaper.desk.outline import Entry, Group, entry_of, outline, pages_of
from boardpaper.desk.progress import Progress, progress
from boardpaper.desk.survey import NOTHING_FOUND, Survey, survey
from boardpaper.desk.timetable import publish_by
from boardpaper.desktop.report.session import Session
from boardpaper.errors import InvalidInputError
from boardpaper.report.place import Place


class Contents:
    """The pages of an open report in their groups, how far they are, and what is wrong on them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.groups: tuple[Group, ...] = ()
        self.survey: Survey = NOTHING_FOUND

    def read(self) -> None:
        """Take the report as it is now, with the problems that are known of it."""
        session, form = self._session, self._session.template.template
        printed = session.numbers.printed
        self.groups = outline(session.desk.report, form, printed)
        self.survey = survey(session.checks.problems, self.groups, form, printed)

    @property
    def pages(self) -> tuple[Entry, ...]:
        """All entries that have a page, in order."""
        return pages_of(self.groups)

    @property
    def publish_by(self) -> str:
        """By when the report is to be published, in words; empty where not known, or over."""
        session, desk = self._session, self._session.desk
        meeting = desk.report.meeting_date
        if meeting is None:
            return ""
        case = session.checks.case(desk.report, desk.standing)
        try:
            return publish_by(case, latest_publication(meeting, case.days))
        except InvalidInputError:  # a year that the calendar does not have
            return ""

    def page_of(self, place: Place) -> Entry | None:
        """The page that shows a place, or None where there is none."""
        return entry_of(place, self.groups, self._session.template.template)

    def progress(self, entry: Entry) -> Progress:
        """How far a page is."""
        desk, form = self._session.desk, self._session.template.template
        stale = [each.role for each in desk.stale_clearances()]
        return progress(entry, desk.report, form, desk.standing, stale)

    def parts(self) -> list[Progress]:
        """How far all pages are; of a frozen report nothing is to be done."""
        entries = () if self._session.desk.is_frozen else self.pages
        return [self.progress(each) for each in entries]
