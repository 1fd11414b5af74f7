"""What commands say: lines on stdout, and what went wrong in one sentence on stderr."""

from __future__ import annotations

from typing import Final

import click

from boardpaper.errors import describe_defect

EXIT_ERROR: Final = 2


def on_one_line(words: str) -> str:
    """Put words that may have line breaks on one line."""
    return " ".join(words.split())


def defect(error: Exception) -> str:
    """Tell of a defect of the program, without what its message may hold."""
    return (
        f"Boardpaper met a defect of its own ({describe_defect(error)}). "
        "Please report it with these words."
    )


def complain(sentence: str) -> int:
    """Say on stderr what went wrong, and return the exit code for it."""
    click.echo(f"boardpaper: {sentence}", err=True)
    return EXIT_ERROR
