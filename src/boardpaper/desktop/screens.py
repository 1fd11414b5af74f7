"""The registry of screens: everything that can be opened, in the states it can be in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from boardpaper.desk import shelf
from boardpaper.desk.opening import open_package
from boardpaper.desk.outline import Entry, outline, pages_of
from boardpaper.desktop import backup_screens, prepared
from boardpaper.desktop.crash import CrashHandler
from boardpaper.desktop.defects import defect_sentence
from boardpaper.desktop.dialogs.about import AboutDialog
from boardpaper.desktop.dialogs.changes import ChangesDialog
from boardpaper.desktop.dialogs.export import ExportDialog
from boardpaper.desktop.dialogs.first_run import FirstRunPage
from boardpaper.desktop.dialogs.history import HistoryDialog
from boardpaper.desktop.dialogs.keys import KeysDialog
from boardpaper.desktop.dialogs.restore import RestoreDialog
from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.dialogs.standing import DecisionDialog, PublishDialog
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.kit.bars import Tone
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.library.filters import ALL, BIN
from boardpaper.desktop.library.frame import Frame
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.pages.registry import PAGES
from boardpaper.desktop.preview import PreviewPanel
from boardpaper.desktop.report.checks_view import ChecksView
from boardpaper.desktop.report.dock import HelpView
from boardpaper.desktop.report.outline_view import OutlineView
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.desktop.report_screens import (
    MORE_STATES,
    Build,
    changes,
    checks,
    checks_of_nothing,
    deeds,
    history,
    no_changes,
    with_what_is_due,
)
from boardpaper.desktop.stage import ReportState, Stage, press, settle, wait_until
from boardpaper.desktop.start import welcome
from boardpaper.document.numbers import NO_NUMBERS
from boardpaper.report.standing import Decision

D = TypeVar("D", bound=HouseDialog)

_REPORT_STATES: Final[tuple[ReportState, ...]] = ("example", "empty", "frozen")
_AUDIENCES: Final = ("public", "full", "both")
_NARROW: Final = 660
_WIDE: Final = 1640
_FULL: Final = "The disk is full."
_NOTICES: Mapping[Tone, tuple[str, tuple[str, ...]]] = {
    "ok": ("Exported 2011-12-14 Executive Board.pdf.", ("Open", "Show in folder")),
    "warning": ("The text was changed, so the report is a draft again.", ()),
    "error": ("The folder cannot be written to: choose another one.", ("Choose…",)),
}


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
        Screen("library", Frame, _libraries()),
        Screen("settings", SettingsDialog, _settings_states()),
        Screen("restore", RestoreDialog, _restores()),
        Screen("library-reminder", Frame, {"usual": backup_screens.reminder}),
        Screen("keys", KeysDialog, {"usual": _keys}),
        Screen("about", AboutDialog, {"usual": _about}),
        Screen("export", ExportDialog, _exports()),
        Screen("publish", PublishDialog, {"usual": _publish, "error": _publish_error}),
        Screen("decision", DecisionDialog, {"usual": _decision, "error": _decision_error}),
        Screen("template", TemplateDialog, {"example": _template}),
        Screen("confirmation", HouseDialog, {"usual": _confirmation}),
        Screen("defect", HouseDialog, {"usual": _defect}),
        *_pages(),
        Screen("report-checks", ChecksView, {"example": checks, "empty": checks_of_nothing}),
        Screen("changes", ChangesDialog, {"example": changes, "empty": no_changes}),
        Screen("history", HistoryDialog, {"versions": history, "deeds": deeds}),
        Screen("report-notice", ReportWindow, _notices()),
        Screen("report-help", HelpView, {"example": _help}),
        Screen("report-saving", ReportWindow, {"failed": _not_saved, "conflict": _conflict}),
        Screen("report-outline", OutlineView, {"narrow": _narrow_outline}),
        Screen("report-preview", PreviewPanel, {"example": _large_preview, "wide": _wide_preview}),
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
        more = MORE_STATES.get(name, {})
        built: dict[str, Build] = {state: _page(state, entry) for state in states}
        yield Screen(name, _page_class(entry), {**built, **more})


def _page_class(entry: Entry) -> type[QWidget]:
    made_by = PAGES[entry.kind]
    return made_by if isinstance(made_by, type) else Page


def _page(state: ReportState, entry: Entry) -> Build:
    return partial(_show_page, state, entry)


def _show_page(state: ReportState, entry: Entry, stage: Stage) -> QWidget:
    return stage.page(state, entry.kind, entry.key)


def _first_run(stage: Stage) -> QWidget:
    view = stage.program.show_library()
    welcome(view)
    return stage.show(view.frame)


def _first_run_error(stage: Stage) -> QWidget:
    page = _first_run(stage)
    _write_folder(page, "backup_folder")
    press(page, "Start")
    return page


def _libraries() -> Mapping[str, Build]:
    return {
        "empty": _library,
        "example": _library_with_reports,
        "due": _library_with_dues,
        "hits": _library_searched,
        "none": partial(_library_searched, words="Nowhere"),
        "bin": _library_bin,
    }


def _library(stage: Stage) -> QWidget:
    view = stage.program.show_library()
    view.show_reports()  # and no welcome
    view.header.search.clear()
    view.catalogue.narrow(ALL, "")
    wait_until(lambda: view.catalogue.listing is not None)
    return stage.show(view.frame)


def _library_with_reports(stage: Stage) -> QWidget:
    stage.keep("example")
    stage.keep("frozen")
    return _library(stage)


def _library_with_dues(stage: Stage) -> QWidget:
    with_what_is_due(stage)
    frame = _library_with_reports(stage)
    listing = stage.program.show_library().catalogue
    wait_until(lambda: any(row.due is not None for row in listing.rows))
    return frame


def _library_searched(stage: Stage, words: str = "safeguarding") -> QWidget:
    frame = _library_with_reports(stage)
    view = stage.program.show_library()
    view.header.search.setText(words)
    view.header.search.tell()
    wait_until(lambda: not view.catalogue.is_searching)
    return frame


def _library_bin(stage: Stage) -> QWidget:
    stage.bin("cleared")
    frame = _library(stage)
    view = stage.program.show_library()
    wait_until(lambda: bool(view.binned))
    view.catalogue.narrow(BIN, "")
    settle()
    return frame


def _settings_states() -> Mapping[str, Build]:
    return {
        "usual": _settings,
        "error": _settings_error,
        "locked": _settings_locked,
        "backups": backup_screens.card,
    }


def _restores() -> Mapping[str, Build]:
    return {
        "usual": backup_screens.restore,
        "none": backup_screens.restore_none,
        "open": backup_screens.restore_open,
    }


def _settings(stage: Stage) -> SettingsDialog:
    dialog = SettingsDialog(stage.program, None)
    stage.show(dialog)
    return dialog


def _settings_error(stage: Stage) -> SettingsDialog:
    dialog = _settings(stage)
    _write_folder(dialog, "library_folder")
    dialog.accept()
    return dialog


def _settings_locked(stage: Stage) -> SettingsDialog:
    program = stage.program
    own = program.loaded
    program.loaded = replace(own, locked=frozenset({"council", "library_folder"}))
    try:
        return _settings(stage)
    finally:
        program.loaded = own


def _write_folder(window: QWidget, key: str) -> None:
    for field in window.findChildren(LineField):
        if field.key == key:
            field.show_value("reports")  # which is no whole path
            field.edited.emit(field.key, field.value())


def _keys(stage: Stage) -> QWidget:
    return stage.show(KeysDialog(stage.program, None))


def _about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(stage.program, None))


def _exports() -> Mapping[str, Build]:
    choices = {name: partial(_export_of, at) for at, name in enumerate(_AUDIENCES)}
    return {"example": _export, "error": _export_error, **choices}


def _export_of(choice: int, stage: Stage) -> ExportDialog:
    dialog = _export(stage, "withheld")
    button = dialog.findChildren(QRadioButton)[choice]
    button.setFocus()
    button.click()
    settle()
    return dialog


def _export(stage: Stage, state: ReportState = "example") -> ExportDialog:
    window = stage.report(state)
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
    return stage.show(stage.report("example").closing.make_dialog(_FULL))


def _defect(stage: Stage) -> QWidget:
    handler = CrashHandler(stage.program, stage.program.surroundings.folders.log_file)
    return stage.show(handler.make_dialog(defect_sentence(ValueError())))


def _notices() -> Mapping[str, Build]:
    return {tone: partial(_notice, tone) for tone in _NOTICES}


def _notice(tone: Tone, stage: Stage) -> QWidget:
    window = stage.report("example")
    sentence, choices = _NOTICES[tone]
    said = [(choice, window.notice.clear) for choice in choices]
    window.notice.say(tone, sentence, *said)
    return window


def _not_saved(stage: Stage) -> QWidget:
    window = stage.report("cleared")
    wait_until(lambda: not window.session.saver.has_work)
    prepared.fail_to_save(window)
    return window


def _conflict(stage: Stage) -> QWidget:
    window = stage.report("cleared")
    window.session.saver.save()
    wait_until(lambda: not window.session.saver.has_work)
    prepared.meet_another(window, stage.kept(window))
    return window


def _narrow_outline(stage: Stage) -> QWidget:
    window = stage.report("example")
    window.resize(_NARROW, window.height())
    settle()
    window.commands["outline"].trigger()
    return window


def _help(stage: Stage) -> QWidget:
    window = stage.report("example")
    window.commands["help"].trigger()
    return window


def _large_preview(stage: Stage) -> QWidget:
    return _large_preview_of(stage.report("example"))


def _large_preview_of(window: ReportWindow) -> QWidget:
    window.dock.show_preview()
    window.commands["preview"].trigger()
    wait_until(lambda: window.dock.preview.is_up_to_date)
    return window


def _wide_preview(stage: Stage) -> QWidget:
    window = stage.report("example")
    window.resize(_WIDE, window.height())
    return _large_preview_of(window)
