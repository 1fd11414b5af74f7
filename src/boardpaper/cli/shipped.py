"""``sample``, ``schema``, ``templates`` and ``self-test``: what ships with Boardpaper."""

from __future__ import annotations

from pathlib import Path

import click

from boardpaper.cli.reports import PATH
from boardpaper.cli.saying import complain
from boardpaper.desk import selftest, shelf
from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.exchange.boardreport import pack
from boardpaper.exchange.schema import schema_json
from boardpaper.files import read_limited, write_atomically
from boardpaper.report.declarations import read_template

_TEMPLATE_LIMIT = 1024 * 1024


@click.command("sample")
@click.argument("out", type=PATH)
def sample_command(out: Path) -> None:
    """Write the example report to OUT, a .boardreport file."""
    write_atomically(out, pack(shelf.sample()))
    click.echo(out)


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of report.json."""
    click.echo(schema_json(), nl=False)


@click.command("templates")
@click.option("--check", "file", type=PATH, help="Say whether a template file can be used.")
def templates_command(file: Path | None) -> None:
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


@click.command("self-test")
def self_test_command() -> None:
    """Test that this installation is whole."""
    broken = 0
    for outcome in selftest.run():
        click.echo(f"{'ok' if not outcome.trouble else 'BROKEN':7}{outcome.subject}")
        if outcome.trouble:
            broken += 1
            complain(f"{outcome.subject}: {outcome.trouble}")
    if broken:
        raise EnvironmentFaultError("This installation is damaged: install Boardpaper again.")
