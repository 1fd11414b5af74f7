"""The two families of errors a person can meet, each one clear sentence.

A message says what is wrong, where, and what to do, and holds no report text: reports may be
exempt, and messages end in logs. Anything else that is raised is a defect of the program.
"""

from __future__ import annotations


class BoardpaperError(Exception):
    """An error with a sentence that can be shown to the officer as it is."""


class InvalidInputError(BoardpaperError):
    """What was handed in cannot be used: a file, a template, a council, an option."""


class EnvironmentFaultError(BoardpaperError):
    """The machine refused: the disk is full, the folder is read-only, a file is in use."""
