"""The council's logo for the top of the first page: a file that settings or a command name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from boardpaper.desk.papers import paper_kind
from boardpaper.errors import BoardpaperError, InvalidInputError
from boardpaper.files import quoted, read_limited

_MOST_BYTES: Final = 10 * 1024 * 1024


@dataclass(frozen=True)
class Logo:
    """A picture, PNG or JPEG; or none, with a sentence in ``trouble`` where there should be one."""

    data: bytes = b""
    trouble: str = ""

    @cached_property
    def hash(self) -> str:
        """Its SHA-256, or an empty text where there is no picture."""
        return hashlib.sha256(self.data).hexdigest() if self.data else ""


NO_LOGO: Final = Logo()


def read_logo(file: Path) -> Logo:
    """Read a logo.

    Raises:
        InvalidInputError: the file is missing, too large or no picture.
        EnvironmentFaultError: it cannot be read.
    """
    data = read_limited(file, _MOST_BYTES)
    if paper_kind(data) not in {"PNG picture", "JPEG picture"}:
        raise InvalidInputError(
            f"The logo {quoted(file)} is no picture: choose one that is PNG or JPEG."
        )
    return Logo(data)


def usual_logo(file: Path | None) -> Logo:
    """Read the logo that the settings name, if they name one.

    A drive that is not connected must not keep anybody from printing: then there is none, and
    the officer is told.
    """
    if file is None:
        return NO_LOGO
    try:
        return read_logo(file)
    except BoardpaperError as error:
        return Logo(trouble=f"The council's logo is not on the report. {error}")
