"""Names for the files that an export writes."""

from __future__ import annotations

from boardpaper.document.nodes import Audience
from boardpaper.document.redact import with_public_details
from boardpaper.report.report import Report

MAX_LENGTH = 120
"""UTF-16 units in a name: Windows allows 255, and 260 for the whole path in older programs."""

_EXTENSION = ".pdf"
_COPY_EXTENSION = ".boardreport"
_NOT_IN_A_NAME = frozenset('<>:"/\\|?*')
_MAX_BODY = 40


def pdf_name(report: Report, audience: Audience) -> str:
    """Name the PDF of a report: ``2011-12-14 Executive Board - Subject (public).pdf``.

    The name is safe on Windows, macOS and Linux. It begins with the date of the meeting or
    ``undated``, so it is none of the names that Windows keeps for devices. A public name holds
    the public subject, even where the report has not been redacted yet.
    """
    return _name(report, audience, f" ({audience}){_EXTENSION}")


def appendix_name(report: Report, audience: Audience, number: int) -> str:
    """Name the PDF of an appendix, counted from 1: ``… (public) - Appendix 1.pdf``."""
    return _name(report, audience, f" ({audience}) - Appendix {number}{_EXTENSION}")


def copy_name(report: Report) -> str:
    """Name the .boardreport file of a report, which has all that is exempt in it."""
    return _name(report, "full", _COPY_EXTENSION)


def changes_name(report: Report) -> str:
    """Name the web page of what changed in a report, which has all that is exempt in it."""
    return _name(report, "full", " (changes).html")


def dates_name(report: Report) -> str:
    """Name the .ics file of the meeting a report is for; nothing of the report is in it."""
    day = report.meeting_date
    parts = (
        "undated" if day is None else day.isoformat(),
        _cut(_safe(report.report_to), _MAX_BODY),
    )
    return f"{' '.join(each for each in parts if each)}.ics"


def _name(report: Report, audience: Audience, end: str) -> str:
    details = with_public_details(report) if audience == "public" else report
    day = details.meeting_date
    date = "undated" if day is None else day.isoformat()
    body = _cut(_safe(details.report_to), _MAX_BODY)
    start = f"{date} {body}" if body else date
    subject = _cut(_safe(details.subject), MAX_LENGTH - _units(start) - len(" - ") - _units(end))
    return f"{start} - {subject}{end}" if subject else f"{start}{end}"


def _safe(words: str) -> str:
    """Leave out what a file system refuses or nobody can see, and surplus white space."""
    characters = [each if _is_safe(each) else " " for each in words]
    return " ".join("".join(characters).split())


def _is_safe(character: str) -> bool:
    return character.isprintable() and character not in _NOT_IN_A_NAME


def _cut(words: str, units: int) -> str:
    """Cut words to a number of UTF-16 units: after a whole word where that leaves half of them."""
    if _units(words) <= units:
        return words
    kept = words[:units]
    while _units(kept) > units:
        kept = kept[:-1]
    whole_words = kept.rpartition(" ")[0]
    return whole_words if 2 * len(whole_words) >= len(kept) else kept


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
