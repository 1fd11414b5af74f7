"""How large a file from elsewhere may be, and why: it may be hostile, and is read in memory."""

from __future__ import annotations

from boardpaper.errors import InvalidInputError

MEBIBYTE = 1024 * 1024

REPORT_LIMIT = 16 * MEBIBYTE
"""Bytes of a report.json: thirty times the longest report seen (48,000 words). The values take up
to 28 times as much memory as their JSON (measured on lists of empty authors): below 0.5 GiB."""

TEMPLATE_LIMIT = MEBIBYTE
"""Bytes of a template.toml; those of councils have some 10 KiB."""

ATTACHMENT_LIMIT = 100 * MEBIBYTE
"""Bytes of one attachment: a scanned paper of several hundred pages."""

TOTAL_LIMIT = 256 * MEBIBYTE
"""Bytes of everything in a .boardreport: with the file itself, 0.5 GiB of memory."""

ENTRIES_LIMIT = 1002
"""Entries of a .boardreport: a thousand attachments, the report and the template."""

DIRECTORY_LIMIT = ENTRIES_LIMIT * 256
"""Bytes of a zip's directory, which is read as a whole: an entry of ours takes 118, one of other
programs some 60 more."""

FILE_LIMIT = TOTAL_LIMIT + MEBIBYTE
"""Bytes of a .boardreport: what does not shrink grows by 5 bytes in 16 KiB, and every entry has
two headers of less than 256 bytes."""


def require_at_most(limit: int, size: int, subject: str) -> None:
    """Refuse what is larger than a limit (of whole mebibytes).

    Raises:
        InvalidInputError: ``size`` is above ``limit``; ``subject`` begins the sentence.
    """
    if size > limit:
        raise InvalidInputError(
            f"{subject} is too large; it may have {limit // MEBIBYTE} MiB at most."
        )
