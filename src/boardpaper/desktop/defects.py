"""What the program says of its own defects: by kind and place, never by report text."""

from __future__ import annotations

import traceback
from pathlib import Path

from boardpaper import __version__
from boardpaper.errors import BoardpaperError


def sentence_of(error: BaseException) -> str:
    """The sentence of an error that can be shown as it is; a defect's is made here."""
    return str(error) if isinstance(error, BoardpaperError) else defect_sentence(error)


def defect_sentence(error: BaseException) -> str:
    """Name a defect by kind and place only: the message of an exception may hold report text."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    return (
        f"Boardpaper met a defect of its own ({type(error).__name__} at {where}, version "
        f"{__version__}). Please report it with these words."
    )
