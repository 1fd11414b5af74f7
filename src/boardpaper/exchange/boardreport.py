"""The .boardreport file: a zip with a report, the template it was written in, its attachments.

``report.json`` · ``template.toml`` · ``attachments/<SHA-256>`` for each that the report names.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from boardpaper.errors import InvalidInputError
from boardpaper.exchange import report_json
from boardpaper.exchange.limits import (
    ATTACHMENT_LIMIT,
    ENTRIES_LIMIT,
    FILE_LIMIT,
    REPORT_LIMIT,
    TEMPLATE_LIMIT,
    TOTAL_LIMIT,
    require_at_most,
)
from boardpaper.exchange.untrusted_zip import UntrustedZip
from boardpaper.report.contents import attachments_of
from boardpaper.report.standing import Saved

_REPORT = "report.json"
_TEMPLATE = "template.toml"
_ATTACHMENTS = "attachments/"
_NAMES = re.compile(r"report\.json|template\.toml|attachments/[0-9a-f]{64}")

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip: when it was packed is no part of a report
_UNIX = 3
_LEVEL = 6


@dataclass(frozen=True)
class Package:
    """What a .boardreport carries; ``attachments`` are by SHA-256 and cannot be changed."""

    saved: Saved
    template_toml: str
    attachments: Mapping[str, bytes]

    def __post_init__(self) -> None:
        kept = MappingProxyType(dict(self.attachments))
        object.__setattr__(self, "attachments", kept)


def pack(package: Package) -> bytes:
    """Write a package; equal packages give equal bytes. Attachments nothing names are left out.

    Raises:
        InvalidInputError: an attachment is missing, it or the template is not the one the report
            names, or something is larger than ``unpack`` takes.
    """
    attachments = attachments_of(package.saved.report)
    if len(attachments) > ENTRIES_LIMIT - 2:
        raise InvalidInputError(
            f"The report has {len(attachments)} attachments; {ENTRIES_LIMIT - 2} are allowed."
        )
    total = 0
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", allowZip64=False) as archive:
        for name, limit, content in _contents(package):
            require_at_most(limit, len(content), _subject(name))
            total += len(content)
            require_at_most(TOTAL_LIMIT, total, "The report with its attachments")
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()


def unpack(data: bytes) -> Package:
    """Read a package, without such attachments as the report does not name.

    Raises:
        InvalidInputError: it is too large, damaged, incomplete, made by a newer version, or no
            .boardreport file at all.
    """
    require_at_most(FILE_LIMIT, len(data), "The file")
    entries = UntrustedZip(data)
    saved = report_json.decode(entries.read(_REPORT, REPORT_LIMIT, _subject(_REPORT)))
    # Only now: a newer format, which the report tells, may have entries of other names.
    if not all(_NAMES.fullmatch(name) for name in entries.names):
        raise InvalidInputError(
            "The file has an entry that does not belong in a .boardreport file; ask for another."
        )
    template = entries.read(_TEMPLATE, TEMPLATE_LIMIT, _subject(_TEMPLATE))
    _require_hash(saved.report.template.hash, template, _TEMPLATE)
    attachments = {}
    for digest in attachments_of(saved.report):
        name = _ATTACHMENTS + digest
        attachments[digest] = entries.read(name, ATTACHMENT_LIMIT, _subject(name))
        _require_hash(digest, attachments[digest], name)
    return Package(saved, _decoded(template), attachments)


def _contents(package: Package) -> Iterator[tuple[str, int, bytes]]:
    """Yield name, limit and content of every entry."""
    report = package.saved.report
    yield _REPORT, REPORT_LIMIT, report_json.encode(package.saved)
    template = package.template_toml.encode()
    _require_hash(report.template.hash, template, _TEMPLATE)
    yield _TEMPLATE, TEMPLATE_LIMIT, template
    for digest in attachments_of(report):
        name = _ATTACHMENTS + digest
        if digest not in package.attachments:
            raise InvalidInputError(f"{_subject(name)} is missing; attach it again.")
        content = package.attachments[digest]
        _require_hash(digest, content, name)
        yield name, ATTACHMENT_LIMIT, content


def _entry(name: str) -> zipfile.ZipInfo:
    """Describe an entry without a trace of the machine or the moment."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _require_hash(digest: str, content: bytes, name: str) -> None:
    if hashlib.sha256(content).hexdigest() != digest:
        raise InvalidInputError(
            f"{_subject(name)} is not the one the report was written with; ask for another copy."
        )


def _decoded(template: bytes) -> str:
    try:
        return template.decode()
    except UnicodeDecodeError:
        raise InvalidInputError("The template is not UTF-8 text; ask for another copy.") from None


def _subject(name: str) -> str:
    """Begin a sentence about an entry."""
    if name == _REPORT:
        return "The report"
    if name == _TEMPLATE:
        return "The template"
    return f"The attachment {name.removeprefix(_ATTACHMENTS)[:12]}…"
