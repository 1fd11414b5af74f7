"""``compare``: what changed between two versions of a report."""

from __future__ import annotations

from pathlib import Path

import click

from boardpaper.cli.reports import PATH, Reports
from boardpaper.cli.sources import sources_of
from boardpaper.document.comparing.compare import compare
from boardpaper.document.comparing.lines import lines
from boardpaper.document.comparing.page import EXEMPT, NO_CHANGES, Heading, page
from boardpaper.files import write_atomically

EXIT_DIFFERENT = 1


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--html", "file", type=PATH, metavar="FILE", help="Write a web page instead.")
@click.pass_obj
def compare_command(reports: Reports, old: str, new: str, file: Path | None) -> int:
    """Say what changed from OLD to NEW, word by word.

    Each is a number of the library, such as BP-0042, a version of its history, such as BP-0042@17,
    a .boardreport or a report.json. The exit code is 0 where both say the same, 1 where they do
    not, and 2 where one cannot be used.
    """
    before, after = sources_of(reports, (old, new), use_sample=False)
    one, other = before.open(), after.open()
    forms = (other.template.template, one.template.template)
    comparison = compare(one.saved.report, other.saved.report, *forms)
    if file is not None:
        subject = " ".join(other.saved.report.subject.split()) or after.name
        heading = Heading(subject, before.name, after.name)
        write_atomically(file, page(comparison, heading).encode())
        click.echo(file)
    elif comparison.is_empty:
        click.echo(NO_CHANGES)
    else:
        if comparison.is_exempt:
            click.echo(f"boardpaper: note: {EXEMPT}", err=True)
        for line in lines(comparison):
            click.echo(line)
    return 0 if comparison.is_empty else EXIT_DIFFERENT
