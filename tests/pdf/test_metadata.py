from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf
import pytest

from boardpaper.pdf.metadata import Metadata, information, packet
from boardpaper.pdf.render import Imprint, render
from tests.pdf.samples import document, fonts, paragraph, title

MOMENT = datetime(2026, 7, 1, 9, 30, 15, 999, tzinfo=UTC)
PLAIN = Metadata("A title", "A. Officer", "Executive Board", "en-GB", MOMENT)


def written(metadata: Metadata) -> tuple[Any, dict[str, str]]:
    """The XMP packet and the information dictionary, as a reader finds them."""
    pdf = pikepdf.new()
    pdf.Root.Metadata = pdf.make_stream(packet(metadata))
    info = pikepdf.Object.parse(information(metadata))
    assert isinstance(info, pikepdf.Dictionary)
    return pdf.open_metadata(), {key[1:]: str(value) for key, value in info.items()}


@pytest.mark.parametrize("words", ["Plain", "A < B & “C” > ]]> \\ (", "Gŵyl 🎉", "a\u0000\ufffeb"])
def test_the_packet_and_the_dictionary_say_the_same(words: str) -> None:
    xmp, info = written(Metadata(words, words, words, "en-GB", MOMENT))
    assert xmp["dc:title"] == info["Title"] == words.replace("\u0000\ufffe", "")
    assert xmp["dc:creator"] == [info["Author"]]
    assert xmp["dc:description"] == info["Subject"]
    assert xmp["pdf:Producer"] == info["Producer"] == "Boardpaper"
    assert xmp["xmp:CreatorTool"] == info["Creator"]


def test_the_packet_claims_both_standards_and_describes_the_claim_that_pdfa_does_not_know() -> None:
    xmp, _ = written(PLAIN)
    assert xmp.pdfa_status == "2A"
    assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in packet(PLAIN)


@pytest.mark.parametrize(
    ("zone", "iso", "pdf"),
    [
        (UTC, "2026-07-01T09:30:15+00:00", "D:20260701093015+00'00'"),
        (
            timezone(timedelta(hours=-9, minutes=-30)),
            "2026-07-01T00:00:15-09:30",
            "D:20260701000015-09'30'",
        ),
        (
            timezone(timedelta(minutes=-1, seconds=-15)),  # London before 1847
            "2026-07-01T09:29:15-00:01",
            "D:20260701092915-00'01'",
        ),
        (
            timezone(timedelta(hours=2, seconds=30)),
            "2026-07-01T11:30:15+02:00",
            "D:20260701113015+02'00'",
        ),
    ],
)
def test_dates_keep_their_time_zone(zone: timezone, iso: str, pdf: str) -> None:
    xmp, info = written(PLAIN._replace(moment=MOMENT.astimezone(zone)))
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == iso
    assert info["CreationDate"] == info["ModDate"] == pdf


def test_a_time_without_a_zone_has_none() -> None:
    _, info = written(PLAIN._replace(moment=datetime(2026, 7, 1)))  # noqa: DTZ001
    assert info["ModDate"] == "D:20260701000000"


def test_nobody_and_nothing_are_left_out() -> None:
    xmp, info = written(PLAIN._replace(author="", subject=""))
    assert "dc:creator" not in xmp
    assert "dc:description" not in xmp
    assert {"Author", "Subject"}.isdisjoint(info)


def test_the_packet_bears_the_language_of_the_report() -> None:
    xmp, _ = written(PLAIN._replace(language="cy-GB"))
    assert xmp["dc:language"] == {"cy-GB"}


def test_a_file_bears_title_language_and_what_its_colours_mean() -> None:
    node = document(title(), paragraph("1.", "Text."))
    data, _ = render(node, {}, Imprint(MOMENT, "A. Officer"), fonts())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        assert pdf.open_metadata()["dc:title"] == pdf.docinfo.Title == "A subject"
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle == pikepdf.Object.parse(b"true")
        (intent,) = root.OutputIntents
        assert intent.DestOutputProfile.N == 3
        assert b"sRGB" in intent.DestOutputProfile.read_bytes()
