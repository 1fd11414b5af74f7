"""Places on printed pages: which one a click means, and where one is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from boardpaper.desk.worker.messages import Places
from boardpaper.pdf.geometry import Box, Spot
from boardpaper.report.place import Part, Place

# The details of an answer are printed beside the questions.
_PRINTED_WITH: Mapping[Part, Part] = {
    "wards": "answers",
    "call-in": "answers",
    "exemptions": "answers",
}

_TO_THE_ITEM: Final = 3


class PlaceIndex:
    """The places of one layout."""

    def __init__(self, places: Places) -> None:
        self._by_page: dict[int, list[tuple[Box, Place]]] = {}
        self._first: dict[tuple[str, ...], Spot] = {}
        for place, spots in places:
            for spot in spots:
                self._by_page.setdefault(spot.page, []).append((spot.box, place))
            for scope in _scopes(place):
                self._first.setdefault(scope, spots[0])

    def nearest(self, page: int, x: float, y: float) -> Place | None:
        """The place at a point in points from the bottom left corner, or the nearest to it.

        Of several around the point it is the smallest; a page without any gives None.
        """
        found = self._by_page.get(page)
        if not found:
            return None
        _, place = min(found, key=lambda each: (_distance(each[0], x, y), _area(each[0])))
        return place

    def spot(self, place: Place) -> Spot | None:
        """Where a place is printed first, or the least thing around it that is printed."""
        part = _PRINTED_WITH.get(place.part)
        scopes = _scopes(place) if part is None else ((part,),)
        if place.item:  # a finding that is not printed yet is not shown by the first of findings
            scopes = scopes[:_TO_THE_ITEM]
        return next((self._first[scope] for scope in scopes if scope in self._first), None)


def _scopes(place: Place) -> tuple[tuple[str, ...], ...]:
    """What a place lies in: itself, its block, its item, its part."""
    exact = (place.part, place.item, place.block, place.field)
    return exact, exact[:3], exact[:2], exact[:1]


def _distance(box: Box, x: float, y: float) -> float:
    """The square of the distance of a point, none for a point inside."""
    across = max(box.left - x, 0.0, x - box.right)
    along = max(box.bottom - y, 0.0, y - box.top)
    return across * across + along * along


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)
