"""The families of errors a person can meet, each one clear sentence.

A message says what is wrong, where, and what to do, and holds no report text: reports may be
exempt, and messages end in logs. Anything else that is raised is a defect of the program.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from boardpaper import __version__


class BoardpaperError(Exception):
    """An error with a sentence that can be shown to the officer as it is."""


class InvalidInputError(BoardpaperError):
    """What was handed in cannot be used: a file, a template, a council, an option."""


class EnvironmentFaultError(BoardpaperError):
    """The machine refused: the disk is full, the folder is read-only, a file is in use."""


class UnsoundResultError(BoardpaperError):
    """Boardpaper's own work failed its last check, and is not handed over."""


def describe_defect(error: BaseException) -> str:
    """Name a defect by kind, place and version only: its message may hold report text."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{type(error).__name__} at {where}, version {__version__}"
