"""Packages for tests, and zips that Boardpaper would not write."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from boardpaper.exchange.boardreport import Package, pack
from boardpaper.report.report import Appendix, Finding, Report, TemplateRef
from boardpaper.report.standing import Saved
from boardpaper.report.text import Figure, Paragraph, Span, Text

PICTURE = b"\x89PNG " + bytes(range(256)) * 4
PAPER = b"%PDF-1.7 " + b"the same again " * 200
TEMPLATE_TOML = 'id = "leeds"\nname = "tŷ"\n'


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


REPORT = Report(
    "r1",
    TemplateRef("leeds", 1, sha256(TEMPLATE_TOML.encode())),
    "leeds",
    main=(Finding("f1", Text((Paragraph("p1", (Span("Ysgol"),)), Figure("p2", sha256(PICTURE))))),),
    appendices=(Appendix("x1", "Letter", attachment=sha256(PAPER)), Appendix("x2")),
)
SAVED = Saved(REPORT, datetime(2011, 12, 1, 12, tzinfo=UTC), "A. Officer")
PACKAGE = Package(SAVED, TEMPLATE_TOML, {sha256(each): each for each in (PICTURE, PAPER)})


def entries_of(data: bytes) -> dict[str, bytes]:
    """Return what is in a zip by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: Mapping[str, bytes] | list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """Make a zip of entries under any names; or with any attributes at all."""
    buffer = io.BytesIO()
    listed = entries if isinstance(entries, list) else entries.items()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in listed:
            archive.writestr(name, content)
    return buffer.getvalue()


def repacked(*, without: str = "", **changed: bytes) -> bytes:
    """Return the sample package with entries left out or changed: ``report``, ``template``."""
    names = {"report": "report.json", "template": "template.toml"}
    entries = entries_of(pack(PACKAGE))
    entries.update({names[key]: content for key, content in changed.items()})
    entries.pop(without, None)
    return zipped(entries)
