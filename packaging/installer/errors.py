"""What stops the build: one sentence that says what is wrong and where."""

from __future__ import annotations


class BuildError(Exception):
    """The installer cannot be built."""


class TamperedError(BuildError):
    """A file is not the one that was pinned; the sentence names it."""
