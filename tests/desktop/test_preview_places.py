"""Which place a click means, and where a place is printed."""

from __future__ import annotations

import pytest

from boardpaper.desk.exporting import export
from boardpaper.desktop.preview_places import PlaceIndex
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Box, Spot
from boardpaper.report.place import WHOLE_REPORT, Place
from tests.desktop.worker_samples import example

QUESTIONS = Place("answers")
WARDS = Place("answers", "wards")
FIRST = Place("main", "f1", "p1")
SECOND = Place("main", "f2", "p2")
CELL = Place("main", "f2", "t1", "row 1 cell 1")

PLACES = (
    (QUESTIONS, (Spot(1, Box(60, 500, 500, 650)),)),
    (WARDS, (Spot(1, Box(65, 620, 400, 640)),)),
    (FIRST, (Spot(1, Box(60, 400, 500, 440)),)),
    (SECOND, (Spot(1, Box(60, 60, 500, 120)), Spot(2, Box(60, 700, 500, 780)))),
    (CELL, (Spot(2, Box(60, 600, 200, 620)),)),
)
INDEX = PlaceIndex(PLACES)


@pytest.mark.parametrize(
    ("page", "x", "y", "place"),
    [
        (1, 300, 420, FIRST),
        (1, 300, 630, WARDS),
        (1, 300, 510, QUESTIONS),
        (1, 450, 630, QUESTIONS),
        (1, 10, 420, FIRST),
        (1, 300, 390, FIRST),
        (1, 300, 130, SECOND),
        (1, 590, 0, SECOND),
        (2, 300, 750, SECOND),
        (2, 100, 610, CELL),
        (2, 100, 0, CELL),
        (3, 100, 600, None),
    ],
)
def test_a_click_means_the_nearest_place(
    page: int, x: float, y: float, place: Place | None
) -> None:
    assert INDEX.nearest(page, x, y) == place


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        (FIRST, Spot(1, Box(60, 400, 500, 440))),
        (SECOND, Spot(1, Box(60, 60, 500, 120))),
        (Place("main", "f1", "p1", start=3, end=9), Spot(1, Box(60, 400, 500, 440))),
        (Place("main", "f2", "t1", "row 9 cell 9"), Spot(2, Box(60, 600, 200, 620))),
        (Place("main", "f2"), Spot(1, Box(60, 60, 500, 120))),
        (Place("main"), Spot(1, Box(60, 400, 500, 440))),
        (Place("main", "f9", "p9"), None),
        (Place("answers", "wards"), Spot(1, Box(65, 620, 400, 640))),
        (Place("wards"), Spot(1, Box(60, 500, 500, 650))),
        (Place("exemptions", "e1"), Spot(1, Box(60, 500, 500, 650))),
        (Place("notices", field="key_decision"), None),
        (WHOLE_REPORT, None),
    ],
)
def test_a_place_is_seen_where_it_or_what_it_lies_in_is_printed(
    place: Place, spot: Spot | None
) -> None:
    assert INDEX.spot(place) == spot


def test_the_middle_of_every_place_leads_back_to_it_or_to_what_it_holds() -> None:
    landed = export(example(), "public", Fonts.shipped()).places
    index = PlaceIndex(tuple((place, tuple(spots)) for place, spots in landed.items()))
    for place, spots in landed.items():
        assert index.spot(place) == spots[0]
        for page, box in spots:
            found = index.nearest(page, (box.left + box.right) / 2, (box.bottom + box.top) / 2)
            assert found is not None
            assert found == place or any(_holds(box, each.box) for each in landed[found])


def _holds(outer: Box, inner: Box) -> bool:
    """Tell whether a box is in another, as a bullet is in its list."""
    inside = inner.left >= outer.left and inner.right <= outer.right
    return inside and inner.bottom >= outer.bottom and inner.top <= outer.top
