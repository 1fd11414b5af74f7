"""What the validator page finds in a file: it runs in this process, in milliseconds."""

from __future__ import annotations

import page

PROFILES = ("ua1", "2a")


def findings(data: bytes) -> list[str]:
    """Every rule of PDF/UA-1 and PDF/A-2a that a file breaks, each once, in words."""
    return [
        words
        for profile in PROFILES
        for words in dict.fromkeys(
            f"{failure.rule_id}: {failure.message}"
            for failure in page.validate_pdf_bytes(data, profile=profile).failures
        )
    ]
