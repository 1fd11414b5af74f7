"""Entries of a library, without one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from boardpaper.library.entry import Entry

AT = datetime(2026, 11, 18, 9, 5, tzinfo=UTC)
_ENTRY = Entry(1, "", "", None, "draft", None, None, AT, "Ann", None)


def an_entry(number: int, **fields: Any) -> Entry:
    return replace(_ENTRY, number=number, **fields)


BUDGET = an_entry(1, subject="Budget", report_to="Executive Board", meeting_date=date(2026, 12, 16))
