"""Operators of content streams (ISO 32000-1, annex A), written as text."""

from __future__ import annotations

import functools

from boardpaper.pdf.geometry import Box
from boardpaper.pdf.style import LINE_WIDTH, Colour


@functools.lru_cache(4096)
def number(value: float) -> str:
    """Write a number, to a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def colour(value: Colour) -> str:
    """Write the operands of a colour."""
    return " ".join([number(part) for part in value])


def rule(x1: float, y1: float, x2: float, y2: float, stroke: Colour) -> str:
    """Draw a thin straight line."""
    ends = f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S"
    return f"q {colour(stroke)} RG {number(LINE_WIDTH)} w {ends} Q"


def fill(box: Box, paint: Colour) -> str:
    """Fill a rectangle."""
    size = f"{number(box.right - box.left)} {number(box.top - box.bottom)}"
    return f"q {colour(paint)} rg {number(box.left)} {number(box.bottom)} {size} re f Q"
