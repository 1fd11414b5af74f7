"""Flowables onto pages: what stands together stays together, what is too long is split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from boardpaper.pdf.flowables import Flowable, TextFlowable
from boardpaper.pdf.tables import TableFlowable

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Placed:
    """A flowable and how far below the top of the frame it begins, in points."""

    flowable: Flowable
    offset: float


Page = tuple[Placed, ...]


def paginate(flowables: Iterable[Flowable], frame_height: float) -> list[Page]:
    """Lay flowables out on pages of a height in points; there is always at least one page.

    A flowable that keeps with the next goes to the next page with it, unless the chain is longer
    than a page. Nothing is ever left out: what fits nowhere is cut, and at last overflows.
    """
    pages = _Pages(frame_height)
    waiting = list(flowables)[::-1]
    while waiting:
        chain = [waiting.pop()]
        while chain[-1].keep_with_next and waiting:
            chain.append(waiting.pop())
        if not pages.empty and not pages.fits(chain):
            pages.turn()
        for flowable in chain:
            pages.place(flowable)
    return pages.done()


class _Pages:
    """The pages laid out so far and the one being filled."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._full: list[Page] = []
        self._current: list[Placed] = []
        self._used = 0.0
        self._space_after = 0.0

    @property
    def empty(self) -> bool:
        return not self._current

    def done(self) -> list[Page]:
        if self._current or not self._full:
            self.turn()
        return self._full

    def turn(self) -> None:
        self._full.append(tuple(self._current))
        self._current, self._used, self._space_after = [], 0.0, 0.0

    def _gap(self, flowable: Flowable) -> float:
        return 0.0 if self.empty else max(self._space_after, flowable.space_before)

    def fits(self, chain: list[Flowable]) -> bool:
        """Tell whether all of a chain but its last, and the least of that, fit on this page."""
        used, after = self._used, self._space_after
        for flowable in chain[:-1]:
            used += max(after, flowable.space_before) + flowable.height
            after = flowable.space_after
        used += max(after, chain[-1].space_before) + chain[-1].least
        return used <= self._height + _TOLERANCE

    def place(self, flowable: Flowable) -> None:
        """Put a flowable on this page, or as much of it as fits and the rest on the next ones."""
        rest: Flowable | None = flowable
        while rest is not None:
            gap = self._gap(rest)
            room = self._height - self._used - gap
            if rest.height <= room + _TOLERANCE:
                self._add(rest, gap)
                return
            head, rest = self._cut(rest, room)
            if head is not None:
                self._add(head, gap)
            if rest is not None:
                self.turn()

    def _cut(self, flowable: Flowable, room: float) -> tuple[Flowable | None, Flowable | None]:
        """Split; on an empty page, where waiting helps nobody, cut through whatever it is."""
        parts = flowable.split(room)
        if parts is not None:
            return parts
        if not self.empty:
            return None, flowable
        return _force(flowable, room)

    def _add(self, flowable: Flowable, gap: float) -> None:
        self._current.append(Placed(flowable, self._used + gap))
        self._used += gap + flowable.height
        self._space_after = flowable.space_after


def _force(flowable: Flowable, room: float) -> tuple[Flowable, Flowable | None]:
    match flowable:
        case TableFlowable():
            parts = flowable.split_row(room)
            if parts is None and flowable.header_rows:  # the header itself leaves no room
                parts = replace(flowable, header_rows=0).split_row(room)
            return parts if parts is not None else (flowable, None)
        case TextFlowable():
            count = max(1, int(room / flowable.style.leading))
            return flowable.cut(count)
        case _:
            return flowable, None
