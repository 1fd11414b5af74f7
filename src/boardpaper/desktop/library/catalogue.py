"""What the window knows of the library: read on the library's thread, one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from boardpaper.desktop.library.dues import Dues
from boardpaper.desktop.library.filters import ALL, Filter, Listing

if TYPE_CHECKING:
    from boardpaper.desk.due import Due
    from boardpaper.desktop.program import Program
    from boardpaper.library.entry import Entry
    from boardpaper.library.excerpt import Piece
    from boardpaper.library.library import Library
    from boardpaper.library.search import Found
    from boardpaper.report.place import Place

MOST_HITS: Final = 100


class Query(NamedTuple):
    """Words to search for, and where; of what is due, ``among`` has the numbers."""

    words: str
    filter: Filter
    among: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list, with what is due next.

    Of a hit also the words that were found, and where they stand.
    """

    entry: Entry
    excerpt: tuple[Piece, ...] = ()
    place: Place | None = None
    due: Due | None = None


class Answer(NamedTuple):
    """What came of a question; None was not asked for."""

    query: Query
    listing: Listing | None
    found: Found | None


class Catalogue(QObject):
    """What is listed: all reports, narrowed by a filter and the words that are searched for.

    What is asked for while an answer is on its way is asked when it has come, and only as it is
    then: who types fast does not wait for searches that nobody wants any more.
    """

    changed = Signal()
    """There is something else to show."""

    failed = Signal(str)
    """The library could not be read; carries the sentence that says why."""

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self.filter, self.words = ALL, ""
        self.listing: Listing | None = None
        self._found: Found | None = None
        self._answered = Query("", ALL)
        self._is_asking = self._wants_listing = self._wants_hits = False
        self._has_ended = False
        self._dues = Dues(program, self)
        self._dues.changed.connect(self._take_dues)
        program.settings_changed.connect(self.count_days)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows to show: while a search goes on those of the search before."""
        due = self._dues.known
        if self.words and self._found is not None:
            return [
                Row(each.entry, each.excerpt, each.place, due.get(each.entry.number))
                for each in self._found.hits
            ]
        if self.words or self.listing is None:
            return ()
        listed = self.listing.of(self.filter)
        return [Row(each, due=due.get(each.number)) for each in listed]

    @property
    def total(self) -> int:
        """How many reports there are in all, of which only the first may be shown."""
        return self._found.total if self.words and self._found else len(self.rows)

    @property
    def is_searching(self) -> bool:
        """Whether the rows are not yet those of the words that are searched for."""
        return bool(self.words) and self._answered != self.query

    @property
    def query(self) -> Query:
        """What is asked for now."""
        among = None
        if self.filter.kind == "due" and self.listing is not None:
            among = frozenset(each.number for each in self.listing.of(self.filter))
        return Query(self.words, self.filter, among)

    def count_days(self) -> None:
        """Work out anew what is due: it is another day, or another council."""
        if self.listing is not None and not self._has_ended:
            self._dues.work_out(self.listing.entries)

    def read(self) -> None:
        """Read the list anew, and what was found."""
        self._wants_listing, self._wants_hits = True, bool(self.words)
        self._go_on()

    def end(self) -> None:
        """Ask nothing more."""
        self._has_ended = True

    def forget(self) -> None:
        """Forget what was read: it is another library now."""
        self.listing, self._found, self._answered = None, None, Query("", ALL)
        self._dues.forget()

    def narrow(self, chosen: Filter, words: str) -> None:
        """List what a filter lets through, and of that only where some words stand."""
        self.filter, self.words = chosen, words.strip()
        self._wants_hits = self.is_searching
        if not self.words:
            self._found, self._answered = None, Query("", ALL)
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        is_waiting = self._is_asking or self._has_ended
        if is_waiting or not (self._wants_listing or self._wants_hits):
            return
        query = self.query if self._wants_hits else Query("", self.filter)
        wants_listing = self._wants_listing
        self._is_asking, self._wants_listing, self._wants_hits = True, False, False
        if query.words:
            self._program.ask(partial(_find, query, wants_listing), self._take, self._fail)
        else:
            self._program.list_reports(partial(self._take_list, query), self._fail)

    def _take_list(self, query: Query, entries: Sequence[Entry]) -> None:
        self._take(Answer(query, Listing.of_all(entries), None))

    def _take(self, answer: Answer) -> None:
        self._is_asking = False
        if answer.found is not None and answer.query == self.query:
            self._found, self._answered = answer.found, answer.query
        if answer.listing is not None:
            self.listing = answer.listing._replace(due=self._dues.known)
            self.count_days()
            self._search_anew()
        self.changed.emit()
        self._go_on()

    def _take_dues(self) -> None:
        if self.listing is not None:
            self.listing = self.listing._replace(due=self._dues.known)
            self._search_anew()
            self.changed.emit()
            self._go_on()

    def _search_anew(self) -> None:
        """Search among what is due now, where that has become something else."""
        if self.filter.kind == "due" and self.is_searching:
            self._wants_hits = True

    def _fail(self, sentence: str) -> None:
        self._is_asking = self._wants_listing = self._wants_hits = False
        self.failed.emit(sentence)


def _find(query: Query, wants_listing: bool, library: Library) -> Answer:
    chosen = query.filter
    found = library.search(
        query.words,
        chosen.status,
        binned=chosen.is_bin,
        report_to=chosen.board,
        among=query.among,
        limit=MOST_HITS,
    )
    listing = Listing(library.entries(), library.entries(binned=True)) if wants_listing else None
    return Answer(query, listing, found)
