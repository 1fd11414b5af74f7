"""The JSON Schema of report.json says what the reader takes, to programs other than this one."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper import resources
from boardpaper.errors import InvalidInputError
from boardpaper.exchange.report_json import decode, encode
from boardpaper.exchange.schema import report_schema, schema_json
from boardpaper.report.standing import Saved
from tests.strategies import saved_reports

RENEWAL = "python3 dev.py run schema > src/boardpaper/resources/schemas/report-1.schema.json"
# What no schema can say; see boardpaper.report.integrity.
FAULTS = re.compile(r"twice\.|not as long as its header\.|range of characters that cannot be\.")

VALIDATOR = jsonschema.Draft202012Validator(
    report_schema(), format_checker=jsonschema.FormatChecker(formats=["date"])
)


def parts(plain: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path to everything inside of plain JSON data."""
    inner = plain.items() if isinstance(plain, dict) else enumerate(plain)
    for step, value in inner:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from parts(value, (*path, step))


def is_read(plain: Any) -> bool:
    try:
        decode(json.dumps(plain).encode())
    except InvalidInputError as error:
        return FAULTS.search(str(error)) is not None
    return True


def schemas_in(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside of a schema, those that are no schemas of their own too."""
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, dict | list):
        for each in schema.values() if isinstance(schema, dict) else schema:
            yield from schemas_in(each)


def test_the_copy_for_readers_is_up_to_date() -> None:
    copy = resources.read_text("schemas", "report-1.schema.json")
    assert copy == schema_json().decode(), f"to renew it: {RENEWAL}"


def test_the_renewal_writes_the_schema() -> None:
    command = [sys.executable, "-m", "boardpaper", "schema"]
    done = subprocess.run(command, check=True, capture_output=True)
    assert done.stdout == schema_json()


def test_the_schema_is_a_schema_of_the_draft_it_names() -> None:
    schema = report_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:boardpaper:report:1"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_schema_is_portable() -> None:
    for each in schemas_in(report_schema()):
        assert "discriminator" not in each  # OpenAPI's
        assert "\\Z" not in str(each.get("pattern", ""))  # Python's


def test_every_kind_of_value_is_described_and_closed() -> None:
    kinds = report_schema()["$defs"]
    assert {"ReportFile", "Report", "Standing", "Table", "Ref"} <= kinds.keys()
    for kind in kinds.values():
        assert kind["description"]
        assert kind["additionalProperties"] is False


@given(saved_reports())
def test_what_is_written_is_valid(saved: Saved) -> None:
    VALIDATOR.validate(json.loads(encode(saved)))


replacements: st.SearchStrategy[object] = st.sampled_from(
    (
        *(None, True, False, 0, 1, -1, 4, 2**53, 2**53 + 1, -(2**53), -(2**53) - 1, 1.5),
        *("", "x", "A b", "x" * 65, "0" * 64, "0" * 63, "urgent", "finding", "paragraph"),
        *("2011-12-14", "2011-2-3", "2011-02-30", "2011-12-14T12:00:00"),
        *("2011-12-14T12:00:00Z", "2011-12-14 12:00:00.5+01:00", "2011-12-14T12:00:00+01"),
        *([], ["x"], [None], [[]], [{}]),
        *({}, {"id": "new"}, {"part": "main"}, {"type": "note", "id": "new"}),
    )
)
MISSING = object()


@given(saved_reports(), st.data())
def test_schema_and_reader_agree_on_what_was_changed(saved: Saved, data: st.DataObject) -> None:
    plain = json.loads(encode(saved))
    *path, last = data.draw(st.sampled_from(sorted(parts(plain), key=str)))
    holder = plain
    for step in path:
        holder = holder[step]
    new = data.draw(replacements | st.just(MISSING) | st.just({"unknown": 1}))
    if new is MISSING:
        del holder[last]
    elif new == {"unknown": 1} and isinstance(holder, dict):
        holder["unknown"] = 1
    else:
        holder[last] = new
    assert VALIDATOR.is_valid(plain) is is_read(plain)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], 2),
        (["unknown"], 1),
        (["report", "id"], "a/b"),
        (["report", "council"], "Leeds"),
        (["report", "template", "hash"], "0" * 63),
        (["report", "meeting_date"], "14th December 2011"),
        (["changed_at"], "2011-12-14T12:00:00"),
        (["report", "main"], [{"id": "f1"}]),
        (["report", "main"], [{"type": "table", "id": "t1"}]),
        (["report", "answers"], [{"question": "wards", "yes": "yes"}]),
        (["report", "call_in"], {"reason": "because"}),
    ],
)
def test_what_is_broken_is_neither_valid_nor_read(path: list[str], value: object) -> None:
    plain: Any = {
        "format": 1,
        "report": {
            "id": "r1",
            "template": {"id": "leeds", "version": 1, "hash": "0" * 64},
            "council": "leeds",
        },
        "changed_at": "2011-12-01T12:00:00Z",
    }
    assert VALIDATOR.is_valid(plain)
    assert is_read(plain)
    holder = plain
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert not VALIDATOR.is_valid(plain)
    assert not is_read(plain)
