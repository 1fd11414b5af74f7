"""Words that no line has room for, cut into parts that fit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import sub
from typing import Final

from boardpaper.pdf.inline import StyledRun
from boardpaper.pdf.words import TOLERANCE, Words

_BREAKS_IN_LONG: Final = re.compile(r"(?<=[/?&=_.,;:@-])(?=[^/?&=_.,;:@-])")


def cut_long_words(words: Words, width: float) -> Words:
    """Cut every word wider than a width in points.

    A part ends behind the punctuation of addresses or else anywhere; it has one character at
    least, however narrow the line is.
    """
    if max(map(sub, words.ends, words.starts)) <= width + TOLERANCE:
        return words
    cut = replace(words, begins=[], starts=[], ends=[], newlines=[])
    newlines = set(words.newlines)
    for index, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        if index in newlines:
            cut.newlines.append(len(cut.ends))
        begin, x = words.begins[index], start
        if end - start > width + TOLERANCE:
            for length, advance in _parts(words, index, width):
                _add(cut, begin, x, x + advance)
                begin, x = begin + length, x + advance
        else:
            _add(cut, begin, x, end)
    return cut


def _add(words: Words, begin: int, start: float, end: float) -> None:
    words.begins.append(begin)
    words.starts.append(start)
    words.ends.append(end)


def _parts(words: Words, index: int, width: float) -> Iterator[tuple[int, float]]:
    """Yield (characters, points) of the parts of a word; a note number stays with what it is on."""
    length, used = 0, 0.0
    for run, piece, behind in _pieces(list(_in_runs(words, index)), width):
        room = width - behind
        if length and used + run.face.width(piece, run.size) > room:
            yield length, used
            length, used = 0, 0.0
        for chunk in _chunks(run, piece, room):
            advance = run.face.width(chunk, run.size)
            if length and used + advance > room:
                yield length, used
                length, used = 0, 0.0
            length, used = length + len(chunk), used + advance
    yield length, used


def _pieces(
    runs: Sequence[tuple[StyledRun, str]], width: float
) -> Iterator[tuple[StyledRun, str, float]]:
    """Yield what is cut last, and how many points a note number needs behind it."""
    for index, (run, text) in enumerate(runs):
        *pieces, last = _BREAKS_IN_LONG.split(text)
        for piece in pieces:
            yield run, piece, 0.0
        raised = takewhile(lambda pair: pair[0].rise > 0, runs[index + 1 :])
        behind = sum(each.face.width(note, each.size) for each, note in raised)
        yield run, last, behind if behind <= width / 2 else 0.0


def _in_runs(words: Words, index: int) -> Iterator[tuple[StyledRun, str]]:
    """Yield what each run has of a word."""
    at, close = words.begins[index], words.close(index)
    number = bisect_right(words.run_closes, at)
    while at < close:
        stop = min(close, words.run_closes[number])
        if stop > at:
            yield words.runs[number], words.text[at:stop]
        at, number = stop, number + 1


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
