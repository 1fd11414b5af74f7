"""The JSON Schema of report.json, for programs other than this one.

``resources/schemas/report-1.schema.json`` is a copy for readers. To renew it, in the root folder::

    python3 dev.py run schema > src/boardpaper/resources/schemas/report-1.schema.json
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from boardpaper.exchange.report_json import FORMAT, LARGEST_NUMBER, ReportFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Checkers may treat "format" as a remark only; a pattern is always checked.
_FORMAT_PATTERNS: Mapping[str, str] = {
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "date-time": (
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
        r"([Zz]|[+-][0-9]{2}:?[0-9]{2})$"
    ),
}


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of report.json.

    Some of what the reader requires no schema can say: that ids differ, and that rows of tables
    are as long as their headers.
    """
    schema = _portable(msgspec.json.schema(ReportFile))
    return {
        "$schema": _DIALECT,
        "$id": f"urn:boardpaper:report:{FORMAT}",
        "title": "A report of Boardpaper",
        **schema,
    }


def schema_json() -> bytes:
    """The schema as text, the same bytes every time."""
    return msgspec.json.format(msgspec.json.encode(report_schema()), indent=1) + b"\n"


def _portable(schema: dict[str, Any]) -> dict[str, Any]:
    """Say in JSON Schema what msgspec says in Python's or OpenAPI's terms."""
    portable = {
        name: _portable_part(part)
        for name, part in schema.items()
        if name != "discriminator"  # OpenAPI's; "anyOf" says the same
    }
    if isinstance(schema.get("description"), str):
        portable["description"] = cleandoc(schema["description"])  # as Python does from 3.13 on
    if isinstance(schema.get("pattern"), str):
        # ECMA 262 has no \Z, and its $ matches at the very end only (sections 22.2.1, 22.2.2.4).
        portable["pattern"] = schema["pattern"].replace(r"\Z", "$")
    if schema.get("type") == "string" and "format" in schema:
        portable["pattern"] = _FORMAT_PATTERNS[schema["format"]]
    if schema.get("type") == "integer":
        portable.setdefault("minimum", -LARGEST_NUMBER)
        portable.setdefault("maximum", LARGEST_NUMBER)
    return portable


def _portable_part(part: Any) -> Any:
    if isinstance(part, dict):
        return _portable(part)
    if isinstance(part, list):
        return [_portable_part(each) for each in part]
    return part
