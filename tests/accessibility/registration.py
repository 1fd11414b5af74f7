"""Windows, dialogs and pages that nobody has registered."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

import boardpaper.desktop
from boardpaper.desktop.kit.forms import FormPage

KINDS: tuple[type[QWidget], ...] = (QMainWindow, QDialog, FormPage)


def import_all() -> None:
    """Import every module of the windows, so that all their classes are known."""
    for module in pkgutil.walk_packages(boardpaper.desktop.__path__, "boardpaper.desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def unregistered(registered: Iterable[type[QWidget]], package: str) -> Iterator[str]:
    """Classes that can be opened and are no screen; what other classes are made of is none."""
    known = set(registered)
    for kind in KINDS:
        for each in subclasses(kind):
            if each.__module__.startswith(package) and each not in known and not is_base(each):
                yield f"{each.__module__}.{each.__qualname__}"


def subclasses(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """All classes derived from one, however far."""
    for each in kind.__subclasses__():
        yield each
        yield from subclasses(each)


def is_base(kind: type[QWidget]) -> bool:
    """Tell whether other classes of the windows are made of this one."""
    return any(each.__module__.startswith("boardpaper.") for each in kind.__subclasses__())
