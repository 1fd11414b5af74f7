"""Where backups are seen: their card in the settings, the restore, and the reminder."""

from __future__ import annotations

import time
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from boardpaper.desk.backup_state import Situation
from boardpaper.desk.settings import Settings
from boardpaper.desktop.backup_care import BackupCare, make_backup
from boardpaper.desktop.dialogs.backup_card import BackupCard
from boardpaper.desktop.dialogs.restore import RestoreDialog
from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.stage import Stage, StageError, settle, wait_until


def card(stage: Stage) -> SettingsDialog:
    """The settings, at their card for backups."""
    _back_up(stage)
    dialog = SettingsDialog(stage.program, None)
    stage.show(dialog)
    found = dialog.findChild(BackupCard)
    if not isinstance(found, BackupCard):
        raise StageError("there is no card for backups")
    wait_until(lambda: found.has_looked)
    dialog.page.ensureWidgetVisible(found)
    settle()
    return dialog


def restore(stage: Stage) -> RestoreDialog:
    """What asks which backup is to be restored."""
    _back_up(stage)
    dialog = _restore(stage, stage.program.settings)
    wait_until(lambda: dialog.chosen is not None)
    return dialog


def restore_none(stage: Stage) -> RestoreDialog:
    """The same where there is none."""
    nowhere = stage.program.library_file.with_name("nowhere")
    dialog = _restore(stage, replace(stage.program.settings, backup_folder=nowhere))
    wait_until(lambda: bool(dialog.notice.sentence))
    return dialog


def restore_open(stage: Stage) -> RestoreDialog:
    """The same while a report is open."""
    stage.report("example")
    dialog = restore(stage)
    dialog.accept()
    settle()
    return dialog


def reminder(stage: Stage) -> QWidget:
    """The library, where there is no backup of it yet."""
    stage.keep("example")
    view = stage.program.show_library()
    view.show_reports()
    wait_until(lambda: view.catalogue.listing is not None)
    window = stage.show(view.frame)
    BackupCare(stage.program, time.monotonic).remind(Situation(1, None))
    settle()
    return window


def _restore(stage: Stage, settings: Settings) -> RestoreDialog:
    dialog = RestoreDialog(stage.program, settings, None)
    stage.show(dialog)
    return dialog


def _back_up(stage: Stage) -> None:
    stage.keep("example")
    program, made = stage.program, list[object]()
    work = partial(make_backup, program.settings, program.surroundings.clock())
    program.reports.on_file(work, made.append, _raise)
    wait_until(lambda: bool(made))


def _raise(error: Exception) -> None:
    raise error
