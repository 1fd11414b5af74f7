"""Whether the links and bookmarks of a finished PDF are those of its Document, and lead there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from boardpaper.pdf.expected import Located, expected_bookmarks, expected_links
from boardpaper.pdf.found import FoundLink, Reading, Spot

_INSIDE: Final = frozenset({"Link", "Span"})
_HIGHEST: Final = 30.0  # points a bookmark may lead above its heading


def lost_way(reading: Reading, nodes: Sequence[Located]) -> str:
    """Say which link or bookmark is missing or leads elsewhere; nothing if all are right."""
    return _lost_link(reading.links, nodes) or _lost_bookmark(reading, nodes)


def _lost_link(links: Sequence[FoundLink], nodes: Sequence[Located]) -> str:
    """Compare links in order; neighbours that lead to one place count as one."""
    wanted = [
        (address, begins, "".join([each.text for each in group]), where)
        for (address, begins, where), group in groupby(
            expected_links(nodes), lambda each: (each.address, each.begins, each.where)
        )
    ]
    rest = list(links)
    for address, begins, text, where in wanted:
        words, left = "", _plain(text)
        while words != left:
            if not rest or not left.startswith(words):
                return f"a link in {where} is missing"
            found = rest.pop(0)
            words += _plain(found.words)
            if found.address != address or not _leads(found.spot, begins):
                return f"a link in {where} leads elsewhere"
    return "there is too much: a link" if rest else ""


def _leads(spot: Spot | None, begins: str) -> bool:
    """Tell whether a spot is where words begin; there is none for an outside address."""
    wanted = _plain(begins)
    if spot is None or spot.tag == "Figure" or not wanted:
        return True
    words = _plain(spot.words)
    return bool(words) and wanted.startswith(words)


def _lost_bookmark(reading: Reading, nodes: Sequence[Located]) -> str:
    wanted = expected_bookmarks(nodes)
    bookmarks = [each for each in reading.bookmarks if _plain(each.words)]
    for (text, where, level), found in zip(wanted, bookmarks, strict=False):
        if _plain(text) != _plain(found.words):
            return f"the bookmark to {where} is missing"
        if level != found.level:
            return f"the bookmark to {where} stands too high or too deep"
        if not _heads(found.spot, _plain(text)):
            return f"the bookmark to {where} leads elsewhere"
    if len(wanted) > len(bookmarks):
        return f"the bookmark to {wanted[len(bookmarks)].where} is missing"
    return "there is too much: a bookmark" if len(wanted) < len(bookmarks) else ""


def _heads(spot: Spot, words: str) -> bool:
    """Tell whether a spot is just above the heading with some words, which may begin in a link."""
    found = _plain(spot.words)
    is_heading = spot.tag[:1] == "H" or spot.tag in _INSIDE
    same = words.startswith(found) or found.endswith(words)
    return is_heading and spot.gap < _HIGHEST and bool(found) and same


def _plain(text: str) -> str:
    return "".join(text.split())
