"""The registry of screens: everything that can be opened, in the states it can be in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from boardpaper.desk import shelf
from boardpaper.desk.numbers import NO_NUMBERS
from boardpaper.desk.opening import open_package
from boardpaper.desk.outline import Entry, outline, pages_of
from boardpaper.desktop.dialogs.about import AboutDialog
from boardpaper.desktop.dialogs.export import ExportDialog
from boardpaper.desktop.dialogs.first_run import FirstRunPage
from boardpaper.desktop.dialogs.keys import KeysDialog
from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.dialogs.standing import DecisionDialog, PublishDialog
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.kit.bars import Tone
from boardpaper.desktop.kit.dialogs import HouseDialog, confirmation
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.library.frame import Frame
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.pages.registry import PAGES
from boardpaper.desktop.preview import PreviewPanel
from boardpaper.desktop.report.dock import HelpView
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.desktop.stage import ReportState, Stage, settle, wait_until
from boardpaper.report.standing import Decision

Build = Callable[[Stage], QWidget]
"""Shows a screen in one state, and returns its window."""

D = TypeVar("D", bound=HouseDialog)

_REPORT_STATES: Final[tuple[ReportState, ...]] = ("example", "empty", "frozen")
_REFUSED: Final = "The folder cannot be written to: choose another one."


@dataclass(frozen=True, slots=True)
class Screen:
    """Something that can be opened: the class of the widget it shows, and its states by name."""

    name: str
    shows: type[QWidget]
    states: Mapping[str, Build]

    def build(self, state: str, stage: Stage) -> QWidget:
        """Show the screen in a state; its window is returned once it is painted."""
        window = self.states[state](stage)
        settle()
        return window


def screens() -> tuple[Screen, ...]:
    """All screens, in an order in which the library is empty where that is to be seen."""
    return (
        Screen("first-run", FirstRunPage, {"usual": _first_run, "error": _first_run_error}),
        Screen("library", Frame, {"empty": _library, "example": _library_with_reports}),
        Screen("settings", SettingsDialog, {"usual": _settings, "error": _settings_error}),
        Screen("keys", KeysDialog, {"usual": _keys}),
        Screen("about", AboutDialog, {"usual": _about}),
        Screen("export", ExportDialog, {"example": _export, "error": _export_error}),
        Screen("publish", PublishDialog, {"usual": _publish, "error": _publish_error}),
        Screen("decision", DecisionDialog, {"usual": _decision, "error": _decision_error}),
        Screen("template", TemplateDialog, {"example": _template}),
        Screen("confirmation", HouseDialog, {"usual": _confirmation}),
        *_pages(),
        Screen("report-notice", ReportWindow, _notices()),
        Screen("report-help", HelpView, {"example": _help}),
        Screen("report-preview", PreviewPanel, {"example": _large_preview}),
    )


def _pages() -> Iterator[Screen]:
    """A screen for every page of the example; of its sections only the first in all states."""
    opened = open_package(shelf.sample())
    groups = outline(opened.saved.report, opened.template.template, NO_NUMBERS)
    seen: set[str] = set()
    for entry in pages_of(groups):
        if entry.kind not in PAGES:
            continue
        name = f"report-{entry.kind}"
        states = _REPORT_STATES
        if name in seen:
            name, states = f"{name}-{entry.key}", states[:1]
        seen.add(name)
        if entry.kind == "questions":
            states = (*states, "answered")
        yield Screen(name, _page_class(entry), {state: _page(state, entry) for state in states})


def _page_class(entry: Entry) -> type[QWidget]:
    made_by = PAGES[entry.kind]
    return made_by if isinstance(made_by, type) else Page


def _page(state: ReportState, entry: Entry) -> Build:
    return partial(_show_page, state, entry)


def _show_page(state: ReportState, entry: Entry, stage: Stage) -> QWidget:
    return stage.page(state, entry.kind, entry.key)


def _first_run(stage: Stage) -> FirstRunPage:
    page = FirstRunPage(stage.program)
    stage.show(page)
    page.begin()
    return page


def _first_run_error(stage: Stage) -> FirstRunPage:
    page = _first_run(stage)
    page.notice.say_error(_REFUSED)
    return page


def _library(stage: Stage) -> QWidget:
    return stage.show(stage.program.show_library().frame)


def _library_with_reports(stage: Stage) -> QWidget:
    stage.keep("example")
    stage.keep("frozen")
    return _library(stage)


def _settings(stage: Stage) -> SettingsDialog:
    dialog = SettingsDialog(stage.program, None)
    stage.show(dialog)
    return dialog


def _settings_error(stage: Stage) -> SettingsDialog:
    dialog = _settings(stage)
    for field in dialog.findChildren(LineField):
        if field.key == "library_folder":
            field.show_value("reports")  # which is no whole path
            field.edited.emit(field.key, field.value())
    dialog.notice.say_error(_REFUSED)
    dialog.accept()
    return dialog


def _keys(stage: Stage) -> QWidget:
    return stage.show(KeysDialog(stage.program, None))


def _about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(stage.program, None))


def _export(stage: Stage) -> ExportDialog:
    window = stage.report("example")
    dialog = ExportDialog(stage.program, window.session.opened(), window)
    stage.show(dialog)
    return dialog


def _export_error(stage: Stage) -> ExportDialog:
    return _accepted_empty(_export(stage))


def _publish(stage: Stage) -> PublishDialog:
    look, day = stage.program.look, stage.program.surroundings.clock().date()
    dialog = PublishDialog(look, day, stage.report("example"))
    stage.show(dialog)
    return dialog


def _publish_error(stage: Stage) -> PublishDialog:
    return _accepted_empty(_publish(stage))


def _decision(stage: Stage) -> DecisionDialog:
    day = stage.program.surroundings.clock().date()
    dialog = DecisionDialog(stage.program.look, Decision(day), stage.report("frozen"))
    stage.show(dialog)
    return dialog


def _decision_error(stage: Stage) -> DecisionDialog:
    return _accepted_empty(_decision(stage))


def _template(stage: Stage) -> QWidget:
    window = stage.report("example")
    return stage.show(TemplateDialog(stage.program.look, window.session.opened(), window))


def _accepted_empty(dialog: D) -> D:
    """Accept a dialog with nothing in its fields, at which it says what is missing."""
    for field in dialog.findChildren(QLineEdit):
        field.clear()
    dialog.accept()
    return dialog


def _confirmation(stage: Stage) -> QWidget:
    window, heading = stage.report("example"), "The report could not be saved"
    return stage.show(confirmation(window, heading, _REFUSED, "Close and lose changes"))


def _notices() -> Mapping[str, Build]:
    tones: tuple[Tone, ...] = ("ok", "warning", "error")
    return {tone: partial(_notice, tone) for tone in tones}


def _notice(tone: Tone, stage: Stage) -> QWidget:
    window = stage.report("example")
    window.notice.say(tone, _REFUSED, ("Try again", window.notice.clear))
    return window


def _help(stage: Stage) -> QWidget:
    window = stage.report("example")
    window.commands["help"].trigger()
    return window


def _large_preview(stage: Stage) -> QWidget:
    window = stage.report("example")
    window.dock.show_preview()
    window.commands["preview"].trigger()
    wait_until(lambda: window.dock.preview.is_up_to_date)
    return window
