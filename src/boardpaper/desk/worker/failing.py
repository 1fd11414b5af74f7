"""Why there is no answer, without any report text: what the officer is told, in one sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from boardpaper.desk.worker.messages import Failure, FailureKind
from boardpaper.errors import (
    BoardpaperError,
    EnvironmentFaultError,
    UnsoundResultError,
    describe_defect,
)


class Reason(NamedTuple):
    """Why any request may come to nothing."""

    kind: FailureKind
    sentence: str


NOT_STARTED: Final = Reason(
    "environment",
    "The pages cannot be printed, because a part of Boardpaper does not start; your text is safe. "
    "Start Boardpaper again, and install it again if that does not help.",
)
UPDATED: Final = Reason(
    "environment",
    "The pages cannot be printed, because Boardpaper was updated while it was open; your text is "
    "safe. Close Boardpaper and open it again.",
)
TOOK_TOO_LONG: Final = Reason(
    "environment",
    "The pages cannot be printed, because it took longer than two minutes and was stopped; your "
    "text is safe. Divide the report, or move long tables into an appendix.",
)
CRASHED: Final = Reason(
    "defect",
    "The pages cannot be printed, because printing broke off twice; your text is safe. Please "
    "report it, and say what you changed last.",
)
TOO_LARGE: Final = Reason(
    "input",
    "The pages cannot be printed, because the pictures are too large; your text is safe. Insert "
    "smaller copies of them.",
)


def failure(ticket: int, error: Exception) -> Failure:
    """Turn an exception into the answer to a request."""
    if isinstance(error, EnvironmentFaultError):
        return Failure(ticket, "environment", str(error))
    if isinstance(error, UnsoundResultError):
        return Failure(ticket, "defect", str(error))
    if isinstance(error, BoardpaperError):
        return Failure(ticket, "input", str(error))
    return Failure(ticket, "defect", _defect(error))


def _defect(error: Exception) -> str:
    return (
        "The pages cannot be printed, because Boardpaper met a defect of its own "
        f"({describe_defect(error)}); your text is safe. Please report it with these words."
    )
