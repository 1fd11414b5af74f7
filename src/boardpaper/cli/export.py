"""``export``: reports as PDFs."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from boardpaper.checks import Problem
from boardpaper.cli.reports import PATH, Reports
from boardpaper.cli.saying import complain, defect
from boardpaper.cli.sources import Source, sources_of
from boardpaper.desk.checking import as_it_stands, check, survey_of
from boardpaper.desk.enclosures import Paper
from boardpaper.desk.exporting import Export, export
from boardpaper.desk.keeping import note_export
from boardpaper.desk.logo import read_logo, usual_logo
from boardpaper.desk.opening import Opened, under_template
from boardpaper.desk.survey import counted
from boardpaper.document.nodes import Audience
from boardpaper.document.status import stamp_words
from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted, write_atomically
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import random_ids
from boardpaper.report.report import Report

_LOGO_HELP = "The council's logo, PNG or JPEG; without it that of the settings."


def _take_logo(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    reports: Reports = context.obj
    reports.logo = read_logo(file) if file else usual_logo(reports.settings.logo_file)


@click.command("export")
@click.argument("names", nargs=-1, metavar="SOURCE…")
@click.option("-o", "--output", required=True, type=PATH, help="A .pdf file, or a folder.")
@click.option(
    "--audience",
    type=click.Choice(["public", "full"]),
    default="public",
    show_default=True,
    help="Public leaves out what is exempt or confidential.",
)
@click.option("--template", metavar="ID", help="Print under another template; see “templates”.")
@click.option("--sample", "use_sample", is_flag=True, help="Export the example report.")
@click.option("--logo", type=PATH, expose_value=False, callback=_take_logo, help=_LOGO_HELP)
@click.pass_obj
def export_command(
    reports: Reports,
    names: Sequence[str],
    output: Path,
    audience: Audience,
    template: str | None,
    use_sample: bool,
) -> None:
    """Print each SOURCE (a number of the library, a .boardreport or a report.json) as a PDF.

    Into a folder, the appendices are written too, and the files get their usual names.
    """
    jobs = sources_of(reports, names, use_sample=use_sample)
    to_folder = _is_folder(output)
    if not jobs:
        raise InvalidInputError("Name a report to export, or use --sample for the example.")
    if len(jobs) > 1 and not to_folder:
        raise InvalidInputError(
            "Several reports do not go into one PDF: give a folder with -o instead of a file."
        )
    if any(_is_same(Path(name), output) for name in names):
        raise InvalidInputError(
            "The PDF would replace the report it is made from: give another name with -o."
        )
    fonts = Fonts.shipped()
    taken: set[str] = set()
    failures = 0
    for number, source in enumerate(jobs, 1):
        if len(jobs) > 1:
            click.echo(f"{number} of {len(jobs)}: {source.name}", err=True)
        try:
            opened = kept = source.open()
            if template is not None:
                opened = under_template(opened, template, random_ids(os.urandom))
            problems = check(opened, reports.calendar, reports.today, reports.speller)
            stands = as_it_stands(replace(opened, logo=reports.logo), problems)
            result = export(stands, audience, fonts)
            _write(result, output, to_folder=to_folder, taken=taken)
            _note_export(reports, source, kept.saved.report, audience)
            _tell_what_is_open(stands, problems)
        except Exception as error:  # a defect in one report keeps no other from its PDF
            if len(jobs) == 1 or isinstance(error, BrokenPipeError):
                raise
            failures += 1
            told = str(error) if isinstance(error, BoardpaperError) else defect(error)
            complain(f"{source.name} was not exported. {told}")
    if failures:
        raise InvalidInputError(f"{failures} of {len(jobs)} reports were not exported.")


def _note_export(reports: Reports, source: Source, report: Report, audience: Audience) -> None:
    """Note in the library what went out; that it cannot be noted does not undo the export."""
    if source.number is None:
        return
    by = reports.settings.officer_name
    try:
        note_export(reports.library, source.number, report, (audience,), by)
    except EnvironmentFaultError as error:
        click.echo(f"boardpaper: note: the export was not noted in the history. {error}", err=True)


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


def _tell_what_is_open(opened: Opened, problems: Sequence[Problem]) -> None:
    """List the errors that stand in the way of publication, each with its place."""
    errors = [each for each in problems if each.level == "error"]
    if not errors:
        return
    is_draft = stamp_words(opened.saved) == "DRAFT"
    marked = "marked DRAFT, because " if is_draft else ""
    are = "is" if len(errors) == 1 else "are"
    click.echo(f"boardpaper: note: {marked}{counted(len(errors), 'error')} {are} open:", err=True)
    for each in survey_of(opened, errors).listed:
        where = f"{each.where}: " if each.where else ""
        click.echo(f"  {each.rule.id}  {where}{each.problem.message}", err=True)


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
