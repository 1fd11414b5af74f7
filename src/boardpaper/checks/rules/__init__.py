"""All readiness rules, in the order of their numbers."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from boardpaper.checks.rule import Rule
from boardpaper.checks.rules import front, spelling

_MODULES: tuple[ModuleType, ...] = (front, spelling)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (each for module in _MODULES for each in vars(module).values() if isinstance(each, Rule)),
        key=lambda rule: rule.number,
    )
)
