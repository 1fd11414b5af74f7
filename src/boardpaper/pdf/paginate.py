"""Flowables onto pages: what stands together stays together, what is too long is split.

Where a page begins is remembered together with how far one had to look ahead to know it. So after
a change only the pages around it are laid out again: from the last page that was begun without
looking at what has changed, to the first that begins as one did before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from boardpaper.pdf.flowables import Flowable, TextFlowable
from boardpaper.pdf.tables import TableFlowable

_TOLERANCE = 1e-6


class Placed(NamedTuple):
    """A flowable, or a part of one, and how far below the top of the frame it begins, in points.

    ``step`` counts from the flowable the page begins with.
    """

    flowable: Flowable
    offset: float
    step: int


class Start(NamedTuple):
    """Where a page begins: with a flowable, or with the ``rest`` of it.

    Those up to ``until`` follow without being asked whether they fit: they are kept together with
    it, or stand on this page anyway.
    """

    first: int
    rest: Flowable | None
    until: int


class Page(NamedTuple):
    """What stands on a page."""

    start: Start
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Pagination:
    """Flowables and the pages they stand on."""

    flowables: Sequence[Flowable]
    pages: tuple[Page, ...]


def paginate(
    flowables: Sequence[Flowable], frame_height: float, before: Pagination | None = None
) -> Pagination:
    """Lay flowables out on pages of a height in points; there is always at least one page.

    A flowable that keeps with the next goes to the next page with it, unless the chain is longer
    than a page. Nothing is ever left out: what fits nowhere is cut, and at last overflows.

    Args:
        flowables: what is laid out.
        frame_height: the height of a page in points.
        before: what was laid out before at that height; where it is the same, it is not laid out
            again. The result does not depend on it.
    """
    known = _Known(before or Pagination((), ()), flowables)
    layout = _Layout(flowables, frame_height, known)
    return Pagination(flowables, (*known.head, *layout.pages(), *layout.tail))


class _Known:
    """The pages of an earlier layout that still hold, at the beginning and at the end."""

    def __init__(self, before: Pagination, flowables: Sequence[Flowable]) -> None:
        old = before.flowables
        shorter = min(len(old), len(flowables))
        self._before = before
        self._same_at_begin = _count(lambda at: old[at] is flowables[at], shorter)
        rest = shorter - self._same_at_begin
        self._same_at_end = _count(lambda at: old[-at - 1] is flowables[-at - 1], rest)
        self._growth = len(flowables) - len(old)
        self._old_pages = {page.start.first: number for number, page in enumerate(before.pages)}
        last = self._last_certain()
        self.head = before.pages[:last]
        self.start = before.pages[last].start if before.pages else Start(0, None, 0)

    def _last_certain(self) -> int:
        """The last page that begins where it begins whatever has changed."""
        pages = self._before.pages
        number = max(0, len(pages) - 1)
        while number and not self._is_certain(pages[number].start):
            number -= 1
        return number

    def _is_certain(self, start: Start) -> bool:
        if start.until > self._same_at_begin:
            return False
        return not self._before.flowables[start.until - 1].keep_with_next

    def tail_from(self, start: Start) -> tuple[Page, ...] | None:
        """The pages from a start on, if one began like this before and all is the same below."""
        index, old = start.first - self._growth, self._before
        number = self._old_pages.get(index)
        if number is None or index < len(old.flowables) - self._same_at_end:
            return None
        while old.pages[number].start != self._moved(start, -self._growth):
            number -= 1  # of pages that begin within the same flowable, the last is noted
            if number < 0 or old.pages[number].start.first != index:
                return None
        return tuple(
            page._replace(start=self._moved(page.start, self._growth))
            for page in old.pages[number:]
        )

    def _moved(self, start: Start, by: int) -> Start:
        return Start(start.first + by, start.rest, start.until + by)


def _count(is_same: Callable[[int], bool], most: int) -> int:
    """How many there are of a kind before the first that is not."""
    return next((at for at in range(most) if not is_same(at)), most)


class _Layout:
    """Lays out page after page until all is placed, or a page begins as one did before."""

    def __init__(self, flowables: Sequence[Flowable], height: float, known: _Known) -> None:
        self._flowables, self._height, self._known = flowables, height, known
        self._pages: list[Page] = []
        self._start = known.start
        self._current: list[Placed] = []
        self._used = self._space_after = 0.0
        self.tail: tuple[Page, ...] = ()

    def pages(self) -> list[Page]:
        """The pages from the start that is known, to where ``tail`` begins."""
        index, rest, until = self._start
        while True:
            while index < until:
                if not self._place(index, until, rest):
                    return self._pages
                index, rest = index + 1, None
            if index == len(self._flowables):
                break
            until = self._end_of_chain(index)
            has_room = not self._current or self._fits(index, until)
            if not has_room and not self._turn(Start(index, None, until)):
                return self._pages
        if self._current or not self._pages:
            self._pages.append(Page(self._start, tuple(self._current)))
        return self._pages

    def _end_of_chain(self, index: int) -> int:
        end = index + 1
        while end < len(self._flowables) and self._flowables[end - 1].keep_with_next:
            end += 1
        return end

    def _turn(self, start: Start) -> bool:
        """Begin the next page; return whether it still has to be laid out."""
        self._pages.append(Page(self._start, tuple(self._current)))
        self._start, self._current = start, []
        self._used = self._space_after = 0.0
        tail = self._known.tail_from(start)
        self.tail = tail or ()
        return tail is None

    def _gap(self, flowable: Flowable) -> float:
        return max(self._space_after, flowable.space_before) if self._current else 0.0

    def _fits(self, index: int, end: int) -> bool:
        """Tell whether all of a chain but its last, and the least of that, fit on this page."""
        used, after = self._used, self._space_after
        for flowable in self._flowables[index : end - 1]:
            used += max(after, flowable.space_before) + flowable.height
            after = flowable.space_after
        last = self._flowables[end - 1]
        used += max(after, last.space_before) + last.least
        return used <= self._height + _TOLERANCE

    def _place(self, index: int, until: int, rest: Flowable | None) -> bool:
        """Put a flowable on this page, or as much of it as fits and the rest on the next ones.

        Return whether there is more to be laid out.
        """
        flowable: Flowable | None = rest or self._flowables[index]
        while flowable is not None:
            gap = self._gap(flowable)
            room = self._height - self._used - gap
            if flowable.height <= room + _TOLERANCE:
                self._add(flowable, gap, index)
                return True
            head, flowable = self._cut(flowable, room)
            if head is not None:
                self._add(head, gap, index)
            if flowable is not None:
                whole = flowable is self._flowables[index]
                if not self._turn(Start(index, None if whole else flowable, until)):
                    return False
        return True

    def _cut(self, flowable: Flowable, room: float) -> tuple[Flowable | None, Flowable | None]:
        """Split; on an empty page, where waiting helps nobody, cut through whatever it is."""
        parts = flowable.split(room)
        if parts is not None:
            return parts
        if self._current:
            return None, flowable
        return _force(flowable, room)

    def _add(self, flowable: Flowable, gap: float, index: int) -> None:
        self._current.append(Placed(flowable, self._used + gap, index - self._start.first))
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
            count = max(1, int(room / flowable.text.style.leading))
            return flowable.cut(count)
        case _:
            return flowable, None
