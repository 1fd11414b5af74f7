"""Arming the shim from within a program that runs with it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple


class Mode(IntEnum):
    """What the shim does at its call; the numbers are those of ``faults.c``."""

    COUNT = 0
    ONCE = 1
    FROM_THEN_ON = 2
    KILL = 3
    HALF_THEN_FULL = 4


class Call(NamedTuple):
    """A call that changes a file: ``write``, ``sync``, ``truncate``, ``make``, ``rename`` …"""

    what: str
    path: str


class Shim:
    """The shim that this program was started with."""

    def __init__(self, below: Path) -> None:
        self._below = str(below.resolve()).encode()
        self._library = ctypes.CDLL(None)
        self._library.fault_noted.restype = ctypes.c_char_p
        self._library.fault_disarm.restype = ctypes.c_long

    def count(self, work: Callable[[], object]) -> Sequence[Call]:
        """Do some work, and list the calls by which it changes files."""
        self._arm(0, Mode.COUNT, 0)
        try:
            work()
        finally:
            self._library.fault_disarm()
        noted: bytes = self._library.fault_noted()
        return [Call(*line.split(" ", 1)) for line in noted.decode().splitlines()]

    def spoil(self, work: Callable[[], object], at: int, mode: Mode, error: int) -> bool:
        """Do some work, of which a call fails; tell whether there were as many calls."""
        self._arm(at, mode, error)
        try:
            work()
        finally:
            calls: int = self._library.fault_disarm()
        return calls >= at

    def _arm(self, at: int, mode: Mode, error: int) -> None:
        self._library.fault_arm(self._below, ctypes.c_long(at), int(mode), error)
