"""Writing what leaves the program as files: papers for the agenda, and copies of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.desk.enclosures import Paper, appendices_of
from boardpaper.desk.opening import Opened
from boardpaper.document.nodes import Audience
from boardpaper.exchange.boardreport import Package, pack
from boardpaper.files import write_atomically

PDF: Final = ".pdf"
_NOT_IN_A_NAME: Final = '<>:"/\\|?*'

_PORTS: Final = tuple(f"{port}{each}" for port in ("COM", "LPT") for each in "0123456789¹²³")
_DEVICES: Final = frozenset({"CON", "PRN", "AUX", "NUL", *_PORTS})
"""What cannot be the name of a file (Microsoft, "Naming files, paths, and namespaces")."""

_LONGEST_NAME: Final = 200
"""Bytes: systems allow 255 of them or of units, and a temporary file beside it has a longer one."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Which versions are written under which names, and where."""

    folder: Path
    names: tuple[tuple[Audience, str], ...]
    with_appendices: bool = False

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """For whom, in order."""
        return tuple(audience for audience, _ in self.names)

    def papers(self, opened: Opened, printed: Sequence[bytes]) -> Iterator[Paper]:
        """Yield every file to be written; ``printed`` has the PDF of each audience."""
        for (audience, name), data in zip(self.names, printed, strict=True):
            yield Paper(name, data)
            if self.with_appendices:
                yield from appendices_of(opened, audience)

    def file_names(self, opened: Opened) -> tuple[str, ...]:
        """The names of all files to be written, in order."""
        return tuple(each.name for each in self.papers(opened, [b""] * len(self.names)))


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the place of a plan already."""

    has_folder: bool
    replaced: tuple[str, ...] = ()


def look_up(folder: Path, names: Sequence[str]) -> Found:
    """Look which of some names are taken in a folder; this may wait for a network.

    Only a whole path is a folder: any other would depend on where the program was started.
    """
    try:
        if not folder.is_absolute() or not folder.is_dir():
            return Found(has_folder=False)
        return Found(True, tuple(each for each in names if (folder / each).exists()))
    except (OSError, ValueError):  # a name no system takes, or a folder nobody may look into
        return Found(has_folder=False)


def as_pdf_name(words: str) -> str:
    """What an officer typed as the name of a PDF, with its ending."""
    name = words.strip()
    return name if not name or name.lower().endswith(PDF) else f"{name}{PDF}"


def mistake_in_name(name: str) -> str:
    """Say what keeps a name from being one on Windows, macOS or Linux; nothing if it is one."""
    if not name.removesuffix(PDF).strip(". "):
        return "Give the file a name."
    if len(name.encode()) > _LONGEST_NAME:
        return "This name is too long for some systems: make it shorter."
    if name.split(".", maxsplit=1)[0].strip().upper() in _DEVICES:
        return "Windows keeps this name for itself: choose another."
    if not name.isprintable() or any(each in name for each in _NOT_IN_A_NAME):
        return f"A file name has none of these characters: {' '.join(_NOT_IN_A_NAME)}"
    return ""


def write_papers(folder: Path, papers: Sequence[Paper]) -> tuple[Path, ...]:
    """Write papers into a folder, in order, over files of the same names; return the paths.

    Raises:
        BoardpaperError: one of them could not be written, nor were those after it.
    """
    paths = []
    for paper in papers:
        path = folder / paper.name
        write_atomically(path, paper.data)
        paths.append(path)
    return tuple(paths)


def write_copy(path: Path, opened: Opened) -> Path:
    """Write a report with its template and papers as a .boardreport file; return its path.

    Raises:
        BoardpaperError: it lacks a paper, is too large, or could not be written.
    """
    data = pack(Package(opened.saved, opened.template.toml, opened.attachments))
    write_atomically(path, data)
    return path
