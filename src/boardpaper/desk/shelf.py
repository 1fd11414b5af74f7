"""The templates, councils, calendar and the sample report that ship with Boardpaper."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from boardpaper import resources
from boardpaper.errors import InvalidInputError
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import Package
from boardpaper.report.council import Council
from boardpaper.report.declarations import read_council, read_template
from boardpaper.report.report import TemplateRef
from boardpaper.report.template import StoredTemplate

if TYPE_CHECKING:
    from boardpaper.checks.calendar import Calendar

SAMPLE: Final = "ofsted-annual-assessment-2011"
_CALENDAR: Final = "england-and-wales.toml"
_TOML: Final = ".toml"


def templates() -> tuple[StoredTemplate, ...]:
    """All shipped templates, by name."""
    return tuple(
        read_template(resources.read_text("templates", name), name)
        for name in resources.names("templates")
        if name.endswith(_TOML)
    )


def template(key: str) -> StoredTemplate:
    """The shipped template of an id.

    Raises:
        InvalidInputError: there is none; the message lists what there is.
    """
    shipped = templates()
    found = next((each for each in shipped if each.template.id == key), None)
    if found is None:
        known = ", ".join(each.template.id for each in shipped)
        raise InvalidInputError(f"There is no template “{key}”: choose one of {known}.")
    return found


def template_of(reference: TemplateRef) -> StoredTemplate:
    """The very template a report was written in.

    Raises:
        InvalidInputError: this version of Boardpaper does not ship it.
    """
    found = next((each for each in templates() if each.hash == reference.hash), None)
    if found is None:
        raise InvalidInputError(
            f"The template “{reference.id}” (version {reference.version}) that the report was "
            "written in is not on this machine: use the .boardreport file, which carries it."
        )
    return found


def councils() -> tuple[Council, ...]:
    """The profiles of all councils known here, by file name."""
    return tuple(
        read_council(resources.read_text("councils", name), name)
        for name in resources.names("councils")
        if name.endswith(_TOML)
    )


def council(key: str) -> Council:
    """The profile of a council.

    Raises:
        InvalidInputError: there is no such council here.
    """
    name = f"{key}{_TOML}"
    if name not in resources.names("councils"):
        known = ", ".join(each.removesuffix(_TOML) for each in resources.names("councils"))
        raise InvalidInputError(f"The council “{key}” is not known here: there is {known}.")
    return read_council(resources.read_text("councils", name), name)


def calendar() -> Calendar:
    """The bank holidays of England and Wales."""
    # The window does not wait for the rules that lie beside it.
    from boardpaper.checks.calendar import read_calendar  # noqa: PLC0415

    return read_calendar(resources.read_text("calendars", _CALENDAR), _CALENDAR)


def sample() -> Package:
    """The example report, complete with template and appendix."""
    saved = report_json.decode(resources.read_bytes("samples", SAMPLE, "report.json"))
    appendix = resources.read_bytes("samples", SAMPLE, "appendix-1.pdf")
    attachments = {hashlib.sha256(appendix).hexdigest(): appendix}
    return Package(saved, template_of(saved.report.template).toml, attachments)
