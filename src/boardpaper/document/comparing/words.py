"""Two passages compared word by word, as a careful reader would mark what changed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.document.comparing.comparison import Run, RunKind
from boardpaper.document.comparing.flow import Flow, Marks
from boardpaper.document.comparing.matching import matches

_TOKEN: Final = re.compile(r"\w[\w\u0300-\u036f\u00ad\u200b-\u200d]*(?:[’'.,/:-]\w+)*|[^\w\s]")
"""A word (with the stops within it, as in 250,000 and don’t), or one other sign."""

_STRAY: Final = 3
"""Words that are kept between two changes and read as part of one, if both are longer."""


class _Token(NamedTuple):
    start: int
    end: int
    key: str


class _Side(NamedTuple):
    """A passage to be compared: its characters, the marks of each, and its tokens."""

    words: str
    marks: Sequence[Marks]
    tokens: Sequence[_Token]

    def begin(self, token: int) -> int:
        """Where the white space before a token begins."""
        return self.tokens[token - 1].end if token else 0


class _Piece(NamedTuple):
    """Characters of both sides between two offsets each: the same where ``same``."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def difference(old: Flow, new: Flow) -> tuple[Run, ...]:
    """Compare two passages; the runs give back the words of either, character by character."""
    one, other = _side(old), _side(new)
    pieces = _united(list(_pieces(one, other)), one, other)
    return tuple(_joined(run for piece in pieces for run in _runs(piece, one, other)))


def all_of(kind: RunKind, flow: Flow) -> tuple[Run, ...]:
    """The runs of a passage that is whole of one kind."""
    return tuple(Run(kind, bit.words, _said(bit.marks)) for bit in flow)


def _side(flow: Flow) -> _Side:
    words: list[str] = []
    marks: list[Marks] = []
    tokens: list[_Token] = []
    for is_atom, bits in itertools.groupby(flow, lambda bit: bool(bit.atom)):
        start = len(marks)
        for bit in bits:
            at = len(marks)
            words.append(bit.words)
            marks += [bit.marks] * len(bit.words)
            if is_atom:
                tokens.append(_Token(at, len(marks), f"\0{bit.atom}"))
        if not is_atom:
            text = "".join(words)
            words = [text]
            found = _TOKEN.finditer(text, start)
            tokens += [_Token(*each.span(), each.group()) for each in found]
    return _Side("".join(words), marks, tokens)


def _pieces(one: _Side, other: _Side) -> Iterator[_Piece]:
    """Part both sides in what is the same and what is not; white space goes before its word."""
    old = new = 0
    keys = [[token.key for token in side.tokens] for side in (one, other)]
    for match in matches(*keys):
        for step in range(match.size):
            left, right = one.tokens[match.old + step], other.tokens[match.new + step]
            if one.words[old : left.start] == other.words[new : right.start]:
                yield _Piece(True, old, left.end, new, right.end)
            else:
                yield from _apart(one, other, _Piece(False, old, left.start, new, right.start))
                yield _Piece(True, left.start, left.end, right.start, right.end)
            old, new = left.end, right.end
    yield from _apart(one, other, _Piece(False, old, len(one.words), new, len(other.words)))


def _apart(one: _Side, other: _Side, piece: _Piece) -> Iterator[_Piece]:
    """Keep the white space at either end of a change out of it."""
    _, old, old_end, new, new_end = piece
    before = after = 0
    most = min(old_end - old, new_end - new)
    while before < most and _same_space(one.words[old + before], other.words[new + before]):
        before += 1
    while after < most - before and _same_space(
        one.words[old_end - after - 1], other.words[new_end - after - 1]
    ):
        after += 1
    if before:
        yield _Piece(True, old, old + before, new, new + before)
    inner = _Piece(False, old + before, old_end - after, new + before, new_end - after)
    if inner.old < inner.old_end or inner.new < inner.new_end:
        yield inner
    if after:
        yield _Piece(True, old_end - after, old_end, new_end - after, new_end)


def _same_space(one: str, other: str) -> bool:
    return one == other and one.isspace()


def _united(pieces: list[_Piece], one: _Side, other: _Side) -> list[_Piece]:
    """Join neighbours alike, and changes with but a few short words between them."""
    united = _grouped(pieces)
    while True:
        kept = [_is_stray(united, at, one, other) for at in range(len(united))]
        if not any(kept):
            return united
        united = _grouped(
            [
                piece._replace(same=False) if stray else piece
                for piece, stray in zip(united, kept, strict=True)
            ]
        )


def _grouped(pieces: list[_Piece]) -> list[_Piece]:
    grouped: list[_Piece] = []
    for piece in pieces:
        last = grouped[-1] if grouped else None
        if last is not None and last.same is piece.same:
            grouped[-1] = last._replace(old_end=piece.old_end, new_end=piece.new_end)
        else:
            grouped.append(piece)
    return grouped


def _is_stray(pieces: list[_Piece], at: int, one: _Side, other: _Side) -> bool:
    if not pieces[at].same or at in {0, len(pieces) - 1}:
        return False
    words = one.words[pieces[at].old : pieces[at].old_end]
    count = len([each for each in words.split() if any(map(str.isalnum, each))])
    before, after = (_letters(pieces[each], one, other) for each in (at - 1, at + 1))
    shorter = min(before, after)
    return count == 0 or (count <= _STRAY and len(words.strip()) < shorter)


def _letters(piece: _Piece, one: _Side, other: _Side) -> int:
    """How long a change is; one that only inserts or deletes reads well as it is."""
    old = one.words[piece.old : piece.old_end].strip()
    new = other.words[piece.new : piece.new_end].strip()
    return max(len(old), len(new))


def _runs(piece: _Piece, one: _Side, other: _Side) -> Iterator[Run]:
    if piece.same:
        pairs = [
            (one.marks[piece.old + step], other.marks[piece.new + step])
            for step in range(piece.old_end - piece.old)
        ]
        at = piece.old
        for (before, after), group in itertools.groupby(pairs):
            end = at + len(list(group))
            words = one.words[at:end]
            if before == after:
                yield Run("kept", words)
            else:
                yield Run("restyled", words, _restyled(before, after))
            at = end
        return
    yield from _whole("deleted", one, piece.old, piece.old_end)
    yield from _whole("inserted", other, piece.new, piece.new_end)


def _whole(kind: RunKind, side: _Side, start: int, end: int) -> Iterator[Run]:
    at = start
    for marks, group in itertools.groupby(side.marks[start:end]):
        stop = at + len(list(group))
        yield Run(kind, side.words[at:stop], _said(marks))
        at = stop


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    for _, alike in itertools.groupby(runs, lambda run: (run.kind, run.note)):
        group = list(alike)
        yield Run(group[0].kind, "".join([run.words for run in group]), group[0].note)


def _said(marks: Marks) -> str:
    return ", ".join([mark.words for mark in marks])


def _restyled(before: Marks, after: Marks) -> str:
    gone = [f"no longer {mark.words}" for mark in before if mark not in after]
    come = [f"now {mark.words}" for mark in after if mark not in before]
    return ", ".join([*gone, *come])
