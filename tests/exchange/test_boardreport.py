"""A .boardreport file carries a report with all it needs, and the same bytes every time."""

import hashlib
import io
import zipfile
from collections.abc import MutableMapping
from typing import cast

import msgspec
import pytest
from hypothesis import given

from boardpaper.errors import InvalidInputError
from boardpaper.exchange import boardreport, untrusted_zip
from boardpaper.exchange.boardreport import Package, pack, unpack
from boardpaper.exchange.limits import FILE_LIMIT, MEBIBYTE, TOTAL_LIMIT
from boardpaper.exchange.report_json import encode
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Appendix, Report
from boardpaper.report.standing import Saved
from boardpaper.report.text import Span, Subheading
from tests import strategies
from tests.exchange.packages import (
    PACKAGE,
    PAPER,
    PICTURE,
    REPORT,
    SAVED,
    TEMPLATE_TOML,
    entries_of,
    repacked,
    sha256,
    zipped,
)


def refusal_of_unpacking(data: bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        unpack(data)
    return str(caught.value)


def refusal_of_packing(package: Package) -> str:
    with pytest.raises(InvalidInputError) as caught:
        pack(package)
    return str(caught.value)


def with_report(report: Report, attachments: dict[str, bytes]) -> Package:
    return Package(msgspec.structs.replace(SAVED, report=report), TEMPLATE_TOML, attachments)


@given(strategies.saved_reports())
def test_a_package_comes_back_as_it_went(saved: Saved) -> None:
    named = {name: strategies.ATTACHMENTS[name] for name in attachments_of(saved.report)}
    package = Package(saved, strategies.TEMPLATE_TOML, named)
    data = pack(package)
    assert unpack(data) == package
    assert pack(unpack(data)) == data


def test_a_text_of_100_000_characters_comes_back() -> None:
    heading = Subheading("h1", (Span("Cyngor <b>&amp;</b> tŷ 🏛 בית\n" * 4000),))
    package = with_report(msgspec.structs.replace(REPORT, main=(heading,)), {sha256(PAPER): PAPER})
    assert unpack(pack(package)) == package


def test_the_zip_holds_report_template_and_attachments() -> None:
    assert list(entries_of(pack(PACKAGE)).items()) == [
        ("report.json", encode(SAVED)),
        ("template.toml", TEMPLATE_TOML.encode()),
        (f"attachments/{sha256(PICTURE)}", PICTURE),
        (f"attachments/{sha256(PAPER)}", PAPER),
    ]


def test_the_zip_tells_nothing_of_machine_and_moment() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(PACKAGE))) as archive:
        assert archive.comment == b""
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)
            assert (entry.extra, entry.comment) == (b"", b"")
            assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_equal_packages_give_equal_bytes() -> None:
    backwards = dict(reversed(list(PACKAGE.attachments.items())))
    assert list(backwards) != list(PACKAGE.attachments)
    assert pack(Package(SAVED, TEMPLATE_TOML, backwards)) == pack(PACKAGE)


def test_the_attachments_of_a_package_cannot_be_changed() -> None:
    given_ones = {sha256(PAPER): PAPER}
    package = Package(SAVED, TEMPLATE_TOML, given_ones)
    given_ones.clear()
    assert package.attachments == {sha256(PAPER): PAPER}
    with pytest.raises(TypeError):
        cast("MutableMapping[str, bytes]", package.attachments)["a"] = b""


def test_attachments_that_nothing_names_are_left_out() -> None:
    extra = {**PACKAGE.attachments, sha256(b"extra"): b"extra"}
    assert pack(Package(SAVED, TEMPLATE_TOML, extra)) == pack(PACKAGE)
    entries = {**entries_of(pack(PACKAGE)), "attachments/" + sha256(b"extra"): b"extra"}
    assert unpack(zipped(entries)) == PACKAGE


def test_line_ends_of_the_template_are_kept() -> None:
    toml = "a = 1\r\nb = 2\n\r"
    template = msgspec.structs.replace(REPORT.template, hash=sha256(toml.encode()))
    saved = msgspec.structs.replace(
        SAVED, report=msgspec.structs.replace(REPORT, template=template)
    )
    package = Package(saved, toml, PACKAGE.attachments)
    assert unpack(pack(package)).template_toml == toml


def test_a_package_whose_attachment_is_missing_is_not_packed() -> None:
    message = refusal_of_packing(with_report(REPORT, {sha256(PAPER): PAPER}))
    assert message == f"The attachment {sha256(PICTURE)[:12]}… is missing; attach it again."


def test_a_package_whose_attachment_is_another_is_not_packed() -> None:
    package = with_report(REPORT, {**PACKAGE.attachments, sha256(PICTURE): PAPER})
    assert f"The attachment {sha256(PICTURE)[:12]}… is not the one" in refusal_of_packing(package)


def test_a_package_whose_template_is_another_is_not_packed() -> None:
    package = Package(SAVED, TEMPLATE_TOML + "#", PACKAGE.attachments)
    assert "The template is not the one the report was written with" in refusal_of_packing(package)


@pytest.mark.parametrize("name", ["report.json", "template.toml", f"attachments/{sha256(PAPER)}"])
def test_a_file_that_lacks_something_is_refused(name: str) -> None:
    assert "is missing from the file; ask for another copy." in refusal_of_unpacking(
        repacked(without=name)
    )


def test_a_file_with_another_template_is_refused() -> None:
    message = refusal_of_unpacking(repacked(template=TEMPLATE_TOML.encode() + b"\n"))
    assert "The template is not the one the report was written with" in message


def test_a_file_with_another_attachment_is_refused() -> None:
    entries = entries_of(pack(PACKAGE)) | {f"attachments/{sha256(PAPER)}": PICTURE}
    message = refusal_of_unpacking(zipped(entries))
    assert f"The attachment {sha256(PAPER)[:12]}… is not the one" in message


def test_a_template_that_is_no_text_is_refused() -> None:
    template = msgspec.structs.replace(REPORT.template, hash=sha256(b"\xff"))
    saved = msgspec.structs.replace(
        SAVED, report=msgspec.structs.replace(REPORT, template=template)
    )
    message = refusal_of_unpacking(repacked(report=encode(saved), template=b"\xff"))
    assert "The template is not UTF-8 text" in message


def test_a_report_that_cannot_be_read_is_refused() -> None:
    message = refusal_of_unpacking(repacked(report=encode(SAVED).replace(b'"leeds"', b"5")))
    assert message.startswith("The report cannot be read: report, template, id: expected text")


def test_a_newer_format_is_said_to_be_newer_whatever_else_is_in_the_file() -> None:
    report = encode(SAVED).replace(b'"format": 1', b'"format": 2, "sounds": []')
    data = zipped({"sounds/1.ogg": b"OggS", "report.json": report})
    assert "made by a newer version of Boardpaper (format 2;" in refusal_of_unpacking(data)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("REPORT_LIMIT", "The report is too large"),
        ("TEMPLATE_LIMIT", "The template is too large"),
        ("ATTACHMENT_LIMIT", "The attachment"),
        ("TOTAL_LIMIT", "is too large; it may have"),
    ],
)
def test_what_is_too_large_is_neither_packed_nor_unpacked(
    monkeypatch: pytest.MonkeyPatch, limit: str, words: str
) -> None:
    data = pack(PACKAGE)
    sizes = {
        "REPORT_LIMIT": len(encode(SAVED)),
        "TEMPLATE_LIMIT": len(TEMPLATE_TOML.encode()),
        "ATTACHMENT_LIMIT": max(len(PICTURE), len(PAPER)),
        "TOTAL_LIMIT": sum(len(each) for each in entries_of(data).values()),
    }
    modules = [boardreport, untrusted_zip] if limit == "TOTAL_LIMIT" else [boardreport]
    for module in modules:
        monkeypatch.setattr(module, limit, sizes[limit])
    assert unpack(pack(PACKAGE)) == PACKAGE
    for module in modules:
        monkeypatch.setattr(module, limit, sizes[limit] - 1)
    assert words in refusal_of_packing(PACKAGE)
    assert words in refusal_of_unpacking(data)


def test_a_report_with_too_many_attachments_is_not_packed() -> None:
    papers = {sha256(each): each for each in (b"%d" % number for number in range(1001))}
    appendices = tuple(
        Appendix(f"x{number}", attachment=digest) for number, digest in enumerate(papers)
    )
    bare = msgspec.structs.replace(REPORT, main=())
    most = with_report(msgspec.structs.replace(bare, appendices=appendices[:-1]), papers)
    assert len(unpack(pack(most)).attachments) == 1000
    more = with_report(msgspec.structs.replace(bare, appendices=appendices), papers)
    assert refusal_of_packing(more) == "The report has 1001 attachments; 1000 are allowed."


def test_a_file_within_all_limits_is_never_too_large_itself() -> None:
    noise = hashlib.shake_128(b"noise").digest(4 * MEBIBYTE)
    report = msgspec.structs.replace(
        REPORT, main=(), appendices=(Appendix("x1", attachment=sha256(noise)),)
    )
    growth = len(pack(with_report(report, {sha256(noise): noise}))) - len(noise)
    assert growth * (TOTAL_LIMIT // len(noise)) < FILE_LIMIT - TOTAL_LIMIT


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boardreport, "FILE_LIMIT", len(pack(PACKAGE)) - 1)
    assert refusal_of_unpacking(pack(PACKAGE)).startswith("The file is too large; it may have")
