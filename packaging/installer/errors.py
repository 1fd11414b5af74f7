"""What stops the build: one sentence that says what is wrong and where."""

from __future__ import annotations


class BuildError(Exception):
    """The installer cannot be built."""


class TamperedError(BuildError):
    """A file is not the one that was pinned; the sentence names it."""


def require(condition: bool, trouble: str) -> None:
    """Stop unless something is so that should be.

    Raises:
        BuildError: it is not; the sentence says what is wrong with the installed program.
    """
    if not condition:
        raise BuildError(f"The installed program: {trouble}")
