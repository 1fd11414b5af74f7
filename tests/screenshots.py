"""Draws every page of the example, under every template, as a picture.

Run ``python3 dev.py screenshots FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import open_package, under_template
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids

POINTS_PER_INCH = 72
DOTS_PER_INCH = 96


def main(folder: Path) -> None:
    """Write ``TEMPLATE-PAGE.png`` for every page into a folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    fonts, sample = Fonts.shipped(), open_package(shelf.sample())
    for stored in shelf.templates():
        opened = under_template(sample, stored.template.id, counted_ids("moved-"))
        pages = pypdfium2.PdfDocument(export(opened, "public", fonts).report.data)
        for number, page in enumerate(pages, 1):
            path = folder / f"{stored.template.id}-{number}.png"
            page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().save(path)
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
