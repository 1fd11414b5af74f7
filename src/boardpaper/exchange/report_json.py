"""report.json: a report with its standing, as it is handed from one desk to another."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any, Literal, NoReturn

import msgspec

from boardpaper.errors import InvalidInputError
from boardpaper.exchange.limits import REPORT_LIMIT, require_at_most
from boardpaper.report.clean import clean
from boardpaper.report.decoding import explain
from boardpaper.report.integrity import faults
from boardpaper.report.standing import Saved
from boardpaper.report.values import without_defaults

FORMAT = 1

LARGEST_NUMBER = 2**53
"""JSON carries whole numbers exactly up to here (RFC 8259 section 6)."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")


class ReportFile(Saved, frozen=True, kw_only=True):
    """A report of Boardpaper with its standing; what is at its default is left out."""

    format: Literal[1]


class _Head(msgspec.Struct):
    """What a file of any format, newer ones too, says about itself."""

    format: Any = None


class _RepeatedFieldError(ValueError):
    """An object has two fields of one name, of which readers would choose differently."""


class _LargeNumberError(ValueError):
    """A whole number is too large to be kept exactly."""


def encode(saved: Saved) -> bytes:
    """Write a report, whose text was cleaned, as JSON: equal values give equal bytes."""
    plain = {"format": FORMAT, **without_defaults(_in_utc(saved))}
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def decode(data: bytes) -> Saved:
    """Read a report from JSON; its text comes out clean and its times in UTC.

    Raises:
        InvalidInputError: it is too large, damaged, made by a newer version, or not a report.
    """
    require_at_most(REPORT_LIMIT, len(data), "The report")
    # Nothing that was read may end in a log: the first errors, which quote it, are not chained.
    try:
        saved = clean(_in_utc(_decode(data)))
    except msgspec.ValidationError as error:
        _refuse(explain(error, ReportFile))
    except _RepeatedFieldError as error:
        _refuse(f"{error} stands twice in one group of fields")
    except _LargeNumberError:
        _refuse(f"it has a whole number beyond {LARGEST_NUMBER}")
    except UnicodeDecodeError:
        _refuse("it is not UTF-8 text")
    except (msgspec.DecodeError, json.JSONDecodeError):
        _refuse("it is not JSON, or was damaged on the way; ask for another copy")
    except RecursionError:
        _refuse("its fields are nested too deeply")
    except OverflowError:
        _refuse("it has a date and time outside the years 1 to 9999")
    fault = next(faults(saved.report), None)
    if fault is not None:
        _refuse(fault)
    return saved


def _decode(data: bytes) -> Saved:
    text = data.decode("utf-8")
    _require_known_format(msgspec.json.decode(data, type=_Head).format)
    # msgspec would take the last of two fields, and whole numbers of any size.
    json.loads(text, object_pairs_hook=_require_distinct, parse_int=_require_exact)
    file = msgspec.json.decode(data, type=ReportFile)
    return Saved(**{name: getattr(file, name) for name in Saved.__struct_fields__})


def _require_known_format(number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < FORMAT:
        _refuse("it does not say which format of Boardpaper it has")
    if number > FORMAT:
        raise InvalidInputError(
            f"This file was made by a newer version of Boardpaper (format {number}; this version "
            f"reads format {FORMAT}): update Boardpaper to open it."
        )


def _require_distinct(fields: list[tuple[str, object]]) -> None:
    seen: set[str] = set()
    for name, _ in fields:
        if name in seen:
            raise _RepeatedFieldError(f"the field {name}" if _NAME.fullmatch(name) else "a field")
        seen.add(name)


def _require_exact(digits: str) -> None:
    if len(digits.lstrip("-")) > len(str(LARGEST_NUMBER)) or abs(int(digits)) > LARGEST_NUMBER:
        raise _LargeNumberError


def _in_utc(saved: Saved) -> Saved:
    """Give every time in UTC: equal times may be written in many zones."""
    clearances = tuple(
        msgspec.structs.replace(each, at=_utc(each.at)) for each in saved.standing.clearances
    )
    return msgspec.structs.replace(
        saved,
        changed_at=_utc(saved.changed_at),
        standing=msgspec.structs.replace(saved.standing, clearances=clearances),
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _refuse(reason: str) -> NoReturn:
    raise InvalidInputError(f"The report cannot be read: {reason}.") from None
