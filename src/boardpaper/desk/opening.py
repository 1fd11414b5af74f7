"""Opening what the officer names: a .boardreport or a report.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from boardpaper.desk import shelf
from boardpaper.desk.logo import NO_LOGO, Logo
from boardpaper.errors import BoardpaperError
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import Package, unpack
from boardpaper.exchange.limits import FILE_LIMIT, REPORT_LIMIT
from boardpaper.files import quoted, read_limited
from boardpaper.report.council import Council
from boardpaper.report.declarations import read_template
from boardpaper.report.retemplate import retemplate
from boardpaper.report.standing import Saved
from boardpaper.report.template import StoredTemplate

_JSON: Final = ".json"


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with all that its printing needs; ``attachments`` are by SHA-256."""

    saved: Saved
    template: StoredTemplate
    council: Council
    attachments: Mapping[str, bytes]
    logo: Logo = NO_LOGO


def open_file(path: Path) -> Opened:
    """Open a file as what its name says: ``.json`` is a report.json, all else a .boardreport.

    Raises:
        InvalidInputError: the file is missing or cannot be used; the message names the file.
        EnvironmentFaultError: it cannot be read.
    """
    is_json = path.suffix.lower() == _JSON
    data = read_limited(path, REPORT_LIMIT if is_json else FILE_LIMIT)
    try:
        return _from_json(data) if is_json else open_package(unpack(data))
    except BoardpaperError as error:
        raise type(error)(f"{quoted(path.name)}: {error}") from error


def open_package(package: Package) -> Opened:
    """Open a report that came with its template and attachments."""
    template = read_template(package.template_toml, "template.toml")
    council = shelf.council(package.saved.report.council)
    return Opened(package.saved, template, council, package.attachments)


def _from_json(data: bytes) -> Opened:
    saved = report_json.decode(data)
    template = shelf.template_of(saved.report.template)
    return Opened(saved, template, shelf.council(saved.report.council), {})


def under_template(opened: Opened, key: str, ids: Iterator[str]) -> Opened:
    """Move an opened report to another shipped template; ``ids`` names new findings.

    Raises:
        InvalidInputError: there is no such template.
    """
    stored = shelf.template(key)
    report = retemplate(opened.saved.report, stored, ids)
    saved = msgspec.structs.replace(opened.saved, report=report)
    return replace(opened, saved=saved, template=stored)
