"""What is found in a finished PDF when it is read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from boardpaper.pdf.page_reading import OnPage, UnsoundError

NEARLY: Final = 1.0  # point

Key = tuple[int, int]


class Spot(NamedTuple):
    """Where a link or bookmark leads to: the structure type and the first words there.

    Both are empty where nothing is; ``gap`` is how far below they stand, in points.
    """

    tag: str
    words: str
    gap: float


class FoundLink(NamedTuple):
    """A link: an outside address or a spot in the file, and its words."""

    address: str
    spot: Spot | None
    words: str


class FoundBookmark(NamedTuple):
    """A bookmark, how deep it stands, and where it leads."""

    level: int
    words: str
    spot: Spot


@dataclass(slots=True)
class Reading:
    """What is read, in order; ``headings`` begin with their structure type.

    ``speech`` is said in place of pictures and symbols. ``shape`` has a letter for every element
    of a table, list or note, and for every picture. ``pictures`` are digests of those.
    """

    words: list[str] = field(default_factory=list)
    speech: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    bookmarks: list[FoundBookmark] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)


class Sheets:
    """The pages: what is on each, by its index, and which element has which of its marks."""

    def __init__(self, keys: Sequence[Key]) -> None:
        """``keys`` are the object numbers of the pages, in order."""
        self.indices = {key: index for index, key in enumerate(keys)}
        self.on: list[OnPage] = []
        self.owners: list[dict[int, int]] = [{} for _ in keys]

    def index(self, key: Key) -> int:
        """The page that an object is.

        Raises:
            UnsoundError: it is none.
        """
        index = self.indices.get(key)
        if index is None:
            raise UnsoundError("the structure tree names a page that is not there")
        return index

    def spot(self, key: Key, height: Any) -> Spot:
        """What stands at a height of a page: what begins there or next below it."""
        page, top = self.indices[key], float(height)
        below = [
            each
            for each in self.on[page].marked.values()
            if each.top <= top + NEARLY and (each.picture or "".join(each.strings).strip())
        ]
        if not below:
            return Spot("", "", 0.0)
        highest = max([each.top for each in below])
        first = next(each for each in below if each.top == highest)
        return Spot(first.tag, "".join(first.strings), top - highest)
