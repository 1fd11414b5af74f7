"""The command ``boardpaper``: the errands of the desk, without a window.

An error is one clear sentence on stderr and exit code 2, never a traceback.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Final, NoReturn, get_args

import click
import msgspec

from boardpaper import __version__
from boardpaper.desk import selftest, shelf
from boardpaper.desk.enclosures import Paper
from boardpaper.desk.exporting import Export, export
from boardpaper.desk.folders import default_folders, library_file
from boardpaper.desk.keeping import open_kept, open_library, open_or_create, take_in
from boardpaper.desk.logo import NO_LOGO, read_logo, usual_logo
from boardpaper.desk.opening import Opened, open_file, open_package, under_template
from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import load_settings
from boardpaper.document.nodes import Audience
from boardpaper.errors import (
    BoardpaperError,
    EnvironmentFaultError,
    InvalidInputError,
    describe_defect,
)
from boardpaper.exchange.boardreport import pack
from boardpaper.exchange.schema import schema_json
from boardpaper.files import quoted, read_limited, write_atomically
from boardpaper.library.entry import Entry
from boardpaper.library.library import Library
from boardpaper.library.numbers import number_name, parse_number
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.declarations import read_template
from boardpaper.report.identity import random_ids
from boardpaper.report.status import Status

EXIT_ERROR: Final = 2
_TEMPLATE_LIMIT: Final = 1024 * 1024
_MOST_HITS: Final = 1000
_LOGO_HELP: Final = "The council's logo, PNG or JPEG; without it that of the settings."
_PATH: Final = click.Path(path_type=Path)


class Reports:
    """The library that a command works on, opened when it is first needed."""

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self.logo = NO_LOGO

    @cached_property
    def settings(self) -> Settings:
        """The officer's settings."""
        folders = default_folders()
        loaded = load_settings(folders.settings_file, folders.machine_settings_file)
        if loaded.notice:
            click.echo(f"boardpaper: note: {loaded.notice}", err=True)
        return loaded.settings

    @property
    def file(self) -> Path:
        """Where the library is."""
        return library_file(self._named, self.settings, default_folders())

    @cached_property
    def library(self) -> Library:
        """The library, which is there."""
        return open_library(self.file, _now)

    @cached_property
    def made(self) -> Library:
        """The library, made where there is none."""
        return open_or_create(self.file, _now)


def _now() -> datetime:
    return datetime.now(UTC)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Boardpaper")
@click.option(
    "--library",
    type=_PATH,
    envvar="BOARDPAPER_LIBRARY",
    help="The library, or its folder; without it (or BOARDPAPER_LIBRARY) the usual one.",
)
@click.pass_context
def commands(context: click.Context, library: Path | None) -> None:
    """Write council board reports and print them as accessible PDFs."""
    context.obj = Reports(library)


@commands.command()
@click.argument("out", type=_PATH)
def sample(out: Path) -> None:
    """Write the example report to OUT, a .boardreport file."""
    write_atomically(out, pack(shelf.sample()))
    click.echo(out)


@commands.command("import")
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="FILE…")
@click.pass_obj
def import_command(reports: Reports, files: Sequence[Path]) -> None:
    """Take each FILE (a .boardreport or a report.json) into the library."""
    ids = random_ids(os.urandom)
    failures = 0
    for file in files:
        try:
            opened = open_file(file)
            kept = take_in(reports.made, opened, ids, reports.settings.officer_name)
        except BoardpaperError as error:
            if len(files) == 1:
                raise
            failures += 1
            _complain(f"{file.name} was not imported. {error}")
        else:
            click.echo(f"{number_name(kept.number)}  {_on_one_line(kept.saved.report.subject)}")
    if failures:
        raise InvalidInputError(f"{failures} of {len(files)} files were not imported.")


@commands.command("list")
@click.option("--search", metavar="WORDS", help="Only reports in which all these words stand.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Only reports of a status.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_obj
def list_command(
    reports: Reports,
    search: str | None,
    status: Status | None,
    as_json: bool,
) -> None:
    """List the reports of the library, the last changed first."""
    rows = [(entry, "") for entry in reports.library.entries(status)]
    if search is not None and search.strip():
        hits = reports.library.search(search, status, limit=_MOST_HITS).hits
        rows = [(hit.entry, "".join([piece.text for piece in hit.excerpt])) for hit in hits]
    if as_json:
        click.echo(json.dumps([_as_json(*row) for row in rows], indent=1, ensure_ascii=False))
        return
    for entry, excerpt in rows:
        click.echo(_as_line(entry))
        if excerpt:
            click.echo(f"         {_on_one_line(excerpt)}")


def _as_json(entry: Entry, excerpt: str) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(entry)
    del plain["binned_at"]
    found = {"excerpt": excerpt} if excerpt else {}
    return {**plain, "number": number_name(entry.number), **found}


def _as_line(entry: Entry) -> str:
    day = entry.meeting_date.isoformat() if entry.meeting_date else "no date   "
    where = _on_one_line(entry.report_to) or "no board"
    what = _on_one_line(entry.subject) or "no subject"
    return f"{number_name(entry.number)}  {entry.status:9}  {day}  {where}: {what}"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _take_logo(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    reports: Reports = context.obj
    reports.logo = read_logo(file) if file else usual_logo(reports.settings.logo_file)


@commands.command("export")
@click.argument("sources", nargs=-1, metavar="SOURCE…")
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
@click.option("--logo", type=_PATH, expose_value=False, callback=_take_logo, help=_LOGO_HELP)
@click.pass_obj
def export_command(
    reports: Reports,
    sources: Sequence[str],
    output: Path,
    audience: Audience,
    template: str | None,
    use_sample: bool,
) -> None:
    """Print each SOURCE (a number of the library, a .boardreport or a report.json) as a PDF.

    Into a folder, the appendices are written too, and the files get their usual names.
    """
    jobs = _jobs(reports, sources, use_sample=use_sample)
    to_folder = _is_folder(output)
    if not jobs:
        raise InvalidInputError("Name a report to export, or use --sample for the example.")
    if len(jobs) > 1 and not to_folder:
        raise InvalidInputError(
            "Several reports do not go into one PDF: give a folder with -o instead of a file."
        )
    if any(_is_same(Path(source), output) for source in sources):
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
            result = export(replace(opened, logo=reports.logo), audience, fonts)
            _write(result, output, to_folder=to_folder, taken=taken)
        except Exception as error:  # a defect in one report keeps no other from its PDF
            if len(jobs) == 1 or isinstance(error, BrokenPipeError):
                raise
            failures += 1
            told = str(error) if isinstance(error, BoardpaperError) else _defect(error)
            _complain(f"{name} was not exported. {told}")
    if failures:
        raise InvalidInputError(f"{failures} of {len(jobs)} reports were not exported.")


def _jobs(
    reports: Reports, sources: Sequence[str], *, use_sample: bool
) -> list[tuple[str, Callable[[], Opened]]]:
    jobs: list[tuple[str, Callable[[], Opened]]] = []
    for source in sources:
        path, number = Path(source), parse_number(source)
        if number is None or path.exists():
            jobs.append((path.name, partial(open_file, path)))
        else:
            jobs.append((number_name(number), partial(_open_number, reports, number)))
    if use_sample:
        jobs.append(("the example", lambda: open_package(shelf.sample())))
    return jobs


def _open_number(reports: Reports, number: int) -> Opened:
    return open_kept(reports.library, number)


def _is_folder(output: Path) -> bool:
    """Tell whether an output is meant as a folder: it is one, or its name has no ending."""
    if os.path.isdir(output):  # noqa: PTH112 — Path.is_dir raises where nobody may look
        return True
    if output.suffix.lower() not in {"", ".pdf"} or output.name in {"", "-"}:
        raise InvalidInputError(
            f"{quoted(output)} is neither a .pdf file nor a folder: give one of them with -o."
        )
    return output.suffix == ""


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
    return (
        f"Boardpaper met a defect of its own ({describe_defect(error)}). "
        "Please report it with these words."
    )


def _complain(sentence: str) -> int:
    click.echo(f"boardpaper: {sentence}", err=True)
    return EXIT_ERROR


def _speak_anything(streams: Iterable[object]) -> None:
    """Let a console that lacks a character show a question mark instead of failing."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
