from __future__ import annotations

import gc
import weakref

from PySide6.QtWidgets import QApplication

from boardpaper.desktop.housekeeping import Housekeeping


class Loop:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_no_full_collection_falls_on_a_key_and_tidying_is_one(qapp: QApplication) -> None:
    before = gc.get_threshold()
    housekeeping = Housekeeping(qapp)
    try:
        assert gc.get_threshold()[:2] == before[:2]
        full = gc.get_stats()[2]["collections"]
        loops = [Loop() for _ in range(50_000)]
        gone = weakref.ref(loops[0])
        del loops
        assert gc.get_stats()[2]["collections"] == full
        housekeeping.tidy()
        assert gone() is None
    finally:
        housekeeping.close()
        housekeeping.deleteLater()
    assert gc.get_threshold() == before
