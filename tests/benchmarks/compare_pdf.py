"""Prints how long printers take for the same content, side by side.

Usage: python -m tests.benchmarks.compare_pdf [PAGES...]

Every printer prints in a process of its own, and they take turns, so that what else the machine
does troubles all of them alike. Times are medians.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pikepdf

from boardpaper.document.nodes import Document
from tests.benchmarks.content import document_in, source_of
from tests.benchmarks.sources import html_source, odf_source, typst_source

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "src" / "boardpaper" / "resources" / "fonts"
PAGES = (6, 54, 540)
ROUNDS_OF_SECONDS = 12
"""A printer prints again until it has printed for about so long, at most five times."""

MOST_ROUNDS = 5
LANGUAGES: Mapping[str, Callable[[Document, str], str]] = {
    "typ": typst_source,
    "html": html_source,
    "fodt": odf_source,
}
PRINTERS: Mapping[str, str] = {
    "boardpaper": "json",
    "reportlab": "json",
    "typst": "typ",
    "weasyprint": "html",
    "libreoffice": "fodt",
}


_HEAD = "  pages  seconds  ratio   size KB  ratio    peak MB  ratio"


class Measure(NamedTuple):
    """What one printer took: seconds, bytes of the file, KiB of memory at most; and its pages."""

    seconds: float
    size: int
    peak: int
    pages: int


def write_sources(folder: Path, pages: int) -> None:
    """Write a report of so many pages in all languages."""
    data = source_of(pages)
    (folder / "source.json").write_bytes(data)
    for ending, write in LANGUAGES.items():
        words = write(document_in(data), FONTS.as_uri())
        (folder / f"source.{ending}").write_text(words, encoding="utf-8")


def measure(printer: str, folder: Path) -> Measure | str:
    """Print once; a sentence says why that was not possible."""
    source, output = folder / f"source.{PRINTERS[printer]}", folder / f"{printer}.pdf"
    command = (sys.executable, "-m", "tests.benchmarks.printer", printer)
    done = subprocess.run(
        (*command, str(source), str(output), str(FONTS)),
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if done.returncode != 0:
        return done.stderr.strip().rpartition("\n")[2] or "it failed"
    answer = json.loads(done.stdout)
    with pikepdf.open(output) as pdf:
        pages = len(pdf.pages)
    return Measure(answer["seconds"], output.stat().st_size, answer["peak"], pages)


def measure_all(pages: int) -> Mapping[str, Sequence[Measure] | str]:
    """Have all printers print, in turns."""
    taken: dict[str, list[Measure]] = {each: [] for each in PRINTERS}
    troubles: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        write_sources(Path(name), pages)
        for _ in range(MOST_ROUNDS):
            for printer, before in taken.items():
                enough = sum(each.seconds for each in before) > ROUNDS_OF_SECONDS
                if printer in troubles or enough:
                    continue
                found = measure(printer, Path(name))
                if isinstance(found, str):
                    troubles[printer] = found
                else:
                    before.append(found)
    return {each: troubles.get(each, taken[each]) for each in PRINTERS}


def lines(pages: int, measures: Mapping[str, Sequence[Measure] | str]) -> list[str]:
    """The table of one length, with ratios to what we take."""
    ours = measures["boardpaper"]
    if isinstance(ours, str):
        return [f"{pages} pages: {ours}"]
    own = _middle(ours)
    table = [
        f"{pages} pages".ljust(14) + "  pages  seconds  ratio   size KB  ratio    peak MB  ratio"
    ]
    for printer, rounds in measures.items():
        if isinstance(rounds, str):
            table.append(f"{printer:<14}{rounds}")
            continue
        each = _middle(rounds)
        table.append(
            f"{printer:<14}{each.pages:>7}{each.seconds:>9.3f}{each.seconds / own.seconds:>7.2f}"
            f"{each.size // 1000:>10}{each.size / own.size:>7.2f}"
            f"{each.peak // 1024:>11}{each.peak / max(1, own.peak):>7.2f}"
        )
    return table


def _middle(rounds: Sequence[Measure]) -> Measure:
    return Measure(
        median(each.seconds for each in rounds),
        rounds[0].size,
        round(median(each.peak for each in rounds)),
        rounds[0].pages,
    )


def main(arguments: Sequence[str]) -> None:
    """Print a table for every length."""
    for pages in [int(each) for each in arguments] or PAGES:
        sys.stdout.write("\n".join(lines(pages, measure_all(pages))) + "\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
