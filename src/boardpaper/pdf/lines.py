"""Lines: styled runs broken at a width. Pure: the result depends on nothing but its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from boardpaper.pdf.inline import StyledRun

_TOKENS: Final = re.compile(r"\n| +|[^ \n]+")
_BREAKS_INSIDE: Final = re.compile(r"(?<=[^\W\d_][-\u2013])(?=[^\W\d_])|(?<=\u2014)(?=.)")
_BREAKS_IN_LONG: Final = re.compile(r"(?<=[/?&=_.,;:@-])(?=[^/?&=_.,;:@-])")
_TOLERANCE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one run on one line; ``left`` counts from where the text is indented to."""

    run: StyledRun
    text: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``ends_word`` is false where the line break cuts a word."""

    segments: tuple[Segment, ...]
    width: float
    ends_word: bool = True


Atom = tuple[StyledRun, str, float]


@dataclass(slots=True)
class _Word:
    """Atoms without a break between them, and the space before the next word."""

    atoms: list[Atom] = field(default_factory=list)
    width: float = 0.0
    space: Atom | None = None
    ends_line: bool = False

    def add(self, run: StyledRun, text: str) -> None:
        width = run.face.width(text, run.size)
        self.atoms.append((run, text, width))
        self.width += width


def break_lines(
    runs: Sequence[StyledRun], width: float, first_offset: float = 0.0
) -> tuple[Line, ...]:
    """Break runs into lines of at most ``width`` points; a newline ends a line too.

    The first line begins ``first_offset`` points to the right. Lines break at spaces, behind a
    hyphen or dash between letters and, in a word longer than a line, behind the punctuation of
    addresses or else anywhere. Spaces at a break are not measured.
    """
    lines: list[Line] = []
    current: list[_Word] = []
    used, limit, offset = 0.0, width - first_offset, first_offset
    for word in _fitting(_words(runs), width, first_offset):
        space = current[-1].space if current else None
        gap = space[2] if space else 0.0
        if current and used + gap + word.width > limit + _TOLERANCE:
            lines.append(_line(current, offset))
            current, used, gap, limit, offset = [], 0.0, 0.0, width, 0.0
        current.append(word)
        used += gap + word.width
        if word.ends_line:
            lines.append(_line(current, offset))
            current, used, limit, offset = [], 0.0, width, 0.0
    if current or not lines:
        lines.append(_line(current, offset))
    return tuple(lines)


def _words(runs: Sequence[StyledRun]) -> Iterator[_Word]:
    """Cut runs into words; a word may go through several runs."""
    word = _Word()
    for run in runs:
        for token in _TOKENS.findall(run.text):
            if token == "\n":
                word.ends_line = True
                yield word
                word = _Word()
            elif token[0] == " ":
                if word.atoms:
                    word.space = (run, " ", run.face.width(" ", run.size))
                    yield word
                    word = _Word()
            else:
                *heads, last = _BREAKS_INSIDE.split(token)
                for head in heads:
                    word.add(run, head)
                    yield word
                    word = _Word()
                word.add(run, last)
    if word.atoms:
        yield word


def _fitting(words: Iterator[_Word], width: float, first_offset: float) -> Iterator[_Word]:
    """Cut words that no line has room for."""
    narrowest = width - max(0.0, first_offset)
    for word in words:
        if word.width <= narrowest + _TOLERANCE:
            yield word
        else:
            yield from _cut(word, narrowest)


def _cut(word: _Word, width: float) -> Iterator[_Word]:
    """Cut a word that is longer than a line into parts that are not."""
    part = _Word()
    for run, text, _ in word.atoms:
        for piece in _BREAKS_IN_LONG.split(text):
            if part.atoms and part.width + run.face.width(piece, run.size) > width:
                yield part
                part = _Word()
            for chunk in _chunks(run, piece, width):
                if part.atoms and part.width + run.face.width(chunk, run.size) > width:
                    yield part
                    part = _Word()
                part.add(run, chunk)
    part.space, part.ends_line = word.space, word.ends_line
    yield part


def _chunks(run: StyledRun, text: str, width: float) -> Iterator[str]:
    """Cut characters that fit on no line, as many as fit (at least one) at a time."""
    if run.face.width(text, run.size) <= width:
        yield text
        return
    start, used = 0, 0.0
    for end, character in enumerate(text):
        advance = run.face.width(character, run.size)
        if end > start and used + advance > width:
            yield text[start:end]
            start, used = end, 0.0
        used += advance
    yield text[start:]


def _line(words: Sequence[_Word], offset: float) -> Line:
    """Join words to a line; what one run contributes side by side becomes one segment."""
    segments: list[Segment] = []
    left = offset
    for index, word in enumerate(words):
        atoms = word.atoms
        if word.space is not None and index < len(words) - 1:
            atoms = [*atoms, word.space]
        for run, text, width in atoms:
            if segments and segments[-1].run is run:
                last = segments[-1]
                segments[-1] = Segment(run, last.text + text, last.left, last.width + width)
            else:
                segments.append(Segment(run, text, left, width))
            left += width
    ends_word = not words or words[-1].space is not None or words[-1].ends_line
    return Line(tuple(segments), left - offset, ends_word)
