"""What officers and their IT department can set, as a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from boardpaper.report.clean import clean_text
from boardpaper.report.values import Value

Theme = Literal["system", "light", "dark", "high-contrast"]
OneLine = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\n]*\Z")]
OptionalKey = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9][a-z0-9-]{0,63})?\Z")]
Percent = Annotated[int, msgspec.Meta(ge=50, le=300)]
Plain = str | int


class Settings(Value, frozen=True, kw_only=True):
    """All settings, at their defaults where nobody chose anything else.

    In TOML each is one key of the same name; a path that is None is an empty string there.
    """

    officer_name: OneLine = ""
    """Who writes here: the first author of a new report, and who is named in its history."""

    officer_telephone: OneLine = ""
    """The telephone number for the author box of a new report."""

    officer_email: OneLine = ""
    """The email address for the author box of a new report."""

    council: OptionalKey = ""
    """The id of the council that new reports are for; empty until one is chosen."""

    template: OptionalKey = ""
    """The id of the template that new reports are written in; empty until one is chosen."""

    library_folder: Path | None = None
    """The folder of the library, a whole path; None is the usual one among the officer's data."""

    backup_folder: Path | None = None
    """The folder for backups of the library, a whole path; None until one is chosen."""

    logo_file: Path | None = None
    """The council's logo for the first page, a whole path of a PNG or JPEG; None prints none."""

    theme: Theme = "system"
    """The colours of the windows; ``system`` follows Windows, macOS or the Linux desktop."""

    text_size: Percent = 100
    """The size of the text in the windows, in per cent of what the system asks for."""


_FIELDS = msgspec.structs.fields(Settings)
_PATHS: Mapping[str, str] = {
    "library_folder": "a folder",
    "backup_folder": "a folder",
    "logo_file": "a file",
}
_MOST_CHARACTERS_IN_A_PATH = 1000
# Control characters, and the halves of characters that no file of text can hold.
_NOT_IN_A_PATH = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def decode(table: Mapping[str, object]) -> tuple[dict[str, Any], list[str]]:
    """Read the settings in a table: those that can be used, by name, and what is wrong with others.

    What is wrong is said without the value. Keys that are no setting are passed over: they may be
    of a newer version.
    """
    usable: dict[str, Any] = {}
    mistakes: list[str] = []
    for field in _FIELDS:
        if field.name in table:
            try:
                usable[field.name] = _decoded(field, table[field.name])
            except msgspec.ValidationError as error:
                from boardpaper.report.decoding import explain  # noqa: PLC0415 — rarely needed

                mistakes.append(f"{field.name}: {explain(error, field.type)}")
            except _UnusablePathError as error:
                mistakes.append(f"{field.name}: {error}")
    return usable, mistakes


def encode(settings: Settings) -> dict[str, Plain]:
    """Write settings as a table of plain values."""
    return {field.name: _plain(getattr(settings, field.name)) for field in _FIELDS}


class _UnusablePathError(ValueError):
    """No folder or file can be meant."""


def _decoded(field: msgspec.structs.FieldInfo, value: object) -> object:
    if field.name in _PATHS:
        words = msgspec.convert(value, str)
        return _path(words, _PATHS[field.name]) if words else None
    return msgspec.convert(clean_text(value) if isinstance(value, str) else value, field.type)


def _path(words: str, kind: str) -> Path:
    """Read a path, which is not cleaned: to the disk, letters of another composition differ."""
    if len(words) > _MOST_CHARACTERS_IN_A_PATH or _NOT_IN_A_PATH.search(words):
        raise _UnusablePathError(f"this cannot be the path of {kind}")
    path = Path(words)
    if not path.is_absolute():
        raise _UnusablePathError("expected a whole path, from the drive or the root on")
    return path


def _plain(value: str | int | Path | None) -> Plain:
    return value if isinstance(value, str | int) else str(value or "")
