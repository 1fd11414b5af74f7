"""The words of styled runs, measured as if they all stood on one endless line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, repeat
from operator import add
from typing import Final

from boardpaper.pdf.inline import StyledRun

TOLERANCE: Final = 1e-6

_SPACES: Final = re.compile(" +")
_DASHES: Final = ("-", "\N{EN DASH}", "\N{EM DASH}")
_BREAKS_INSIDE: Final = re.compile(r"(?<=[^\W\d_][-\u2013])(?=[^\W\d_])|(?<=\u2014)(?=.)")


@dataclass(slots=True)
class Words:
    """Words between which a line may end, in one text with no space too many.

    A word begins at its entry of ``begins`` in ``text`` and goes on to the next, or to the space
    or line break before that. It goes from ``starts`` to ``ends`` in points, and may go through
    several runs. ``run_closes`` and ``run_ends`` are where each run ends. ``newlines`` are the
    words that begin a line in any case. Nothing is changed once all runs are measured.
    """

    runs: tuple[StyledRun, ...]
    text: str = ""
    begins: list[int] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    run_closes: list[int] = field(default_factory=list)
    run_ends: list[float] = field(default_factory=list)
    newlines: list[int] = field(default_factory=list)

    def close(self, index: int) -> int:
        """Where a word ends in the text."""
        close = self.begins[index + 1] if index + 1 < len(self.begins) else len(self.text)
        return close - 1 if self.text[close - 1 : close] in _BETWEEN else close


_BETWEEN: Final = frozenset(" \n")


def measure_words(runs: Sequence[StyledRun]) -> Words:
    """Cut runs into words and measure them."""
    measuring = _Measuring(Words(tuple(runs)))
    for run in runs:
        measuring.add(run)
    return measuring.done()


class _Measuring:
    """The words so far, and where the next one would begin."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._parts: list[str] = []
        self._at = 0
        self._x = 0.0
        self._is_open = False  # the next character goes on with the last word
        self._is_fresh = True  # no word is on the line yet

    def done(self) -> Words:
        self._words.text = "".join(self._parts)
        return self._words

    def add(self, run: StyledRun) -> None:
        if "\n" in run.text or "  " in run.text:
            for number, line in enumerate(_SPACES.sub(" ", run.text).split("\n")):
                if number:
                    self._break()
                self._add_line(run, line)
        else:
            self._add_line(run, run.text)
        self._words.run_closes.append(self._at)
        self._words.run_ends.append(self._x)

    def _add_line(self, run: StyledRun, text: str) -> None:
        """Add words with single spaces between them, all at once.

        It is done list by list, not word by word: most of the time of a build is spent here.
        """
        if not self._is_open and text[:1] == " ":
            text = text[1:]
        if not text:
            return
        width_of = run.face.widths(run.size)
        space = width_of[" "]
        pieces = text.split(" ")
        gaps = _cut_at_dashes(pieces) if _has_breaks_inside(text) else None
        widths = list(map(width_of.__getitem__, pieces))
        lengths = map(len, pieces)
        if gaps is None:
            steps, strides = map(add, widths, repeat(space)), map(add, lengths, repeat(1))
        else:
            steps = map(add, widths, [gap * space for gap in gaps])
            strides = map(add, lengths, gaps)
        starts = list(accumulate(steps, initial=self._x))
        begins = list(accumulate(strides, initial=self._at))
        self._x, self._at = starts.pop() - space, begins.pop() - 1
        self._parts.append(text)
        self._append(starts, begins, widths, is_closed=not pieces[-1])

    def _append(
        self, starts: list[float], begins: list[int], widths: list[float], *, is_closed: bool
    ) -> None:
        """Append words; the first may go on with the last one, and behind a space is none."""
        words = self._words
        if is_closed:
            del starts[-1], begins[-1], widths[-1]
        if self._is_open and starts:
            words.ends[-1] += widths[0]
            del starts[0], begins[0], widths[0]
        words.starts += starts
        words.begins += begins
        words.ends += map(add, starts, widths)
        self._is_open, self._is_fresh = not is_closed, False

    def _break(self) -> None:
        """End the line; one with nothing on it is a line too."""
        words = self._words
        if self._is_fresh:
            words.begins.append(self._at)
            words.starts.append(self._x)
            words.ends.append(self._x)
        self._parts.append("\n")
        self._at += 1
        words.newlines.append(len(words.ends))
        self._is_open, self._is_fresh = False, True


def _has_dash(text: str) -> bool:
    return any(dash in text for dash in _DASHES)


def _has_breaks_inside(text: str) -> bool:
    return _has_dash(text) and _BREAKS_INSIDE.search(text) is not None


def _cut_at_dashes(words: list[str]) -> list[int]:
    """Cut words behind dashes, in place; return how many spaces (0 or 1) follow on each part."""
    cut = [_BREAKS_INSIDE.split(word) if _has_dash(word) else (word,) for word in words]
    words[:] = [part for parts in cut for part in parts]
    return [gap for parts in cut for gap in (*[0] * (len(parts) - 1), 1)]
