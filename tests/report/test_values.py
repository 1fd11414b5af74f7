"""Values have one canonical JSON form, and the hash of it names the content of a report."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given

from boardpaper.report.identity import content_hash
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Answer,
    BackgroundDocument,
    CallIn,
    Exemption,
    Finding,
    Report,
    Section,
    TemplateRef,
    Wards,
)
from boardpaper.report.text import Paragraph, Ref, Span, Subheading, Text
from boardpaper.report.values import Id, Key, Sha256, Value, canonical_json, without_defaults
from tests.strategies import reports, words

BARE = Report("r1", TemplateRef("leeds", 1, "0" * 64), "leeds")
FULL = Report(
    "r1",
    TemplateRef("leeds", 2, "ab" * 32),
    "leeds",
    subject="Asesiad <blynyddol> tŷ",
    meeting_date=date(2011, 12, 14),
    answers=(Answer("wards", False), Answer("call-in")),
    wards=Wards(names=("Otley and Yeadon",)),
    call_in=CallIn("urgent", agreed_on=date(2011, 12, 1)),
    exemptions=(Exemption("x1", "10.4(3)", Place("main", "f1", "p2", start=0, end=4)),),
    sections=(Section("purpose", Text((Paragraph("p1", (Span("One.", bold=True), Ref("f1"))),))),),
    main=(
        Finding("f1", Text((Paragraph("p2", (Span("Two.\n"),), numbered=False),)), "risk"),
        Subheading("h1", (Span("Wider considerations"),)),
    ),
    background=(),
)


class Before(Value, frozen=True):
    """A value as an earlier version of the program had it."""

    name: str
    inner: Place = Place("main")


class After(Value, frozen=True, kw_only=True):
    """The same value after fields were added, with defaults."""

    added: tuple[str, ...] = ()
    name: str
    inner: Place = Place("main")
    also_added: int | None = None


def plain_values(plain: Any) -> Iterator[Any]:
    """Yield everything in plain JSON data, from the outside in."""
    yield plain
    if isinstance(plain, dict | list):
        for each in plain.values() if isinstance(plain, dict) else plain:
            yield from plain_values(each)


def test_the_canonical_form_is_what_it_always_was() -> None:
    """A change here makes every clearance ever given stale: it must not happen."""
    assert canonical_json(FULL).decode() == (
        '{"answers":[{"question":"wards","yes":false},{"question":"call-in"}],"background":[],'
        '"call_in":{"agreed_on":"2011-12-01","reason":"urgent"},"council":"leeds",'
        '"exemptions":[{"id":"x1","rule":"10.4(3)","target":{"block":"p2","end":4,"item":"f1",'
        '"part":"main","start":0}}],"id":"r1","main":[{"id":"f1","kind":"risk","text":{"blocks":'
        '[{"id":"p2","numbered":false,"spans":[{"text":"Two.\\n","type":"span"}],'
        '"type":"paragraph"}]},"type":"finding"},{"id":"h1","spans":[{"text":'
        '"Wider considerations","type":"span"}],"type":"subheading"}],"meeting_date":"2011-12-14",'
        '"sections":[{"key":"purpose","text":{"blocks":[{"id":"p1","spans":[{"bold":true,"text":'
        '"One.","type":"span"},{"target":"f1","type":"ref"}],"type":"paragraph"}]}}],'
        '"subject":"Asesiad <blynyddol> tŷ","template":{"hash":"'
        + "ab" * 32
        + '","id":"leeds","version":2},"wards":{"names":["Otley and Yeadon"]}}'
    )


@pytest.mark.parametrize(
    ("report", "digest"),
    [
        (BARE, "1db93d0014b75547feb776d5fd3cff90a4b8718e17a67866a9c35394bdc65c2b"),
        (FULL, "e62a83f44dab73078f21d45384272304275cec134bb2810ec014aa3c565c2828"),
    ],
)
def test_the_content_hash_is_what_it_always_was(report: Report, digest: str) -> None:
    assert content_hash(report) == digest


def test_what_is_at_its_default_is_left_out() -> None:
    assert json.loads(canonical_json(BARE)) == {
        "id": "r1",
        "template": {"id": "leeds", "version": 1, "hash": "0" * 64},
        "council": "leeds",
    }


def test_an_equal_default_is_left_out_even_if_it_is_another_object() -> None:
    spelled_out = msgspec.structs.replace(
        BARE, wards=Wards(False, ()), call_in=CallIn("", "", "", "", None), authors=()
    )
    assert canonical_json(spelled_out) == canonical_json(BARE)


def test_a_field_added_later_does_not_change_the_bytes() -> None:
    assert canonical_json(After(name="a")) == canonical_json(Before("a"))
    assert canonical_json(After(name="a", also_added=0)) != canonical_json(Before("a"))


def test_none_and_nothing_differ_where_the_values_do() -> None:
    none = msgspec.structs.replace(BARE, background=None)
    nothing = msgspec.structs.replace(BARE, background=())
    assert none == BARE
    assert content_hash(nothing) != content_hash(none)


@given(reports())
def test_the_canonical_form_is_sorted_compact_json_of_the_value(report: Report) -> None:
    data = canonical_json(report)
    assert msgspec.json.decode(data, type=Report) == report
    spelled = json.dumps(
        json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert data.decode() == spelled
    assert content_hash(report) == hashlib.sha256(data).hexdigest()


@given(reports())
def test_equal_reports_are_one_in_every_way(report: Report) -> None:
    copy = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert copy is not report
    assert {report: "found"}[copy] == "found"
    assert canonical_json(copy) == canonical_json(report)
    assert content_hash(copy) == content_hash(report)


@given(reports(), words())
def test_another_subject_is_another_content(report: Report, subject: str) -> None:
    other = msgspec.structs.replace(report, subject=subject)
    assert (content_hash(other) == content_hash(report)) == (subject == report.subject)


@given(reports())
def test_the_plain_form_holds_nothing_but_json(report: Report) -> None:
    plain = without_defaults(report)
    assert {type(each) for each in plain_values(plain)} <= {dict, list, str, int, bool, type(None)}


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BARE.subject = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["a", "A-b_9", "x" * 64], ["", "x" * 65, "a b", "a\n", "é", "../a", "a/b", "\0"]),
        (Key, ["a", "0", "legal-implications", "x" * 64], ["", "A", "-a", "a_b", "a\n", "x" * 65]),
        (Sha256, ["0" * 64, "af" * 32], ["", "0" * 63, "0" * 65, "AF" * 32, "0" * 64 + "\n"]),
    ],
)
def test_names_have_one_form(kind: Any, good: list[str], bad: list[str]) -> None:
    for name in good:
        assert msgspec.convert(name, kind) == name
    for name in bad:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(name, kind)


@pytest.mark.parametrize("kind", [BackgroundDocument, Answer, Place, Section])
def test_unknown_fields_are_refused(kind: type[Value]) -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `unknown`"):
        msgspec.convert({"unknown": 1}, kind)
