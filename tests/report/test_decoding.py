"""What msgspec finds wrong is said in plain words, and nothing that was read is repeated."""

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.decoding import explain
from boardpaper.report.standing import Saved
from boardpaper.report.values import Id, Key, Sha256, Value

SECRET = "Mr Smith's child ` - at `$.fake"


class Inner(Value, frozen=True, tag="inner"):
    id: Id = "a"
    key: Key = "a"
    hash: Sha256 = "0" * 64
    kind: Literal["", "strength", "risk"] = ""
    level: Literal[1, 2, 3] = 1


class Other(Value, frozen=True, tag="other"):
    words: str


class Outer(Value, frozen=True):
    text: str = ""
    number: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    ratio: float = 0.5
    flag: bool | None = None
    day: dt.date | None = None
    at: dt.time = dt.time(12)
    moment: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
    short: Annotated[str, msgspec.Meta(min_length=1, max_length=3)] = "a"
    few: Annotated[tuple[int, ...], msgspec.Meta(min_length=1, max_length=2)] = (1,)
    rule: Annotated[str, msgspec.Meta(pattern="^R[0-9]$")] = "R1"
    parts: tuple[Inner | Other, ...] = ()
    maybe: tuple[tuple[Inner, ...], ...] | None = None


def explained(plain: Any, kind: Any = None) -> str:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(plain, Outer)
    return explain(caught.value, kind)


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"text": 3}, "text: expected text, found a whole number"),
        ({"text": None}, "text: expected text, found nothing"),
        ({"text": [SECRET]}, "text: expected text, found a list"),
        ({"text": {SECRET: 1}}, "text: expected text, found a group of fields"),
        ({"text": dt.date(2011, 12, 14)}, "text: expected text, found a date"),
        ({"text": dt.time(12)}, "text: expected text, found a time"),
        ({"number": SECRET}, "number: expected a whole number, found text"),
        ({"number": 1.5}, "number: expected a whole number, found a decimal number"),
        ({"number": 0}, "number: expected a number of at least 1"),
        ({"number": 10}, "number: expected a number of at most 9"),
        ({"ratio": SECRET}, "ratio: expected a decimal number, found text"),
        ({"flag": SECRET}, "flag: expected true or false or nothing, found text"),
        ({"day": SECRET}, "day: expected a date such as 2011-12-14"),
        ({"day": 5}, "day: expected a date or nothing, found a whole number"),
        ({"at": SECRET}, "at: expected a time such as 12:00:00"),
        ({"moment": SECRET}, "moment: expected a date and time such as 2011-12-14T09:30:00Z"),
        (
            {"moment": "2011-12-14T09:30:00"},
            "moment: expected a date and time such as 2011-12-14T09:30:00Z, with its time zone",
        ),
        ({"short": ""}, "short: expected text of at least 1 characters"),
        ({"short": SECRET}, "short: expected text of at most 3 characters"),
        ({"few": []}, "few: expected a list of at least 1 entries"),
        ({"few": [1, 2, 3]}, "few: expected a list of at most 2 entries"),
        ({"few": [1, SECRET]}, "few, entry 2: expected a whole number, found text"),
        ({"rule": SECRET}, "rule: not of the expected form"),
        ({"parts": [{"type": "other"}]}, "parts, entry 1: the field words is missing"),
        ({"parts": [{"words": SECRET}]}, "parts, entry 1: the field type is missing"),
        ({"parts": [{"type": SECRET}]}, "parts, entry 1, type: not an allowed value"),
        (
            {"parts": [{"type": "inner"}, {"type": "inner", "kind": SECRET}]},
            "parts, entry 2, kind: not an allowed value",
        ),
        ({"parts": [{"type": "inner", "level": 9}]}, "parts, entry 1, level: not an allowed value"),
        (
            {"maybe": [[], [{"type": "inner"}, {"type": "inner", "id": SECRET}]]},
            "maybe, entry 2, entry 2, id: expected letters, digits, - and _, 64 characters at most",
        ),
        (
            {"parts": [{"type": "inner", "key": "A"}]},
            "parts, entry 1, key: expected lower-case letters, digits and -, 64 characters at most",
        ),
        (
            {"parts": [{"type": "inner", "hash": "A" * 64}]},
            "parts, entry 1, hash: expected 64 hexadecimal digits in lower case",
        ),
        ({"colour": SECRET}, "the field colour is not known"),
        ({SECRET: 1}, "a field is not known"),
        ({"x" * 65: 1}, "a field is not known"),
        ({"two\nlines": 1}, "a field is not known"),
        ({"parts": [{"type": "other", "c": 1}]}, "parts, entry 1: the field c is not known"),
        (SECRET, "expected a group of fields, found text"),
        ([], "expected a group of fields, found a list"),
    ],
)  # fmt: skip
def test_each_fault_is_said_with_its_place(plain: Any, words: str) -> None:
    assert explained(plain) == words


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (
            {"parts": [{"type": "inner", "kind": SECRET}]},
            "parts, entry 1, kind: expected one of: risk, strength, “”",
        ),
        (
            {"parts": [{"type": "inner", "level": 9}]},
            "parts, entry 1, level: expected one of: 1, 2, 3",
        ),
        ({"parts": [{"type": SECRET}]}, "parts, entry 1, type: expected one of: inner, other"),
        (
            {"maybe": [[{"type": "inner", "kind": SECRET}]]},
            "maybe, entry 1, entry 1, kind: expected one of: risk, strength, “”",
        ),
        ({"number": SECRET}, "number: expected a whole number, found text"),
    ],
)  # fmt: skip
def test_with_the_type_at_hand_the_allowed_values_are_given(plain: Any, words: str) -> None:
    assert explained(plain, Outer) == words


@pytest.mark.parametrize("number", ["1" + "0" * 5000, "1e999"])
def test_numbers_beyond_measure_are_said_to_be_too_large(number: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(f'{{"number": {number}}}', type=Outer)
    assert explain(caught.value) == "number: the number is too large"


def test_a_message_of_another_making_is_not_repeated() -> None:
    error = msgspec.ValidationError("Mr Smith's child - at `the school`")
    assert explain(error) == "not of the expected form"


plain_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.just("exempt matter"),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["exempt matter", "report", "id", "version"]), inner)
    ),
)


@given(plain_data)
def test_nothing_that_was_read_is_repeated(plain: Any) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(plain, Saved)
    words = explain(caught.value, Saved)
    assert "exempt" not in words
    assert "`" not in words
    assert "$" not in words
