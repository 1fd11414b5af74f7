"""``library backup``, ``library backups`` and ``library restore``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from boardpaper.cli.reports import PATH, Reports
from boardpaper.desk.backing_up import backups_of, find_backup, restored_words
from boardpaper.desk.backup_state import count_words
from boardpaper.files import quoted
from boardpaper.library.backups.backup import moment_in_name
from boardpaper.library.backups.looking import reports_in
from boardpaper.library.signature import Signature

if TYPE_CHECKING:
    from boardpaper.library.backups.backup import Backup
    from boardpaper.library.backups.backups import Backups


@click.command("backup")
@click.option("--to", "folder", type=PATH, metavar="FOLDER", help="Another folder for backups.")
@click.pass_obj
def backup_command(reports: Reports, folder: Path | None) -> None:
    """Make a backup of the library; a damaged one is refused.

    Backups go into the folder of the settings, else into one beside the library.
    """
    click.echo(_backups(reports, folder).make(reports.now).path)


@click.command("backups")
@click.option("--from", "folder", type=PATH, metavar="FOLDER", help="Another folder for backups.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def backups_command(reports: Reports, folder: Path | None, as_json: bool) -> None:
    """List the backups of the library, the last one first."""
    backups = _backups(reports, folder)
    found = backups.all()
    if not found:
        click.echo(f"There is no backup in {quoted(backups.folder)}.", err=True)
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], indent=1, ensure_ascii=False))
        return
    for each in found:
        click.echo(
            f"{moment_in_name(each.at)}  {count_words(reports_in(each.path)):>14}  {each.path}"
        )


@click.command("restore")
@click.argument("file", type=PATH)
@click.option("--without-papers", is_flag=True, help="Also where the backup has lost papers.")
@click.pass_obj
def restore_command(reports: Reports, file: Path, without_papers: bool) -> None:
    """Put the backup FILE (a path, or a name that ``backups`` lists) in place of the library.

    The library as it is now is backed up first; a damaged one is kept under another name.
    """
    backups = _backups(reports, None)
    signed = Signature(reports.now, reports.settings.officer_name)
    chosen = find_backup(file, backups)
    restored = backups.restore(chosen, signed, without_papers=without_papers)
    click.echo(f"{backups.library} was restored.")
    before = None if restored.before is None else restored.before.path
    words = restored_words(backups, before, restored.aside)
    if words:
        click.echo(words)


def _backups(reports: Reports, folder: Path | None) -> Backups:
    settings = reports.settings
    if folder is not None:
        settings = replace(settings, backup_folder=folder)
    return backups_of(reports.file, settings)


def _as_json(backup: Backup) -> dict[str, object]:
    return {
        "file": str(backup.path),
        "made": backup.at.isoformat(),
        "reports": reports_in(backup.path),
        "bytes": backup.size,
    }
