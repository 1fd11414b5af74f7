"""For each rule a report that breaks it and one that nearly does, from the words of the domain."""

from __future__ import annotations

from collections.abc import Mapping

from tests.checks.pairs.changes import Pair
from tests.checks.pairs.days import days
from tests.checks.pairs.facts import facts
from tests.checks.pairs.words import words

LEVELS: Mapping[str, str] = {
    "error": "R1 R3 R4 R6 R7 R8 R12 R13 R14 R15 R17 R18 R20 R21 R25 R30 R32 R34 R37 R38 R39 R41",
    "warning": "R2 R5 R9 R10 R16 R19 R22 R26 R27 R28 R29 R33 R35 R40 R42 R46 R47",
    "information": "R31",
}
"""The rules of section 5 by their level; R43 is the export's own proof."""

LEVEL_OF: Mapping[str, str] = {
    rule: level for level, rules in LEVELS.items() for rule in rules.split()
}

PAIRS: tuple[Pair, ...] = (*facts(), *words(), *days())
