"""Whose work is inside what is handed out: libraries, fonts, word lists, with their licences.

The window About shows it, and the installer's bill of materials is made with it. Licences are
expressions of SPDX, of a part that leaves a choice the one that is chosen.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NamedTuple

import boardpaper

LIBRARIES: Mapping[str, tuple[str, str]] = {
    "pyside6-essentials": ("Qt for Python", "LGPL-3.0-only"),
    "shiboken6": ("Shiboken", "LGPL-3.0-only"),
    "sqlalchemy": ("SQLAlchemy", "MIT"),
    "alembic": ("Alembic", "MIT"),
    "reportlab": ("ReportLab", "BSD-3-Clause"),
    "pikepdf": ("pikepdf with qpdf", "MPL-2.0 AND Apache-2.0"),
    "pypdfium2": ("pypdfium2 with PDFium", "BSD-3-Clause AND Apache-2.0"),
    "pillow": ("Pillow", "MIT-CMU"),
    "lxml": ("lxml", "BSD-3-Clause"),
    "msgspec": ("msgspec", "BSD-3-Clause"),
    "platformdirs": ("platformdirs", "MIT"),
    "click": ("Click", "BSD-3-Clause"),
    "tomli-w": ("Tomli-W", "MIT"),
    "mako": ("Mako", "MIT"),
    "markupsafe": ("MarkupSafe", "BSD-3-Clause"),
    "charset-normalizer": ("charset-normalizer", "MIT"),
    "packaging": ("packaging", "Apache-2.0 OR BSD-2-Clause"),
    "typing-extensions": ("typing-extensions", "PSF-2.0"),
}
"""By distribution, as the lock file writes it: the name, and the licence."""


class Part(NamedTuple):
    """Something that is shipped; ``version`` is empty where it has none."""

    name: str
    version: str
    licence: str


DATA: Final = (
    Part("Arimo", "", "OFL-1.1"),
    Part("DejaVu Sans", "", "Bitstream-Vera"),
    Part("sRGB colour profile", "", "Zlib"),
    Part("SCOWL word lists", "2020.12.07", "LicenseRef-SCOWL"),
)
"""What is shipped besides libraries."""


def parts() -> Iterator[Part]:
    """Everything that is inside, with the versions that are installed."""
    yield Part("Python", platform.python_version(), "Python-2.0")
    for distribution, (name, licence) in LIBRARIES.items():
        yield Part(name, _version_of(distribution), licence)
    yield from DATA


def licences_folder() -> Path | None:
    """The folder of an installation with the words of all licences; elsewhere None."""
    folder = Path(boardpaper.__file__).parents[2] / "licences"
    return folder if folder.is_dir() else None


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not known"
