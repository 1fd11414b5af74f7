"""A text that is set: its lines, and the operators that draw some of them.

It knows neither page nor document, so it can be drawn in any place and kept between builds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal, NamedTuple

from boardpaper.pdf.fonts import Face
from boardpaper.pdf.geometry import Box
from boardpaper.pdf.inline import Reading, StyledRun
from boardpaper.pdf.lines import Line, break_lines
from boardpaper.pdf.operators import colour, number, rule
from boardpaper.pdf.style import BLACK, TextStyle

LABEL_GAP: Final = 4.0
UNDERLINE_DROP: Final = 0.12
DESCENT: Final = 0.22
_BASELINE: Final = 0.76

Owner = Reading | Literal["text", "label", "rule"]


class LinkArea(NamedTuple):
    """Where a link can be clicked, from the top left corner of the text."""

    reading: Reading
    box: Box


class Drawing(NamedTuple):
    """What draws lines of a text, from its top left corner.

    ``pieces`` have each an owner: the text itself, its label, a link or symbol in it, or a rule,
    which is read by nobody.
    """

    pieces: tuple[tuple[Owner, str], ...]
    links: tuple[LinkArea, ...]
    characters: tuple[tuple[Face, frozenset[str]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """A text set in a style at a width in points; ``label`` is the number or bullet before it."""

    lines: tuple[Line, ...]
    style: TextStyle
    width: float
    label: tuple[StyledRun, ...] = ()
    _drawings: dict[tuple[int, int], Drawing] = field(default_factory=dict)

    def drawing(self, first: int, count: int) -> Drawing:
        """What draws so many lines from the first on, counted from 0."""
        drawing = self._drawings.get((first, count))
        if drawing is None:
            drawing = self._drawings[first, count] = _draw(self, first, count)
        return drawing


def set_text(
    runs: Sequence[StyledRun], style: TextStyle, width: float, label: tuple[StyledRun, ...] = ()
) -> SetText:
    """Break a text at a width in points; a label wider than its column moves the first line."""
    overlap = 0.0
    if label:
        wide = sum(run.face.width(run.text, run.size) for run in label)
        overlap = max(0.0, style.label_at + wide + LABEL_GAP - style.indent)
    return SetText(break_lines(runs, width - style.indent, overlap), style, width, label)


class _Shown(NamedTuple):
    """Characters of a run at a point; some readers round widths, so every run is placed."""

    run: StyledRun
    text: str
    x: float
    y: float
    width: float


def _draw(text: SetText, first: int, count: int) -> Drawing:
    pieces: list[tuple[Owner, str]] = []
    links: list[LinkArea] = []
    used: dict[Face, set[str]] = {}
    if text.label and first == 0:
        pieces.append(("label", _shown(list(_label(text)), used)))
    for reading, group in groupby(_segments(text, first, count), key=_reading_of):
        shown = list(group)
        pieces.append((reading or "text", _shown(shown, used)))
        if reading is not None and reading.tag == "Link":
            pieces += [("rule", _underline(each)) for each in shown if each.run.underlined]
            links += [LinkArea(reading, _area(each)) for each in shown]
    characters = tuple((face, frozenset(each)) for face, each in used.items())
    return Drawing(tuple(pieces), tuple(links), characters)


def _reading_of(shown: _Shown) -> Reading | None:
    return shown.run.reading


def _label(text: SetText) -> Iterator[_Shown]:
    x, y = text.style.label_at, -text.style.leading * _BASELINE
    for run in text.label:
        width = run.face.width(run.text, run.size)
        yield _Shown(run, run.text, x, y, width)
        x += width


def _segments(text: SetText, first: int, count: int) -> Iterator[_Shown]:
    """Place segments; a space at the end of a line keeps words apart when they are read."""
    style, lines = text.style, text.lines
    room, y = text.width - style.indent, -style.leading * _BASELINE
    for index in range(first, first + count):
        line = lines[index]
        x = style.indent + _aligned(style.align, room - line.width)
        last = len(line.segments) - 1
        is_cut = index == len(lines) - 1 or not line.ends_word
        for position, (run, words, left, width) in enumerate(line.segments):
            shown = words if position < last or is_cut else words + " "
            yield _Shown(run, shown, x + left, y, width)
        y -= style.leading


def _aligned(align: str, spare: float) -> float:
    return {"left": 0.0, "centre": spare / 2, "right": spare}[align]


def _shown(pieces: Sequence[_Shown], used: dict[Face, set[str]]) -> str:
    """Write one text object (ISO 32000-1, 9.4), and note the characters it uses."""
    operators = ["BT"]
    paint, rise, font = BLACK, 0.0, ("", 0.0)
    x0 = y0 = 0.0
    for run, text, x, y, _ in pieces:
        face, size = run.face, run.size
        if run.colour != paint:
            paint = run.colour
            operators.append(f"{colour(paint)} rg")
        if run.rise != rise:
            rise = run.rise
            operators.append(f"{number(rise)} Ts")
        operators.append(f"{number(x - x0)} {number(y - y0)} Td")
        x0, y0 = x, y
        for subset, literal in face.shows(text):
            name = face.resource(subset)
            if font != (name, size):
                font = (name, size)
                operators.append(f"/{name} {number(size)} Tf")
            operators.append(f"({literal}) Tj")
        used.setdefault(face, set()).update(text)
    if paint != BLACK:
        operators.append("0 0 0 rg")
    if rise:
        operators.append("0 Ts")
    operators.append("ET")
    return " ".join(operators)


def _underline(shown: _Shown) -> str:
    drop = shown.y - UNDERLINE_DROP * shown.run.size
    return rule(shown.x, drop, shown.x + shown.width, drop, shown.run.colour)


def _area(shown: _Shown) -> Box:
    run, x, y = shown.run, shown.x, shown.y
    return Box(x, y - DESCENT * run.size, x + shown.width, y + run.rise + run.size)
