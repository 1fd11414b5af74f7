"""Opens every screen on this machine, and asks what was imported and read.

Run as a script by the build, in a process of its own: it writes a JSON object with ``modules``
(the full names) and ``files`` (what was opened, as paths inside site-packages).
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Final

_EXTRAS: Final = ("PIL.JpegImagePlugin", "PIL.PngImagePlugin", "sqlalchemy.dialects.sqlite")
"""What is loaded by what a report holds: pictures."""


class Opened:
    """Takes note of every file that Python opens."""

    def __init__(self) -> None:
        self.paths: set[str] = set()

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Hear of anything that Python does."""
        if event == "open" and arguments and isinstance(arguments[0], str):
            self.paths.add(arguments[0])


def main(answer: Path) -> None:
    """Load everything, and write what it was into a file."""
    opened = Opened()
    sys.addaudithook(opened.hear)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _load()
    found = {"modules": sorted(sys.modules), "files": sorted(_inside(opened.paths))}
    answer.write_text(json.dumps(found), encoding="utf-8")


def _load() -> None:
    import boardpaper  # noqa: PLC0415

    for module in pkgutil.walk_packages(boardpaper.__path__, "boardpaper."):
        if not module.name.endswith(("__main__", ".env")):  # they run when they are imported
            importlib.import_module(module.name)
    for name in _EXTRAS:
        importlib.import_module(name)
    _open_screens()
    with tempfile.TemporaryDirectory() as folder:
        _draw(Path(folder))


def _open_screens() -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from boardpaper.desktop import selftest  # noqa: PLC0415

    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    outcomes = tuple(selftest.run(application, every_state=True))
    broken = [f"{each.subject}: {each.trouble}" for each in outcomes if each.trouble]
    if broken:
        sys.exit("\n".join(broken))


def _draw(folder: Path) -> None:
    """Draw a page, which the program does in its worker process."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped] # noqa: PLC0415

    from boardpaper.desk import shelf  # noqa: PLC0415
    from boardpaper.desk.exporting import export  # noqa: PLC0415
    from boardpaper.desk.opening import open_package  # noqa: PLC0415
    from boardpaper.pdf.fonts import Fonts  # noqa: PLC0415

    file = folder / "report.pdf"
    file.write_bytes(export(open_package(shelf.sample()), "public", Fonts.shipped()).report.data)
    PdfDocument(file)[0].render().to_pil().save(folder / "page.png")


def _inside(paths: set[str]) -> set[str]:
    """Name the files that lie in site-packages."""
    marker = f"{os.sep}site-packages{os.sep}"
    return {path.rpartition(marker)[2] for path in paths if marker in path}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
