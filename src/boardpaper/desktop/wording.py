"""Words that both windows say of a report; importing them costs a start nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from boardpaper.report.status import Status

STATUS_WORDS: Mapping[Status, str] = {
    "draft": "Draft",
    "ready": "Ready",
    "published": "Published",
    "decided": "Decided",
    "withdrawn": "Withdrawn",
}
NO_SUBJECT: Final = "Untitled report"
