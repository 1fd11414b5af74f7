"""What the list can be narrowed to: a status, a board, what is due soon, the bin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from boardpaper.desktop.wording import STATUS_WORDS

if TYPE_CHECKING:
    from boardpaper.desk.against_today import Urgency
    from boardpaper.desk.due import Due
    from boardpaper.library.entry import Entry
    from boardpaper.report.status import Status


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the library is listed.

    Of a status or a board, ``status`` or ``board`` names it; of what is due, ``urgency`` does.
    """

    kind: Literal["all", "status", "board", "due", "bin"]
    status: Status | None = None
    board: str | None = None
    urgency: Urgency | None = None

    @property
    def title(self) -> str:
        """What it is called in the side bar."""
        if self.status is not None:
            return STATUS_WORDS[self.status]
        if self.urgency is not None:
            return "Late" if self.urgency == "late" else "This week"
        return self.board or ("Bin" if self.kind == "bin" else "All reports")

    @property
    def is_bin(self) -> bool:
        """Whether it lists what is in the bin."""
        return self.kind == "bin"

    def lets_through(self, entry: Entry, due: Due | None = None) -> bool:
        """Tell whether an entry is listed, if it is in the bin or not as the filter wants it."""
        if self.urgency is not None:
            return due is not None and due.urgency == self.urgency
        has_status = self.status is None or entry.status == self.status
        return has_status and (self.board is None or entry.report_to == self.board)


ALL: Final = Filter("all")
DRAFTS: Final = Filter("status", status="draft")
THIS_WEEK: Final = Filter("due", urgency="week")
LATE: Final = Filter("due", urgency="late")
BIN: Final = Filter("bin")
_NOTHING_DUE: Mapping[int, Due] = MappingProxyType({})


class Listing(NamedTuple):
    """All that the library holds, the last changed first.

    ``due`` says of reports, by their numbers, what is due next; it is known a little later.
    """

    entries: Sequence[Entry] = ()
    binned: Sequence[Entry] = ()
    due: Mapping[int, Due] = _NOTHING_DUE

    @classmethod
    def of_all(cls, entries: Sequence[Entry]) -> Listing:
        """Part what is in the bin from what is not."""
        kept = tuple(each for each in entries if each.binned_at is None)
        return cls(kept, tuple(each for each in entries if each.binned_at is not None))

    def of(self, chosen: Filter) -> Sequence[Entry]:
        """What a filter lists."""
        entries = self.binned if chosen.is_bin else self.entries
        if chosen == ALL:
            return entries
        due = self.due
        return [each for each in entries if chosen.lets_through(each, due.get(each.number))]


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

    All reports and drafts always have one, and so has what is due: none comes or goes when that
    becomes known.
    """
    return (
        Line("Status"),
        *_statuses(listing, current),
        *_boards(listing, current),
        Line("Due"),
        *(Line(each.title, each, len(listing.of(each))) for each in (THIS_WEEK, LATE)),
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
