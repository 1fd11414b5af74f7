"""What is asked of a PDF that the installed program has made."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import page
import pypdfium2  # type: ignore[import-untyped]

from installer.errors import require

_PROFILES: Final = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


def require_conformance(file: Path) -> None:
    """Stop unless a file conforms to PDF/UA-1 and to PDF/A-2a.

    Raises:
        BuildError: it does not; the sentence names the first rule that it breaks.
    """
    for profile, name in _PROFILES.items():
        for failure in page.validate_pdf_bytes(file.read_bytes(), profile=profile).failures:
            require(False, f"its PDF is no {name}: {failure.rule_id}: {failure.message}")


def require_same_pdf(theirs: Path, ours: Path) -> str:
    """Stop unless two files have the same words; say how much alike they are.

    Raises:
        BuildError: the words differ.
    """
    require(text_of(theirs) == text_of(ours), "the PDF of Windows has other words")
    return "the same bytes" if theirs.read_bytes() == ours.read_bytes() else "the same words"


def text_of(file: Path) -> str:
    """Return the words of all pages, with a form feed between pages and a space at line ends."""
    pages = pypdfium2.PdfDocument(file)
    lines = (page.get_textpage().get_text_range().split() for page in pages)
    return "\f".join(map(" ".join, lines))
