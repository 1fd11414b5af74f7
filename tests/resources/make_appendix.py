"""Makes the appendix of the sample report anew, and names it in report.json by its hash.

Run ``python -m tests.resources.make_appendix`` when its words or the looks of the page change.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

from boardpaper.document.nodes import (
    Document,
    Paragraph,
    Run,
    TitleBlock,
    TitleLine,
)
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.render import Imprint, render
from boardpaper.report.place import Place

FOLDER = Path("src/boardpaper/resources/samples/ofsted-annual-assessment-2011")
TITLE = "Ofsted Annual Assessment letter"
PARAGRAPHS = (
    "This page stands in for the letter. It is not a copy of it.",
    "In the published report, appendix 1 was the letter in which Ofsted gave its Annual Assessment "
    "of Children's Services in Leeds for 2011, published on 8th November 2011. The letter is not "
    "reproduced here: this page makes the example report complete with its appendix.",
    "In a report of your own, attach the paper itself, and make sure that everyone can read it.",
)
APPENDIX = Place("appendices", "a1")


def make() -> bytes:
    """Draw the page."""
    lines = (TitleLine("Appendix 1:", (Run(TITLE),), APPENDIX, is_title=True),)
    texts = (Paragraph("", (Run(words),), APPENDIX) for words in PARAGRAPHS)
    document = Document(
        f"Appendix 1: {TITLE}", "Executive Board, 14th December 2011", "public",
        (TitleBlock(lines, APPENDIX), *texts),
    )  # fmt: skip
    imprint = Imprint(datetime(2011, 12, 6, 10, tzinfo=UTC), "Boardpaper")
    return render(document, {}, imprint, Fonts.shipped())[0]


def main() -> None:
    """Replace the appendix and its hash."""
    data = make()
    (FOLDER / "appendix-1.pdf").write_bytes(data)
    report = FOLDER / "report.json"
    digest = hashlib.sha256(data).hexdigest()
    text = report.read_text(encoding="utf-8")
    named = re.sub(r'"attachment": "[0-9a-f]{64}"', f'"attachment": "{digest}"', text)
    report.write_text(named, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
