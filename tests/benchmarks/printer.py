"""Started by compare_pdf.py: one printer prints one source once, in a process of its own.

Usage: python -m tests.benchmarks.printer PRINTER SOURCE OUTPUT FONTS

It says in one line of JSON how many seconds that took, with libraries imported and the source
read, and how many KiB of memory the process held at most.
"""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Task = Callable[[], object]


def boardpaper(source: Path, output: Path, fonts: Path) -> Task:  # noqa: ARG001 - it ships its own
    """Parse the fonts, lay out, write, read the file back and compare it with the document."""
    rendering = importlib.import_module("boardpaper.pdf.render")
    verify = importlib.import_module("boardpaper.pdf.verify").verify
    importlib.import_module("lxml.etree")  # pikepdf asks for it when it is first needed
    fonts_of = importlib.import_module("boardpaper.pdf.fonts").Fonts.shipped
    moment = importlib.import_module("tests.pdf.samples").IMPRINT
    document = importlib.import_module("tests.benchmarks.content").document_in(source.read_bytes())

    def task() -> None:
        data, _ = rendering.render(document, {}, moment, fonts_of())
        verify(data, document)
        output.write_bytes(data)

    return task


def reportlab(source: Path, output: Path, fonts: Path) -> Task:  # noqa: ARG001 - it takes ours
    """Parse the fonts, lay out, write, without tags."""
    stock = importlib.import_module("tests.benchmarks.stock")
    document = importlib.import_module("tests.benchmarks.content").document_in(source.read_bytes())

    def task() -> None:
        stock.register_fonts()
        output.write_bytes(stock.render_stock(document))

    return task


def typst(source: Path, output: Path, fonts: Path) -> Task:
    """Compile to PDF/UA-1."""
    library: Any = importlib.import_module("typst")
    return lambda: library.compile(
        str(source), output=str(output), font_paths=[str(fonts)], pdf_standards=["ua-1"]
    )


def weasyprint(source: Path, output: Path, fonts: Path) -> Task:  # noqa: ARG001 - the source says
    """Lay out and write PDF/UA-1."""
    library: Any = importlib.import_module("weasyprint")
    html = library.HTML(filename=str(source))
    return lambda: html.write_pdf(str(output), pdf_variant="pdf/ua-1")


def libreoffice(source: Path, output: Path, fonts: Path) -> Task:  # noqa: ARG001 - the system's
    """Start, load, lay out and write PDF/UA-1, in a profile of its own."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ImportError("LibreOffice is not installed")
    options = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    profile = tempfile.mkdtemp()
    command = (
        office,
        f"-env:UserInstallation={Path(profile).as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{options}",
        f"--outdir={output.parent}",
        str(source),
    )

    def task() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        source.with_suffix(".pdf").rename(output)

    return task


PRINTERS: Mapping[str, Callable[[Path, Path, Path], Task]] = {
    each.__name__: each for each in (boardpaper, reportlab, typst, weasyprint, libreoffice)
}


def peak() -> int:
    """KiB of memory this process or one it waited for held at most; 0 where nobody counts."""
    try:
        usage = importlib.import_module("resource")
    except ImportError:  # on Windows
        return 0
    whose = (usage.RUSAGE_SELF, usage.RUSAGE_CHILDREN)
    unit = 1024 if sys.platform == "darwin" else 1
    return max(int(usage.getrusage(each).ru_maxrss) for each in whose) // unit


def main(printer: str, source: str, output: str, fonts: str) -> None:
    task = PRINTERS[printer](Path(source), Path(output), Path(fonts))
    start = time.perf_counter()
    task()
    seconds = time.perf_counter() - start
    sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
