"""The command ``boardpaper``: the errands of the desk, without a window.

An error is one clear sentence on stderr and exit code 2, never a traceback.
"""

from __future__ import annotations

import io
import itertools
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

import click

from boardpaper import __version__
from boardpaper.desk import selftest, shelf
from boardpaper.desk.exporting import Export, Paper, export
from boardpaper.desk.opening import Opened, open_file, open_package, under_template
from boardpaper.document.nodes import Audience
from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.exchange.boardreport import pack
from boardpaper.exchange.schema import schema_json
from boardpaper.files import read_limited, write_atomically
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.declarations import read_template
from boardpaper.report.identity import random_ids

EXIT_ERROR: Final = 2
_TEMPLATE_LIMIT: Final = 1024 * 1024
_PATH: Final = click.Path(path_type=Path)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Boardpaper")
@click.pass_context
def commands(context: click.Context) -> None:
    """Write council board reports and print them as accessible PDFs."""
    if context.invoked_subcommand is None:
        raise EnvironmentFaultError(
            "This version of Boardpaper has no window yet: use a command, such as "
            "“boardpaper export --sample -o report.pdf”; “boardpaper --help” lists them."
        )


@commands.command()
@click.argument("out", type=_PATH)
def sample(out: Path) -> None:
    """Write the example report to OUT, a .boardreport file."""
    write_atomically(out, pack(shelf.sample()))
    click.echo(out)


@commands.command("export")
@click.argument("sources", nargs=-1, type=_PATH, metavar="SOURCE…")
@click.option("-o", "--output", required=True, type=_PATH, help="A .pdf file, or a folder.")
@click.option(
    "--audience",
    type=click.Choice(["public", "full"]),
    default="public",
    show_default=True,
    help="Public leaves out what is exempt or confidential.",
)
@click.option("--template", metavar="ID", help="Print under another template; see “templates”.")
@click.option("--sample", "use_sample", is_flag=True, help="Export the example report.")
def export_command(
    sources: Sequence[Path],
    output: Path,
    audience: Audience,
    template: str | None,
    use_sample: bool,
) -> None:
    """Print each SOURCE (a .boardreport or a report.json) as a PDF.

    Into a folder, the appendices are written too, and the files get their usual names.
    """
    jobs = _jobs(sources, use_sample=use_sample)
    to_folder = output.is_dir() or output.suffix.lower() != ".pdf"
    if not jobs:
        raise InvalidInputError("Name a report to export, or use --sample for the example.")
    if len(jobs) > 1 and not to_folder:
        raise InvalidInputError(
            "Several reports do not go into one PDF: give a folder with -o instead of a file."
        )
    if any(_is_same(source, output) for source in sources):
        raise InvalidInputError(
            "The PDF would replace the report it is made from: give another name with -o."
        )
    fonts = Fonts.shipped()
    taken: set[str] = set()
    failures = 0
    for number, (name, job) in enumerate(jobs, 1):
        if len(jobs) > 1:
            click.echo(f"{number} of {len(jobs)}: {name}", err=True)
        try:
            opened = job()
            if template is not None:
                opened = under_template(opened, template, random_ids(os.urandom))
            result = export(opened, audience, fonts)
            _write(result, output, to_folder=to_folder, taken=taken)
        except BoardpaperError as error:
            if len(jobs) == 1:
                raise
            failures += 1
            _complain(f"{name} was not exported. {error}")
    if failures:
        raise InvalidInputError(f"{failures} of {len(jobs)} reports were not exported.")


def _jobs(sources: Sequence[Path], *, use_sample: bool) -> list[tuple[str, Callable[[], Opened]]]:
    jobs: list[tuple[str, Callable[[], Opened]]] = [
        (source.name, partial(open_file, source)) for source in sources
    ]
    if use_sample:
        jobs.append(("the example", lambda: open_package(shelf.sample())))
    return jobs


def _is_same(source: Path, output: Path) -> bool:
    try:
        return source.samefile(output)
    except (OSError, ValueError):
        return False


def _write(result: Export, output: Path, *, to_folder: bool, taken: set[str]) -> None:
    for warning in result.warnings:
        click.echo(f"boardpaper: warning: {warning}", err=True)
    if not to_folder:
        write_atomically(output, result.report.data)
        click.echo(output)
        if result.appendices:
            click.echo(_left_out(result.appendices), err=True)
        return
    _make_folder(output)
    for paper in (result.report, *result.appendices):
        path = output / _free_name(paper.name, taken)
        write_atomically(path, paper.data)
        click.echo(path)


def _left_out(appendices: Sequence[Paper]) -> str:
    count = len(appendices)
    what = "1 appendix is" if count == 1 else f"{count} appendices are"
    return f"boardpaper: note: {what} not in this file; export to a folder to write all papers."


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFaultError(
            f"The folder “{folder}” cannot be made ({error.strerror}): name another with -o."
        ) from error


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name, numbered where this run has written a file of that name already."""
    path = Path(name)
    numbered = (f"{path.stem} ({count}){path.suffix}" for count in itertools.count(2))
    candidates = itertools.chain((name,), numbered)
    free = next(each for each in candidates if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


@commands.command()
def schema() -> None:
    """Print the JSON Schema of report.json."""
    click.echo(schema_json(), nl=False)


@commands.command()
@click.option("--check", "file", type=_PATH, help="Say whether a template file can be used.")
def templates(file: Path | None) -> None:
    """List the templates, or check one of your own."""
    if file is None:
        for stored in shelf.templates():
            form = stored.template
            click.echo(f"{form.id}  (version {form.version})  {form.name}")
        return
    data = read_limited(file, _TEMPLATE_LIMIT)
    try:
        toml = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidInputError(f"{file.name} is not UTF-8 text: save it as UTF-8.") from None
    form = read_template(toml, file.name).template
    click.echo(f"{file.name}: “{form.name}” can be used ({len(form.sections)} sections).")


@commands.command("self-test")
def self_test() -> None:
    """Test that this installation is whole."""
    broken = 0
    for outcome in selftest.run():
        click.echo(f"{'ok' if not outcome.trouble else 'BROKEN':7}{outcome.subject}")
        if outcome.trouble:
            broken += 1
            _complain(f"{outcome.subject}: {outcome.trouble}")
    if broken:
        raise EnvironmentFaultError("This installation is damaged: install Boardpaper again.")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave: exit code 0, or 2 after one sentence on stderr."""
    _speak_anything((sys.stdout, sys.stderr))
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        commands.main(arguments, prog_name="boardpaper", standalone_mode=False)
    except click.ClickException as error:
        return _complain(error.format_message())
    except BoardpaperError as error:
        return _complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return _complain("Stopped.")
    except BrokenPipeError:  # who read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 — a defect of ours is told as one, not as a traceback
        return _complain(_defect(error))
    return 0


def _defect(error: Exception) -> str:
    """Name a defect by kind and place only: the message of an exception may hold report text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return (
        f"Boardpaper met a defect of its own ({type(error).__name__} at {where}, version "
        f"{__version__}); no file was changed. Please report it with these words."
    )


def _complain(sentence: str) -> int:
    click.echo(f"boardpaper: {sentence}", err=True)
    return EXIT_ERROR


def _speak_anything(streams: Iterable[object]) -> None:
    """Let a console that lacks a character show a question mark instead of failing."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
