"""What stands in the way of publication: rules and clear days. No clock inside."""

from boardpaper.checks.checker import run
from boardpaper.checks.problem import Problem

__all__ = ("Problem", "run")
