from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from boardpaper.desk.due import Due
from boardpaper.desktop.library import row_painter
from boardpaper.desktop.library.catalogue import Row
from boardpaper.desktop.library.row_view import ReportList
from boardpaper.desktop.library.rows import CHANGED, ReportRows
from boardpaper.desktop.theme import Look
from boardpaper.library.excerpt import Piece
from tests.desktop.library.entries import BUDGET, an_entry

NOW = datetime(2026, 11, 18, 12, 41, tzinfo=UTC)
BUDGETS = [Row(BUDGET), *(Row(an_entry(number, subject=f"No. {number}")) for number in (2, 3, 4))]
PUBLISH = Due("Publish by Tue 8 December", date(2026, 12, 8), "later")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> ReportList:
    view = ReportList(Look(qapp), NOW)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    return view


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An officer in Britain, in winter."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "GMT0")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    if hasattr(time, "tzset"):
        time.tzset()


def numbers(view: ReportList) -> list[int]:
    return [row.entry.number for row in view.chosen]


def test_the_model_is_one(qtmodeltester: ModelTester) -> None:
    model = ReportRows(NOW)
    qtmodeltester.check(model, force_py=True)
    model.show(BUDGETS, NOW)  # the tester checks what each signal says
    model.show([Row(an_entry(1, subject="Other")), *BUDGETS[1:]], NOW)
    model.show(BUDGETS[1:], NOW)
    assert (model.rowCount(), model.rowCount(model.index(0))) == (3, 0)


@pytest.mark.usefixtures("london")
def test_a_row_is_spoken_whole() -> None:
    model = ReportRows(NOW)
    hit = Row(an_entry(2), (Piece("a "), Piece("word", found=True)))
    model.show([Row(BUDGET, due=PUBLISH), hit], NOW)
    assert model.index(0).data(SPOKEN) == (
        "Budget, Executive Board, Wednesday 16 December 2026, Publish by Tue 8 December, Draft, "
        "changed today 09:05, BP-0001"
    )
    assert model.index(1).data(SPOKEN) == (
        "Untitled report, Draft, changed today 09:05, BP-0002, found: a word"
    )


@pytest.mark.usefixtures("london")
def test_today_becomes_yesterday() -> None:
    model = ReportRows(NOW)
    model.show(BUDGETS, NOW)
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.append(last.row() - first.row() + 1))
    model.show_day(NOW + timedelta(hours=2))
    assert told == []
    model.show_day(NOW + timedelta(days=1))
    assert told == [len(BUDGETS)]
    assert model.index(0).data(CHANGED) == "yesterday"


def test_the_same_reports_are_changed_where_they_stand() -> None:
    model = ReportRows(NOW)
    model.show(BUDGETS, NOW)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show([Row(an_entry(1, subject="Budget 2027")), *BUDGETS[1:]], NOW)
    assert (resets, model.index(0).data()) == ([], "Budget 2027")
    model.show(BUDGETS[::-1], NOW)
    assert (resets, model.index(3).data()) == ([True], "Budget")


def test_what_is_chosen_stays_so_wherever_it_goes(view: ReportList) -> None:
    view.show_rows(BUDGETS, NOW)
    assert view.choose([2, 4], 4)
    view.show_rows(BUDGETS[::-1], NOW)
    assert numbers(view) == [4, 2]
    assert view.currentIndex().row() == 0


def test_where_what_was_chosen_is_gone_its_neighbour_is(view: ReportList) -> None:
    view.show_rows(BUDGETS, NOW)
    view.choose([3])
    view.show_rows([BUDGETS[0], BUDGETS[1], BUDGETS[3]], NOW)
    assert numbers(view) == [4]
    view.show_rows(BUDGETS[:2], NOW)
    assert numbers(view) == [2]


def test_the_list_stays_where_it_was_scrolled_to(view: ReportList, qtbot: QtBot) -> None:
    many = [Row(an_entry(number)) for number in range(1, 101)]
    view.show_rows(many, NOW)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(1000)
    view.show_rows([*many, Row(an_entry(101))], NOW)
    assert bar.value() == 1000


def test_rows_are_all_as_high_and_higher_with_what_was_found(view: ReportList) -> None:
    view.show_rows(BUDGETS, NOW)
    usual = view.sizeHintForRow(0)
    assert view.sizeHint().height() == usual * len(BUDGETS)
    view.show_rows([Row(BUDGET, (Piece("word", found=True),))], NOW)
    assert view.sizeHintForRow(0) > usual
    view.show_rows(BUDGETS, NOW)
    assert view.sizeHintForRow(0) == usual


def test_ten_thousand_rows_make_no_widgets(view: ReportList, qtbot: QtBot) -> None:
    before = len(view.findChildren(QObject))
    view.show_rows([Row(an_entry(number)) for number in range(1, 10_001)], NOW)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 100_000)
    view.grab()
    assert len(view.findChildren(QObject)) == before


@pytest.mark.parametrize("width", [700, 1200])
def test_what_is_due_is_painted_into_a_row_that_stays_where_it_is(
    view: ReportList, width: int
) -> None:
    """In a column of its own where there is room, else at the end of the second line."""
    view.resize(width, 300)
    view.show_rows(BUDGETS, NOW)
    second, before = view.model().index(1, 0), view.grab().toImage()
    place = view.visualRect(second)
    view.show_rows([Row(BUDGET, due=PUBLISH), *BUDGETS[1:]], NOW)
    after = view.grab().toImage()
    assert view.visualRect(second) == place
    assert after.copy(place) == before.copy(place)
    assert after != before
    subject = QRect(0, 0, 200, view.visualRect(view.model().index(0, 0)).height())
    assert after.copy(subject) == before.copy(subject)


def test_where_there_is_little_room_the_last_parts_make_way_whole(
    view: ReportList, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(_painter: object, _line: object, words: str) -> None:
        drawn.append(words)

    monkeypatch.setattr(row_painter, "_draw", draw)
    view.show_rows([Row(BUDGET, due=PUBLISH)], NOW)
    seen: list[str] = []
    for width in range(250, 1050, 50):
        view.resize(width, 300)
        drawn.clear()
        view.grab()
        assert PUBLISH.words in drawn
        second = next(each for each in drawn if each not in {"Budget", PUBLISH.words})
        if second not in seen:
            seen.append(second)
    whole = "BP-0001 · Executive Board · Wed 16 December 2026"
    every = ["", "BP-0001 · ", "BP-0001 · Executive Board · ", f"{whole} · ", whole]
    assert [each for each in every if each in seen] == seen
    assert len(seen) > 2
