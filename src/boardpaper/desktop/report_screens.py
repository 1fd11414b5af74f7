"""Pages of a report in more states than those that all pages have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from boardpaper.desktop import prepared
from boardpaper.desktop.dialogs.changes import ChangesDialog
from boardpaper.desktop.dialogs.history import HistoryDialog
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.desktop.stage import ReportState, Stage, StageError, press, settle, wait_until
from boardpaper.report.place import NOT_CHOSEN, Place

Build = Callable[[Stage], QWidget]
"""Shows a screen in one state, and returns its window."""


def _answered(stage: Stage) -> QWidget:
    return stage.page("answered", "questions", "")


def _exempt(stage: Stage) -> QWidget:
    window = stage.report("withheld")
    if not any(each.target == NOT_CHOSEN for each in window.desk.report.exemptions):
        prepared.begin_exemption(window)
    identity = window.desk.report.exemptions[-1].id
    stage.go("withheld", Place("exemptions", item=identity, field="target"))
    return _scrolled_down(window)


def _call_in(stage: Stage) -> QWidget:
    return _scrolled_down(stage.go("withheld", Place("call-in", field="prejudice")))


def _scrolled_down(window: ReportWindow) -> QWidget:
    """A window whose page is seen to its end."""
    if window.current_page is not None:
        bar = window.current_page.verticalScrollBar()
        bar.setValue(bar.maximum())
    settle()
    return window


def _cleared(stage: Stage) -> QWidget:
    return stage.page("cleared", "clearance", "")


def _clearing(stage: Stage) -> QWidget:
    window = stage.page("cleared", "clearance", "")
    press(window, "Record clearance…")
    return window


def with_what_is_due(stage: Stage) -> None:
    """Have a report in the library for which something is due soon, and its notice is late."""
    window = stage.report("due")
    window.session.saver.save()
    wait_until(lambda: not window.session.saver.has_work)


def checks(stage: Stage, state: ReportState = "example") -> QWidget:
    """The side panel's checks, the first of which is chosen and says why."""
    window = stage.report(state)
    window.show_checks()
    window.dock.checks.list.setCurrentRow(0)
    settle()
    return window


def checks_of_nothing(stage: Stage) -> QWidget:
    """The same for a report that was just begun."""
    return checks(stage, "empty")


def _due(stage: Stage) -> QWidget:
    window = stage.report("due")
    prepared.make_due(window)
    return stage.page("due", "notices", "")


def _days(stage: Stage) -> QWidget:
    window = _due(stage)
    shown = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    agenda = next(each for each in shown if each.accessibleName().endswith("Agenda and reports"))
    if agenda.text() == "Show the days":
        agenda.click()
    agenda.setFocus()
    settle()
    return window


def _beyond(stage: Stage) -> QWidget:
    """A meeting in a year that the calendar does not have."""
    prepared.meet_on(stage.report("due"), date(2077, 6, 9))
    return stage.page("due", "notices", "")


def history(stage: Stage) -> QWidget:
    """Earlier versions of a report that was cleared, one of them with a name."""
    window = stage.report("cleared")
    window.commands["history"].trigger()
    dialog = window.findChild(HistoryDialog)
    if dialog is None:
        raise StageError("the history does not open")
    wait_until(lambda: dialog.chosen is not None)
    dialog.keep_wanted.emit()
    wait_until(lambda: dialog.chosen is not None and dialog.chosen.why == "named")
    chosen = dialog.chosen
    if chosen is not None:
        dialog.named.emit(chosen.id, "As sent to the City Solicitor")
        wait_until(lambda: dialog.chosen is not None and bool(dialog.chosen.name))
    return stage.show(dialog)


def deeds(stage: Stage) -> QWidget:
    """What was done with it."""
    dialog = history(stage)
    tabs = dialog.findChild(QTabWidget)
    if tabs is not None:
        tabs.setCurrentIndex(1)
    return dialog


def changes(stage: Stage) -> QWidget:
    """What was written since the report was taken in, and the summary gave way."""
    window = stage.report("cleared")
    report = window.desk.report
    form = window.session.template.template
    *others, last = report.recommendations
    before = replace(
        report,
        subject=f"Draft: {report.subject}",
        meeting_date=None,
        recommendations=(last, *others),
        sections=report.sections[1:],
    )
    window.comparing.show(before, form, "the version of 1 Dec 2011, 09:30")
    return _changes_of(stage, window)


def no_changes(stage: Stage) -> QWidget:
    """The same for two versions that are alike."""
    window = stage.report("cleared")
    form = window.session.template.template
    window.comparing.show(window.desk.report, form, "the version of 1 Dec 2011, 09:30")
    return _changes_of(stage, window)


def _changes_of(stage: Stage, window: ReportWindow) -> QWidget:
    dialog = window.findChild(ChangesDialog)
    if dialog is None:
        raise StageError("the changes do not open")
    return stage.show(dialog)


MORE_STATES: Mapping[str, Mapping[str, Build]] = {
    "report-questions": {
        "answered": _answered,
        "exempt": _exempt,
        "call-in": _call_in,
    },
    "report-notices": {"due": _due, "days": _days, "beyond": _beyond},
    "report-clearance": {"cleared": _cleared, "asked": _clearing},
}
