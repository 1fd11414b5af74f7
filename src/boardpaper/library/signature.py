"""Who changes something in a library, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changes something, and at what moment."""

    at: datetime
    by: str

    def __post_init__(self) -> None:
        """Keep the moment in UTC, as the library does."""
        object.__setattr__(self, "at", self.at.astimezone(UTC))
