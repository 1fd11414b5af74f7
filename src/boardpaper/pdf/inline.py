"""Runs of a Document in the faces and sizes they are set in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from boardpaper.document.nodes import Run
from boardpaper.pdf.fonts import Face, Fonts
from boardpaper.pdf.style import BLACK, LINK, Colour, TextStyle

SCRIPT_SCALE: Final = 0.66
SUPERSCRIPT_RISE: Final = 0.36
SUBSCRIPT_RISE: Final = -0.14

_IGNORABLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece of text is to a screen reader, beyond being words of its block.

    ``tag`` is a structure type. ``spoken`` stands in for the characters. A link has an outside
    address in ``link`` or an anchor in ``target``. Pieces with the same ``index`` are one thing.
    """

    index: int
    tag: str
    spoken: str = ""
    link: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Characters in one face, size and colour; ``rise`` lifts them off the line, in points."""

    text: str
    face: Face
    size: float
    colour: Colour = BLACK
    rise: float = 0.0
    underlined: bool = False
    reading: Reading | None = None


def styled(runs: Sequence[Run], style: TextStyle, fonts: Fonts) -> tuple[StyledRun, ...]:
    """Set runs in a style. Tabs become spaces; invisible format characters are not printed."""
    readings = _readings(runs)
    return tuple(
        each
        for run, reading in zip(runs, readings, strict=True)
        for each in _style(run, reading, style, fonts)
    )


def plain_run(text: str, style: TextStyle, fonts: Fonts) -> tuple[StyledRun, ...]:
    """Set words that have no style of their own, such as a label."""
    return styled((Run(text),), style, fonts)


def visible(text: str) -> str:
    """The characters of a text that are printed: all but invisible format characters."""
    return text if text.isascii() else _IGNORABLE.sub("", text)


def _style(
    run: Run, reading: Reading | None, style: TextStyle, fonts: Fonts
) -> Iterator[StyledRun]:
    text = visible(run.text.replace("\t", " "))
    if not text:
        return
    face = fonts.face(bold=run.bold or style.bold, italic=run.italic or style.italic)
    size, rise = style.size, 0.0
    if run.script:
        rise = size * (SUPERSCRIPT_RISE if run.script == "superscript" else SUBSCRIPT_RISE)
        size *= SCRIPT_SCALE
    colour = LINK if run.link else style.colour
    for chosen, part in fonts.by_face(text, face):
        yield StyledRun(part, chosen, size, colour, rise, bool(run.link), reading)


def _readings(runs: Sequence[Run]) -> list[Reading | None]:
    """What runs are to a screen reader; neighbours that lead to one address are one link."""
    readings: list[Reading | None] = []
    for (link, target), group in groupby(runs, key=_leads_to):
        linked = list(group)
        if not link:
            first = len(readings)
            readings += [_reading(first + at, [run], "", target) for at, run in enumerate(linked)]
        else:
            readings += [_reading(len(readings), linked, link, "")] * len(linked)
    return readings


def _leads_to(run: Run) -> tuple[str, str]:
    return run.link, run.target


def _reading(index: int, runs: Sequence[Run], link: str, target: str) -> Reading | None:
    if not link and not target:
        return None
    words = "".join([run.spoken or run.text for run in runs])
    return Reading(index, "Link", " ".join(visible(words).split()), link, target)


def is_printed(character: str) -> bool:
    """Tell whether a character needs a glyph at all."""
    return character not in "\n\t" and not _IGNORABLE.match(character)
