"""report.json keeps every report as it is, and what is no report is refused in one sentence."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpaper.errors import InvalidInputError
from boardpaper.exchange import report_json
from boardpaper.exchange.limits import REPORT_LIMIT
from boardpaper.exchange.report_json import decode, encode
from boardpaper.report.report import Finding, Report, Section, TemplateRef
from boardpaper.report.standing import Clearance, Saved, Standing
from boardpaper.report.text import Paragraph, Span, Subheading, Text
from tests.strategies import AWKWARD, saved_reports

TEMPLATE = TemplateRef("leeds", 1, "0" * 64)
NOON = datetime(2011, 12, 1, 12, tzinfo=UTC)
SAVED = Saved(
    Report(
        "r1",
        TEMPLATE,
        "leeds",
        subject="Asesiad blynyddol tŷ",
        sections=(Section("purpose", Text((Paragraph("p1", (Span("One."),)),))),),
        main=(Finding("f1"), Subheading("h1")),
    ),
    NOON,
    standing=Standing("ready", (Clearance("legal", "A. Officer", NOON, "a" * 64),)),
    version=7,
)
SECRET = "Mr Smith"


def changed(change: Callable[[Any], object]) -> bytes:
    """Return the sample's JSON with something in it changed."""
    plain = json.loads(encode(SAVED))
    change(plain)
    return json.dumps(plain).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        decode(data)
    message = str(caught.value)
    assert message.endswith(".")
    assert SECRET not in message
    return message


@given(saved_reports())
def test_a_report_comes_back_as_it_went(saved: Saved) -> None:
    data = encode(saved)
    assert decode(data) == saved
    assert encode(decode(data)) == data


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_back_clean_and_otherwise_as_it_was(text: str) -> None:
    block = Paragraph("p1", (Span(text), Span("after")))
    report = Report("r1", TEMPLATE, "leeds", main=(Finding("f1", Text((block,))),))
    once = decode(encode(Saved(report, NOON)))
    assert decode(encode(once)) == once
    assert (once.report == report) or "\u0301" in text


def test_a_text_of_100_000_characters_comes_back() -> None:
    text = "Cyngor <b>&amp;</b> tŷ 🏛 בית\n" * 4000
    report = Report("r1", TEMPLATE, "leeds", main=(Subheading("h1", (Span(text),)),))
    assert len(text) > 100_000
    assert decode(encode(Saved(report, NOON))).report == report


def test_the_file_looks_as_it_is_meant_to() -> None:
    assert encode(SAVED).decode() == (
        """{
 "format": 1,
 "report": {
  "id": "r1",
  "template": {
   "id": "leeds",
   "version": 1,
   "hash": "0000000000000000000000000000000000000000000000000000000000000000"
  },
  "council": "leeds",
  "subject": "Asesiad blynyddol tŷ",
  "sections": [
   {
    "key": "purpose",
    "text": {
     "blocks": [
      {
       "type": "paragraph",
       "id": "p1",
       "spans": [
        {
         "type": "span",
         "text": "One."
        }
       ]
      }
     ]
    }
   }
  ],
  "main": [
   {
    "type": "finding",
    "id": "f1"
   },
   {
    "type": "subheading",
    "id": "h1"
   }
  ]
 },
 "changed_at": "2011-12-01T12:00:00Z",
 "standing": {
  "status": "ready",
  "clearances": [
   {
    "role": "legal",
    "by": "A. Officer",
    "at": "2011-12-01T12:00:00Z",
    "content_hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
   }
  ]
 },
 "version": 7
}
"""
    )


@given(saved_reports(), st.integers(-23, 23))
def test_equal_reports_give_equal_bytes_whatever_zone_their_times_are_in(
    saved: Saved, hours: int
) -> None:
    elsewhere = msgspec.structs.replace(
        saved, changed_at=saved.changed_at.astimezone(timezone(timedelta(hours=hours)))
    )
    assert elsewhere == saved
    assert encode(elsewhere) == encode(saved)


def test_the_times_of_clearances_are_written_in_utc_too() -> None:
    abroad = timezone(timedelta(hours=2))
    clearance = Clearance("legal", "A. Officer", NOON.astimezone(abroad), "a" * 64)
    saved = msgspec.structs.replace(SAVED, standing=Standing("ready", (clearance,)))
    assert saved == SAVED
    assert encode(saved) == encode(SAVED)


@pytest.mark.parametrize("day", [date.min, date.max, date(2012, 2, 29)])
def test_every_date_there_is_comes_back(day: date) -> None:
    saved = msgspec.structs.replace(
        SAVED,
        report=msgspec.structs.replace(SAVED.report, meeting_date=day),
        changed_at=datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, tzinfo=UTC),
    )
    assert decode(encode(saved)) == saved


def test_what_was_read_is_cleaned() -> None:
    data = encode(SAVED).replace("tŷ".encode(), b"ty\xcc\x82\\u0000\\r\\n")
    assert decode(data).report.subject == "Asesiad blynyddol tŷ\n"


def test_white_space_and_the_order_of_fields_do_not_matter() -> None:
    plain = json.loads(encode(SAVED))
    backwards = {name: plain[name] for name in reversed(plain)}
    assert decode(b" \r\n\t" + json.dumps(backwards, indent=7).encode() + b"\n\n") == SAVED


@pytest.mark.parametrize("number", [2, 3, 2**53])
def test_a_newer_format_is_said_to_be_newer(number: int) -> None:
    data = f'{{"new": [1e9, {{"x": 0, "x": 1}}], "format": {number}, "report": "?"}}'.encode()
    assert refusal(data) == (
        f"This file was made by a newer version of Boardpaper (format {number}; this version "
        "reads format 1): update Boardpaper to open it."
    )


@pytest.mark.parametrize("number", ["null", "0", "-1", "true", "1.0", '"1"', "[1]", "{}"])
def test_what_is_no_format_is_refused(number: str) -> None:
    assert "which format" in refusal(encode(SAVED).replace(b"1", number.encode(), 1))
    assert "which format" in refusal(b"{}")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"x",
        b"%PDF-1.7",
        b"nul",
        b"\xef\xbb\xbf" + encode(SAVED),
        encode(SAVED) + b"}",
        encode(SAVED) * 2,
        encode(SAVED).replace(b'"One."', b'"One.\n"'),
        encode(SAVED).replace(b'"One."', b"'One.'"),
        encode(SAVED).replace(b'"One."', b"NaN"),
        encode(SAVED).replace(b'"One."', b'"\\x41"'),
        encode(SAVED).replace(b'"One."', b'"half \\ud83d of a pair"'),
        encode(SAVED).replace(b'"One."', b'"half \\ude00 of a pair"'),
        encode(SAVED).replace(b'"One."', b'"\\ude00\\ud83d"'),
        encode(SAVED).replace(b"7", b"07"),
    ],
)
def test_what_is_not_json_is_refused(data: bytes) -> None:
    assert refusal(data) == (
        "The report cannot be read: it is not JSON, or was damaged on the way; ask for another "
        "copy."
    )


def test_a_report_that_breaks_off_is_refused_wherever_it_does() -> None:
    data = encode(SAVED).rstrip()
    for length in range(len(data)):
        refusal(data[:length])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252"])
def test_what_is_not_utf_8_is_refused(encoding: str) -> None:
    data = encode(SAVED).decode().replace("ŷ", "é").encode(encoding)
    assert "it is not UTF-8 text" in refusal(data)


@pytest.mark.parametrize("escape", [b"tag", b"\\u0074ag"])
def test_a_field_that_stands_twice_is_refused(escape: bytes) -> None:
    for again in (b'"format": 1, "format": 1', b'"format": 1, "\\u0066ormat": 1'):
        message = refusal(encode(SAVED).replace(b'"format": 1', again))
        assert message == (
            "The report cannot be read: the field format stands twice in one group of fields."
        )
    twice = b'{"Mr Smith": 1, "Mr Smith": 2, "' + escape + b'": 3}'
    message = refusal(encode(SAVED).replace(b'"One."', twice))
    assert message == "The report cannot be read: a field stands twice in one group of fields."


@pytest.mark.parametrize("digits", ["9007199254740993", "-9007199254740993", "1" * 17, "9" * 5000])
def test_a_number_too_large_for_json_is_refused(digits: str) -> None:
    data = encode(SAVED).replace(b'"version": 1', f'"version": {digits}'.encode())
    assert "a whole number beyond 9007199254740992" in refusal(data)


@pytest.mark.parametrize("number", [b"1e400", b"-1e999", b"1e5", b"1.0", b"-0.0"])
def test_a_number_that_is_not_whole_is_refused(number: bytes) -> None:
    message = refusal(encode(SAVED).replace(b'"version": 7', b'"version": ' + number))
    assert message.startswith("The report cannot be read: version: ")


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_fields_nested_too_deeply_are_refused(opening: bytes) -> None:
    deep = encode(SAVED).replace(b'"One."', opening * 200_000)
    assert "nested too deeply" in refusal(deep)
    assert "nested too deeply" in refusal(b'{"format": 1, "x": ' + opening * 200_000)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda it: it.pop("report"), "the field report is missing"),
        (lambda it: it.pop("changed_at"), "the field changed_at is missing"),
        (lambda it: it.update(colour=SECRET), "the field colour is not known"),
        (lambda it: it.update({SECRET: SECRET}), "a field is not known"),
        (lambda it: it.update(version=0), "version: expected a number of at least 1"),
        (lambda it: it.update(changed_at=SECRET), "changed_at: expected a date and time"),
        (lambda it: it.update(changed_at="2011-12-01T12:00:00"), "changed_at: expected a date and"),
        (lambda it: it["report"].update(subject=None), "report, subject: expected text, found"),
        (lambda it: it["report"].update(meeting_date="2011-02-30"), "report, meeting_date: expect"),
        (lambda it: it["report"].update(meeting_date="0000-01-01"), "report, meeting_date: expect"),
        (lambda it: it["report"].update(meeting_date="10000-1-1"), "report, meeting_date: expect"),
        (lambda it: it["report"].update(id="../etc"), "report, id: expected letters, digits"),
        (lambda it: it["report"].update(id=["r1"]), "report, id: expected text, found a list"),
        (
            lambda it: it["report"]["main"][0].update(type=SECRET),
            "report, main, entry 1, type: expected one of: finding, subheading",
        ),
        (
            lambda it: it["report"]["main"][0].update(kind=SECRET),
            "report, main, entry 1, kind: expected one of: improvement, information,",
        ),
        (
            lambda it: it["report"]["sections"][0]["text"]["blocks"][0]["spans"][0].update(text=4),
            "report, sections, entry 1, text, blocks, entry 1, spans, entry 1, text: expected text",
        ),
    ],
)
def test_what_does_not_belong_is_named_by_its_place(
    change: Callable[[Any], object], words: str
) -> None:
    assert refusal(changed(change)).startswith(f"The report cannot be read: {words}")


@pytest.mark.parametrize("plain", ["null", "[]", "1", '"x"', "true"])
def test_json_of_another_kind_is_refused(plain: str) -> None:
    assert "expected a group of fields, found" in refusal(plain.encode())


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"])
def test_a_time_that_utc_cannot_say_is_refused(moment: str) -> None:
    assert "outside the years 1 to 9999" in refusal(
        changed(lambda it: it.update(changed_at=moment))
    )


def test_parts_that_do_not_hold_together_are_refused() -> None:
    twice = changed(lambda it: it["report"]["main"][1].update(id="f1"))
    assert refusal(twice) == "The report cannot be read: the id f1 is used twice."


def test_a_report_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "may have 16 MiB at most" in refusal(b" " * (REPORT_LIMIT + 1))
    monkeypatch.setattr(report_json, "REPORT_LIMIT", len(encode(SAVED)))
    assert decode(encode(SAVED)) == SAVED
    assert "too large" in refusal(encode(SAVED) + b" ")


def test_no_error_that_quotes_the_report_is_shown_with_a_refusal() -> None:
    data = changed(lambda it: it["report"]["main"][0].update(kind=SECRET))
    with pytest.raises(InvalidInputError) as caught:
        decode(data)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


class Mutation(msgspec.Struct):
    """Bytes put in place of some others."""

    at: int
    length: int
    put: bytes


_fragments = [b"", b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"null", b"-1", b"\xff", b"\0"]
_mutations = st.builds(
    Mutation,
    st.integers(0, len(encode(SAVED))),
    st.integers(0, 40),
    st.sampled_from(_fragments) | st.binary(max_size=3),
)


@given(st.lists(_mutations, min_size=1, max_size=3))
def test_damage_gives_a_report_or_one_sentence(mutations: list[Mutation]) -> None:
    data = encode(SAVED)
    for each in mutations:
        data = data[: each.at] + each.put + data[each.at + each.length :]
    read_or_refuse(data)


@given(st.binary(max_size=50))
@example(b'{"format": 1}')
def test_any_bytes_give_a_report_or_one_sentence(data: bytes) -> None:
    read_or_refuse(data)


def read_or_refuse(data: bytes) -> None:
    try:
        saved = decode(data)
    except InvalidInputError:
        return
    assert decode(encode(saved)) == saved
