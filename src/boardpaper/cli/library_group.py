"""``library``: the commands that look after the library itself."""

from __future__ import annotations

import click

from boardpaper.cli.backups import backup_command, backups_command, restore_command
from boardpaper.cli.keeping_whole import rebuild_command, verify_command


@click.group("library")
def library_command() -> None:
    """Look after the library: back it up, restore it, look it through, make it anew."""


for each in (
    backup_command,
    backups_command,
    restore_command,
    verify_command,
    rebuild_command,
):
    library_command.add_command(each)
