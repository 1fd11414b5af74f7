"""How far a report has come, by the name of its status."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

Status = Literal["draft", "ready", "published", "decided", "withdrawn"]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its time zone."""
