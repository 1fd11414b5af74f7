"""What the window says of its list: how much there is, and why there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from boardpaper.desktop.library.catalogue import Catalogue
from boardpaper.desktop.library.empty_state import Choice
from boardpaper.desktop.library.filters import ALL

_LONGEST: Final = 60
"""Characters of a search that are said again."""


class WaysOut(NamedTuple):
    """What can be done where nothing is listed."""

    write: Callable[[], object]
    open_example: Callable[[], object]
    take_in: Callable[[], object]
    clear_search: Callable[[], object]
    search_everywhere: Callable[[], object]
    show_all: Callable[[], object]


class Reason(NamedTuple):
    """Why nothing is listed, and the buttons below that."""

    heading: str
    words: str
    choices: tuple[Choice, ...] = ()


def count_words(catalogue: Catalogue) -> str:
    """Say how many reports are listed, and which."""
    if catalogue.is_searching:
        return "Searching…"
    total, shown = catalogue.total, len(catalogue.rows)
    reports = "1 report" if total == 1 else f"{total:,} reports"
    where = "" if catalogue.filter == ALL else f"{catalogue.filter.title} · "
    if not catalogue.words:
        return f"{where}{reports}"
    if shown < total:
        return f"{where}the first {shown} of {reports} found: another word would narrow them"
    return f"{where}{reports} found"


def no_rows(catalogue: Catalogue, ways: WaysOut) -> Reason:
    """Say why nothing is listed."""
    chosen = catalogue.filter
    if catalogue.words:
        return _nothing_found(catalogue, ways)
    if chosen.is_bin:
        sentence = "Reports you move to the bin stay here until you delete them for ever."
        return Reason("The bin is empty", sentence)
    if chosen == ALL and catalogue.listing is not None and catalogue.listing.binned:
        return Reason("No reports", "All of them are in the bin.", (("New report", ways.write),))
    if chosen == ALL:
        return Reason(
            "No reports yet",
            "What you write is kept here while you write it.",
            (
                ("Write your first report", ways.write),
                ("Open the example", ways.open_example),
                ("Import a .boardreport…", ways.take_in),
            ),
        )
    sentence = f"There is no report in “{chosen.title}” any more."
    return Reason("Nothing here", sentence, (("Show all reports", ways.show_all),))


def _nothing_found(catalogue: Catalogue, ways: WaysOut) -> Reason:
    words = catalogue.words
    said = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    clear = ("Clear the search", ways.clear_search)
    if catalogue.filter == ALL:
        sentence = f"All text of all reports was searched for “{said}”."
        return Reason("Nothing found", sentence, (clear,))
    sentence = f"All text in “{catalogue.filter.title}” was searched for “{said}”."
    everywhere = ("Search all reports", ways.search_everywhere)
    return Reason("Nothing found", sentence, (everywhere, clear))
