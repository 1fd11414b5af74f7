"""What the list can be narrowed to: a status, a board, the bin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from boardpaper.desktop.wording import STATUS_WORDS

if TYPE_CHECKING:
    from boardpaper.library.entry import Entry
    from boardpaper.report.status import Status


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the library is listed; of a status or a board, ``status`` or ``board`` names it."""

    kind: Literal["all", "status", "board", "bin"]
    status: Status | None = None
    board: str | None = None

    @property
    def title(self) -> str:
        """What it is called in the side bar."""
        if self.status is not None:
            return STATUS_WORDS[self.status]
        return self.board or ("Bin" if self.kind == "bin" else "All reports")

    @property
    def is_bin(self) -> bool:
        """Whether it lists what is in the bin."""
        return self.kind == "bin"

    def lets_through(self, entry: Entry) -> bool:
        """Tell whether an entry is listed, if it is in the bin or not as the filter wants it."""
        has_status = self.status is None or entry.status == self.status
        return has_status and (self.board is None or entry.report_to == self.board)


ALL: Final = Filter("all")
DRAFTS: Final = Filter("status", status="draft")
BIN: Final = Filter("bin")


class Listing(NamedTuple):
    """All that the library holds, the last changed first."""

    entries: Sequence[Entry] = ()
    binned: Sequence[Entry] = ()

    @classmethod
    def of_all(cls, entries: Sequence[Entry]) -> Listing:
        """Part what is in the bin from what is not."""
        kept = tuple(each for each in entries if each.binned_at is None)
        return cls(kept, tuple(each for each in entries if each.binned_at is not None))

    def of(self, chosen: Filter) -> Sequence[Entry]:
        """What a filter lists."""
        entries = self.binned if chosen.is_bin else self.entries
        return entries if chosen == ALL else [each for each in entries if chosen.lets_through(each)]


class Line(NamedTuple):
    """A line of the side bar: a filter and how many reports it lists, or a heading."""

    title: str
    filter: Filter | None = None
    reports: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says: ``Draft, 9 reports``."""
        if self.filter is None:
            return self.title
        return f"{self.title}, {self.reports:,} {'report' if self.reports == 1 else 'reports'}"


def lines_of(listing: Listing, current: Filter) -> Sequence[Line]:
    """The lines of the side bar: a status or board without a report has none, but if it is chosen.

    All reports and drafts always have one.
    """
    return (
        Line("Status"),
        *_statuses(listing, current),
        *_boards(listing, current),
        Line(""),
        Line(BIN.title, BIN, len(listing.binned)),
    )


def _statuses(listing: Listing, current: Filter) -> Iterator[Line]:
    counts = Counter(each.status for each in listing.entries)
    yield Line(ALL.title, ALL, len(listing.entries))
    for status in STATUS_WORDS:
        each = Filter("status", status=status)
        if counts[status] or each in {DRAFTS, current}:
            yield Line(each.title, each, counts[status])


def _boards(listing: Listing, current: Filter) -> Iterator[Line]:
    counts = Counter(each.report_to for each in listing.entries if each.report_to)
    boards = {*counts, current.board or ""} - {""}
    if boards:
        yield Line("Board")
    for board in sorted(boards, key=lambda name: (name.casefold(), name)):
        yield Line(board, Filter("board", board=board), counts[board])
