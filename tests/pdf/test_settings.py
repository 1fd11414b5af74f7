"""Settings of ReportLab on a machine change nothing in a file."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from boardpaper.document.nodes import Figure
from tests.pdf.samples import document, draw, paragraph, picture, place, questions, runs, title

SHA = "a" * 64
SETTINGS = """
useA85 = wrapA85 = pdfMultiLine = pdfComments = verbose = 1
pageCompression = invariant = 0
documentLang = "cy-GB"
canvas_baseColor = (1, 0, 0)
canvas_basefontname = "Courier"
defaultEncoding = "MacRomanEncoding"
defaultImageCaching = 1
defaultPageSize = "LETTER"
"""


def digest_of_a_file() -> str:
    figure = Figure("Figure 1", runs("Share"), SHA, "A chart", False, place("figure"))
    doc = document(title(), paragraph("1.1", "Wörds ☒ and more."), questions(), figure)
    return hashlib.sha256(draw(doc, {SHA: picture()})[0]).hexdigest()


def in_another_process(folder: Path, environment: dict[str, str]) -> str:
    command = "from tests.pdf.test_settings import digest_of_a_file as f; print(f())"
    paths = os.pathsep.join([str(folder), *sys.path])
    done = subprocess.run(
        (sys.executable, "-c", command),
        env={**os.environ, "PYTHONPATH": paths, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


def test_a_file_of_settings_changes_no_byte(tmp_path: Path) -> None:
    (tmp_path / "reportlab_settings.py").write_text(SETTINGS, encoding="utf-8")
    assert in_another_process(tmp_path, {}) == digest_of_a_file()


def test_the_environment_changes_no_byte(tmp_path: Path) -> None:
    names = ("useA85", "wrapA85", "pdfMultiLine", "pdfComments", "defaultImageCaching")
    environment = {f"RL_{name}": "1" for name in names} | {
        "RL_canvas_basefontname": "Courier",
        "RL_canvas_baseColor": "red",
        "RL_documentLang": "cy-GB",
        "RL_pageCompression": "0",
    }
    assert in_another_process(tmp_path, environment) == digest_of_a_file()
