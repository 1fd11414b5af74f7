"""Lines: styled runs broken at a width. Pure: the result depends on nothing but its arguments.

The runs are measured once, word by word, as if they stood on one endless line. Where a line ends
is then looked up in the positions of the words, not added up again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.pdf.inline import StyledRun
from boardpaper.pdf.long_words import cut_long_words
from boardpaper.pdf.words import TOLERANCE, Words, measure_words


class Segment(NamedTuple):
    """Characters of one run on one line; ``left`` counts from where the text is indented to."""

    run: StyledRun
    text: str
    left: float
    width: float


class Line(NamedTuple):
    """One line. ``ends_word`` is false where the line break cuts a word."""

    segments: tuple[Segment, ...]
    width: float
    ends_word: bool = True


_EMPTY: Final = Line((), 0.0)


def break_lines(
    runs: Sequence[StyledRun], width: float, first_offset: float = 0.0
) -> tuple[Line, ...]:
    """Break runs into lines of at most ``width`` points; a newline ends a line too.

    The first line begins ``first_offset`` points to the right. Lines break at spaces, behind a
    hyphen or dash between letters and, in a word longer than a line, behind the punctuation of
    addresses or else anywhere. Spaces at a break are not measured.
    """
    words = measure_words(runs)
    if not words.ends:
        return (_EMPTY,)
    narrowest = width - max(0.0, first_offset)
    words = cut_long_words(words, narrowest)
    lines: list[Line] = []
    begin, limit, offset = 0, width - first_offset, first_offset
    while begin < len(words.ends):
        end = _end_of_line(words, begin, limit)
        lines.append(_line(words, begin, end, offset))
        begin, limit, offset = end, width, 0.0
    return tuple(lines)


def _end_of_line(words: Words, begin: int, limit: float) -> int:
    """The first word that is not on the line that begins with a word."""
    end = bisect_right(words.ends, words.starts[begin] + limit + TOLERANCE, begin)
    if words.newlines:
        at = bisect_right(words.newlines, begin)
        if at < len(words.newlines):
            end = min(end, words.newlines[at])
    return max(end, begin + 1)


def _line(words: Words, begin: int, end: int, offset: float) -> Line:
    """Set words on a line; what one run contributes side by side becomes one segment."""
    at, close = words.begins[begin], words.close(end - 1)
    width = words.ends[end - 1] - words.starts[begin]
    ends_word = end == len(words.begins) or words.begins[end] > close
    if len(words.runs) == 1 and at < close:
        segments: tuple[Segment, ...] = (
            Segment(words.runs[0], words.text[at:close], offset, width),
        )
    else:
        segments = tuple(_segments(words, begin, end, offset))
    return Line(segments, width, ends_word)


def _segments(words: Words, begin: int, end: int, offset: float) -> Iterator[Segment]:
    """Cut a line where one run ends and the next begins."""
    at, close = words.begins[begin], words.close(end - 1)
    start, number = words.starts[begin], bisect_right(words.run_closes, at)
    x = start
    while at < close:
        stop = min(close, words.run_closes[number])
        until = words.ends[end - 1] if stop == close else words.run_ends[number]
        if stop > at:
            text = words.text[at:stop]
            yield Segment(words.runs[number], text, offset + x - start, until - x)
        at, x, number = stop, until, number + 1
