"""``library``: the commands that look after the library itself."""

from __future__ import annotations

import click

from boardpaper.cli.backups import backup_command, backups_command, restore_command


@click.group("library")
def library_command() -> None:
    """Look after the library: back it up, and restore it."""


for each in (backup_command, backups_command, restore_command):
    library_command.add_command(each)
