"""Where the places of a report stand, page by page, in the form in which that is sent."""

from __future__ import annotations

import msgspec

from boardpaper.pdf.paginate import Placed
from boardpaper.pdf.render import Layout


class Landings:
    """Encodes the places of every page, once for as long as the page stays as it is."""

    def __init__(self) -> None:
        self._encoded: dict[int, tuple[tuple[Placed, ...], msgspec.Raw]] = {}

    def encode(self, layout: Layout) -> tuple[msgspec.Raw, ...]:
        """Encode pairs of a place and its box, for each page; forget the pages of before."""
        before, self._encoded = self._encoded, {}
        encoded = []
        for number, page in enumerate(layout.pagination.pages, 1):
            known = before.get(id(page.placed))
            if known is None:
                places = msgspec.msgpack.encode(list(layout.places_on(number)))
                known = (page.placed, msgspec.Raw(places))  # kept, so that no other has its id
            self._encoded[id(page.placed)] = known
            encoded.append(known[1])
        return tuple(encoded)
