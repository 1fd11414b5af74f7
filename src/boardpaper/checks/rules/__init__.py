"""All readiness rules, in the order of their numbers."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from boardpaper.checks.rule import Rule
from boardpaper.checks.rules import (
    accessibility,
    call_in,
    exempt,
    front,
    key_decision,
    papers,
    private_meeting,
    publication,
    recommendations,
    references,
    sections,
    spelling,
    wards,
    wording,
)

_MODULES: tuple[ModuleType, ...] = (
    front,
    wards,
    exempt,
    private_meeting,
    call_in,
    key_decision,
    sections,
    recommendations,
    papers,
    references,
    wording,
    accessibility,
    publication,
    spelling,
)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (each for module in _MODULES for each in vars(module).values() if isinstance(each, Rule)),
        key=lambda rule: rule.number,
    )
)
