"""The installed program tests itself: what it ships is whole, and it can do its main job."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import open_package, under_template
from boardpaper.exchange.boardreport import pack, unpack
from boardpaper.files import read_limited, write_atomically
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids

_A_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one test; ``trouble`` is empty where all is well."""

    subject: str
    trouble: str


def run() -> Iterator[Outcome]:
    """Run every test, one after the other; a failing one does not stop the others."""
    tests: tuple[tuple[str, Callable[[], None]], ...] = (
        ("templates and councils", _declarations),
        ("fonts", _fonts),
        (".boardreport files", _exchange),
        ("writing files", _files),
        ("PDF", _pdf),
    )
    for subject, test in tests:
        try:
            test()
        except Exception as error:  # noqa: BLE001 — whatever is broken is what this looks for
            yield Outcome(subject, f"{type(error).__name__}: {error}")
        else:
            yield Outcome(subject, "")


def _require(condition: bool, trouble: str) -> None:
    if not condition:
        raise RuntimeError(trouble)


def _declarations() -> None:
    _require(bool(shelf.templates()), "no template is shipped")
    for stored in shelf.templates():
        shelf.council(stored.template.council)


def _fonts() -> None:
    fonts = Fonts.shipped()
    faces = (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic, fonts.fallback)
    _require(all("A" in face for face in faces), "a font has no letter A")
    _require("☒" in fonts and "☐" in fonts, "no font has the tick boxes")


def _exchange() -> None:
    sample = shelf.sample()
    _require(unpack(pack(sample)) == sample, "the sample does not come back as it was packed")


def _files() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "self-test.txt")
        write_atomically(path, b"first")
        write_atomically(path, b"second")
        _require(read_limited(path, _A_MEBIBYTE) == b"second", "a file does not come back")


def _pdf() -> None:
    fonts, opened = Fonts.shipped(), open_package(shelf.sample())
    for stored in shelf.templates():
        moved = under_template(opened, stored.template.id, counted_ids("moved-"))
        export(moved, "public", fonts)  # reads the finished file back
