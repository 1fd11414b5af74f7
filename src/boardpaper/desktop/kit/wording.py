"""Small things about sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"'])")


def listed(names: Sequence[str]) -> str:
    """Write names one after the other: ``a, b and c``."""
    return " and ".join([each for each in (", ".join(names[:-1]), *names[-1:]) if each])


def first_sentence(text: str) -> tuple[str, str]:
    """Part a text, on one line, into its first sentence and the rest."""
    first, *rest = _END.split(" ".join(text.split()), maxsplit=1)
    return first, "".join(rest)
