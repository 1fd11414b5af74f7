from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.lane import Lane


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:  # noqa: ARG001 — signals need it
    lane = Lane()
    yield lane
    lane.close()


def unexpected(result: object) -> None:
    raise AssertionError(result)


def test_results_come_back_in_order_and_in_the_thread_of_the_windows(
    lane: Lane, qtbot: QtBot
) -> None:
    worked: list[str] = []
    told: list[tuple[int, str]] = []

    def work(number: int) -> int:
        worked.append(threading.current_thread().name)
        return number

    def done(number: int) -> None:
        told.append((number, threading.current_thread().name))

    for number in range(5):
        lane.submit(partial(work, number), done, unexpected)
    qtbot.waitUntil(lambda: len(told) == 5)
    assert told == [(number, threading.main_thread().name) for number in range(5)]
    assert len(set(worked)) == 1
    assert threading.main_thread().name not in worked


def test_a_failure_is_told_where_the_work_was_asked_for(lane: Lane, qtbot: QtBot) -> None:
    told: list[Exception] = []

    def work() -> None:
        raise OSError("the disk is full")

    lane.submit(work, unexpected, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "the disk is full"


def test_work_can_be_waited_for(lane: Lane) -> None:
    assert lane.wait(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        lane.wait(lambda: 1 // 0)
