"""The command itself: its options, the commands it has, and how it leaves."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from boardpaper import __version__
from boardpaper.cli.reports import PATH, Reports
from boardpaper.cli.saying import complain, defect
from boardpaper.errors import BoardpaperError

_COMMANDS: Mapping[str, str] = {
    "check": "check",
    "compare": "compare",
    "dates": "dates",
    "export": "export",
    "history": "history",
    "import": "library",
    "library": "library_group",
    "list": "library",
    "sample": "shipped",
    "schema": "shipped",
    "self-test": "shipped",
    "templates": "shipped",
}
"""The name of each command, and the module that has it: ``self_test_command`` in ``shipped``."""


class _OnDemand(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None where there is none."""
        del ctx
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        subject = importlib.import_module(f"boardpaper.cli.{module}")
        command = getattr(subject, f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(command, click.Command)  # noqa: S101
        return command


@click.group(cls=_OnDemand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Boardpaper")
@click.option(
    "--library",
    type=PATH,
    envvar="BOARDPAPER_LIBRARY",
    help="The library, or its folder; without it (or BOARDPAPER_LIBRARY) the usual one.",
)
@click.pass_context
def commands(context: click.Context, library: Path | None) -> None:
    """Write council board reports and print them as accessible PDFs."""
    context.obj = Reports(library)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave: exit code 0, or 2 after one sentence on stderr.

    A command that returns a whole number leaves with it.
    """
    _speak_anything((sys.stdout, sys.stderr))
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    code: object = 0
    try:
        code = commands.main(arguments, prog_name="boardpaper", standalone_mode=False)
    except click.ClickException as error:
        return complain(error.format_message())
    except BoardpaperError as error:
        return complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return complain("Stopped.")
    except BrokenPipeError:  # who read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 — a defect of ours is told as one, not as a traceback
        return complain(defect(error))
    return code if isinstance(code, int) else 0


def _speak_anything(streams: Iterable[object]) -> None:
    """Let a console that lacks a character show a question mark instead of failing."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
