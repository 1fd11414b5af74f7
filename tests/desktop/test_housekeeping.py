from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from boardpaper.desktop.housekeeping import Housekeeping


class Loop:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_python_looks_for_garbage_only_when_it_is_told_to(qapp: QApplication) -> None:
    housekeeping = Housekeeping(qapp, qapp)
    try:
        assert not gc.isenabled()
        before = sum(each["collections"] for each in gc.get_stats())
        loops = [Loop() for _ in range(50_000)]
        gone = weakref.ref(loops[0])
        del loops
        assert sum(each["collections"] for each in gc.get_stats()) == before
        housekeeping._look()
        assert gone() is None
        loop = Loop()
        gone = weakref.ref(loop)
        del loop
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        assert gone() is None
    finally:
        housekeeping.close()
        housekeeping.deleteLater()
    assert gc.isenabled()
    loop = Loop()
    gone = weakref.ref(loop)
    del loop
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert gone() is not None, "one that is closed must look no more"
    gc.collect()
