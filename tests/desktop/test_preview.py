"""The preview, with a real worker process behind it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.opening import Opened
from boardpaper.desktop.preview import PreviewPanel
from boardpaper.desktop.preview_page import PageView
from boardpaper.desktop.preview_places import PlaceIndex
from boardpaper.desktop.worker.bridge import Worker
from boardpaper.document.nodes import Audience
from boardpaper.pdf.geometry import Spot
from boardpaper.report.place import Place
from tests.desktop.worker_samples import UNPRINTABLE, about, example, long_one, working

# Qt's offscreen platform says so of every window that it shows.
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support propagateSizeHints", extend=True
)

DOCK_WIDTH = 380
ON_PAGE_4 = Place("main", "f5", "b40")


@pytest.fixture(scope="module")
def worker(request: pytest.FixtureRequest) -> Iterator[Worker]:
    """One for all tests, as it is one for all windows."""
    request.getfixturevalue("qapp")
    with working() as (worker, _):
        yield worker


@pytest.fixture
def panel(qtbot: QtBot, worker: Worker) -> Iterator[PreviewPanel]:
    panel = shown(qtbot, PreviewPanel(worker))
    yield panel
    panel.release()


def shown(qtbot: QtBot, panel: PreviewPanel) -> PreviewPanel:
    qtbot.addWidget(panel)
    panel.resize(DOCK_WIDTH, 620)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def view(panel: PreviewPanel) -> PageView:
    return panel.findChildren(PageView)[0]


def button(panel: PreviewPanel, text: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == text)


def words(panel: PreviewPanel) -> str:
    """All that can be read beside the page."""
    labels = panel.findChildren(QLabel)
    said = [each.text() for each in labels if each.isVisible() and each.text()]
    return "\n".join(each for each in said if each != "F8 shows it large.")


def is_drawn(panel: PreviewPanel, page: int) -> bool:
    picture = view(panel).picture
    return (
        picture is not None
        and picture.page == page
        and picture.image.width() == view(panel).pixels_wide()
    )


def wait_for_page(qtbot: QtBot, panel: PreviewPanel, page: int) -> None:
    qtbot.waitUntil(lambda: is_drawn(panel, page), timeout=30_000)


def show(qtbot: QtBot, panel: PreviewPanel, opened: Opened) -> None:
    """Show a report and wait until it is laid out."""
    before = panel._layout
    panel.show_report(opened, "public")
    qtbot.waitUntil(lambda: panel._layout not in (None, before), timeout=30_000)
    wait_for_page(qtbot, panel, panel.page)


def spot_of(panel: PreviewPanel, place: Place) -> Spot:
    assert panel._layout is not None
    spot = PlaceIndex(panel._layout.places()).spot(place)
    assert spot is not None
    return spot


def painted(panel: PreviewPanel) -> QImage:
    return view(panel).viewport().grab().toImage()


def test_at_first_it_says_that_there_is_nothing(panel: PreviewPanel) -> None:
    assert words(panel) == "There is nothing to preview. The pages of a report appear here."
    assert not view(panel).isVisible()
    assert not button(panel, "Previous").isEnabled()
    assert not button(panel, "Next").isEnabled()


def test_until_the_first_page_comes_there_is_a_grey_sheet(panel: PreviewPanel) -> None:
    panel.show_report(example(), "public")
    grey = panel.palette().color(QPalette.ColorRole.Midlight)
    assert words(panel) == "Drawing the pages…"
    assert painted(panel).pixelColor(DOCK_WIDTH // 2, 100).rgb() == grey.rgb()


def test_the_first_page_is_seen_as_it_was_drawn(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    assert words(panel) == "Page 1 of 5"
    picture = view(panel).picture
    assert picture is not None
    assert DOCK_WIDTH * 0.9 < picture.image.width() < DOCK_WIDTH
    page = view(panel)._page_rectangle()
    assert page.size() == picture.image.size()
    inside = painted(panel).copy(page.intersected(view(panel).viewport().rect()))
    drawn = picture.image.copy(QRect(QPoint(0, 0), inside.size()))
    assert inside.convertToFormat(drawn.format()) == drawn
    assert darkness(drawn) > 1000


def darkness(image: QImage) -> int:
    """How many pixels are nearly black."""
    return sum(
        image.pixelColor(x, y).lightness() < 90
        for x in range(image.width())
        for y in range(image.height())
    )


def test_pages_are_turned_by_button(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    assert not button(panel, "Previous").isEnabled()
    for page in (2, 3, 4, 5):
        qtbot.mouseClick(button(panel, "Next"), Qt.MouseButton.LeftButton)
        wait_for_page(qtbot, panel, page)
    assert not button(panel, "Next").isEnabled()
    qtbot.mouseClick(button(panel, "Previous"), Qt.MouseButton.LeftButton)
    wait_for_page(qtbot, panel, 4)
    assert words(panel) == "Page 4 of 5"


def test_pages_are_turned_by_key(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    view(panel).setFocus()
    for key, page in (
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_PageUp, 4),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(view(panel), key)
        assert panel.page == page
        wait_for_page(qtbot, panel, page)


def test_keys_pressed_elsewhere_turn_no_page(qtbot: QtBot, worker: Worker) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    panel, other = PreviewPanel(worker), QPushButton("Elsewhere")
    column.addWidget(other)
    column.addWidget(panel)
    window.resize(400, 700)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    show(qtbot, panel, example())
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_PageDown)
    assert panel.page == 1


def test_the_old_page_stays_until_the_new_one_comes(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    before = painted(panel)
    panel.show_report(about("Another subject"), "public")
    panel.show_next_page()
    assert painted(panel) == before
    wait_for_page(qtbot, panel, 2)
    assert painted(panel) != before


def test_changes_are_printed_once_the_officer_pauses(
    qtbot: QtBot, panel: PreviewPanel, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, panel, example())
    printed: list[str] = []
    lay_out = worker.lay_out

    def note(sheet: int, opened: Opened, audience: Audience) -> int:
        printed.append(opened.saved.report.subject)
        return lay_out(sheet, opened, audience)

    monkeypatch.setattr(worker, "lay_out", note)
    panel.show_report(about("A"), "public")
    pause = panel._source._pause
    assert pause.isActive()
    assert pause.interval() == 300
    pause.setInterval(60_000)
    qtbot.wait(20)
    assert printed == []
    panel.show_report(about("Ab"), "public")
    panel.show_report(about("Abc"), "public")
    qtbot.waitUntil(lambda: bool(printed), timeout=10_000)
    assert printed == ["Abc"]


def test_a_change_is_seen_on_the_page_one_is_at(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, long_one(9))
    panel.show_last_page()
    assert panel.page > 5
    show(qtbot, panel, example())
    assert words(panel) == "Page 5 of 5"


def test_a_click_tells_the_place(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    panel.show_place(ON_PAGE_4)
    wait_for_page(qtbot, panel, 4)
    box = spot_of(panel, ON_PAGE_4).box
    page = view(panel)._page_rectangle()
    scale = page.width() / 595.28
    middle = QPoint(
        round(page.left() + (box.left + box.right) / 2 * scale),
        round(page.top() + (841.89 - (box.bottom + box.top) / 2) * scale),
    )
    with qtbot.waitSignal(panel.place_clicked) as clicked:
        qtbot.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert clicked.args == [ON_PAGE_4]


def test_only_a_click_on_the_page_counts(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    surface = view(panel).viewport()
    with qtbot.assertNotEmitted(panel.place_clicked):
        qtbot.mouseClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
        qtbot.mouseClick(surface, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
        qtbot.mousePress(surface, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
        qtbot.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))


def test_a_place_is_brought_into_view(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.resize(900, 400)
    show(qtbot, panel, example())
    panel.show_place(Place("sections", "risk", "b48"))
    wait_for_page(qtbot, panel, 5)
    assert view(panel).verticalScrollBar().value() == 0
    panel.show_place(Place("background", "d3"))
    bar = view(panel).verticalScrollBar()
    assert 0 < bar.value() <= bar.maximum()
    panel.show_page(1)
    wait_for_page(qtbot, panel, 1)
    assert bar.value() == 0
    panel.show_place(Place("background", "d3"))
    wait_for_page(qtbot, panel, 5)
    assert bar.value() > 0


def test_it_stays_with_a_place_until_a_page_is_turned(qtbot: QtBot, panel: PreviewPanel) -> None:
    late = Place("main", "f50", "p50")
    show(qtbot, panel, example())
    panel.show_place(late)
    assert panel.page == 1  # it is not there yet
    show(qtbot, panel, long_one(9))
    assert panel.page > 5
    panel.show_page(2)
    show(qtbot, panel, long_one(10))
    assert panel.page == 2


def test_what_cannot_be_printed_is_told_and_the_page_stays(
    qtbot: QtBot, panel: PreviewPanel
) -> None:
    show(qtbot, panel, example())
    before = view(panel).picture
    panel.show_report(about(UNPRINTABLE), "public")
    qtbot.waitUntil(lambda: "cannot show these characters" in words(panel), timeout=10_000)
    assert "The page below is as it was before." in words(panel)
    assert view(panel).picture is before
    assert view(panel).isVisible()
    assert not button(panel, "Next").isEnabled()
    show(qtbot, panel, example())
    assert words(panel) == "Page 1 of 5"
    assert button(panel, "Next").isEnabled()


def test_what_cannot_be_printed_from_the_start_is_told(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.show_report(about(UNPRINTABLE), "public")
    qtbot.waitUntil(lambda: "cannot show these characters" in words(panel), timeout=10_000)
    assert "Drawing" not in words(panel)
    assert "as it was before" not in words(panel)
    assert not view(panel).isVisible()


def test_clearing_brings_the_beginning_back(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    panel.show_page(3)
    with qtbot.waitSignal(panel.page_shown) as told:
        panel.clear()
    assert told.args == [0, 0]
    assert panel.pages == 0
    assert "nothing to preview" in words(panel)
    show(qtbot, panel, example())
    assert panel.page == 1


@pytest.fixture
def drawn_widths(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The width of every picture that is asked for."""
    widths: list[int] = []
    draw = worker.draw

    def note(sheet: int, page: int, width: int) -> int:
        widths.append(width)
        return draw(sheet, page, width)

    monkeypatch.setattr(worker, "draw", note)
    return widths


def test_no_page_is_drawn_while_nobody_can_see_it(
    qtbot: QtBot, worker: Worker, drawn_widths: list[int]
) -> None:
    panel = PreviewPanel(worker)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.page_shown, check_params_cb=lambda _, pages: pages == 5):
        panel.show_report(example(), "public")
    assert drawn_widths == []
    shown(qtbot, panel)
    wait_for_page(qtbot, panel, 1)
    assert drawn_widths == [view(panel).pixels_wide()]
    panel.release()


def test_the_first_picture_has_the_right_width_at_once(
    qtbot: QtBot, panel: PreviewPanel, drawn_widths: list[int]
) -> None:
    panel.show_report(about(UNPRINTABLE), "public")
    qtbot.waitUntil(lambda: not view(panel).isVisible(), timeout=10_000)
    panel.resize(600, 700)
    show(qtbot, panel, example())
    assert drawn_widths == [view(panel).pixels_wide()]


def test_it_is_drawn_anew_for_another_width(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    panel.resize(900, 620)
    wait_for_page(qtbot, panel, 1)
    picture = view(panel).picture
    assert picture is not None
    assert picture.image.width() > 800
    assert view(panel).verticalScrollBar().maximum() > 0


def test_it_is_drawn_anew_for_a_width_that_came_before_the_first_picture(
    qtbot: QtBot, panel: PreviewPanel
) -> None:
    def widen(_page: int, pages: int) -> None:
        if pages:  # it is laid out, and the first picture is on its way
            panel.resize(2 * DOCK_WIDTH, 620)

    panel.page_shown.connect(widen)
    panel.show_report(example(), "public")
    qtbot.waitUntil(lambda: panel.pages > 0 and panel.is_up_to_date)
    picture = view(panel).picture
    assert picture is not None
    assert picture.image.width() == view(panel).pixels_wide()


def test_a_page_is_not_blown_up_beyond_reading(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    panel.resize(3000, 620)
    wait_for_page(qtbot, panel, 1)
    page = view(panel)._page_rectangle()
    assert page.width() == round(1.5 * 595.28 * 96 / 72)
    assert abs(page.center().x() - view(panel).viewport().rect().center().x()) <= 1
    panel.resize(3000, page.height() + 100)
    assert not view(panel).verticalScrollBar().isVisible()


def test_the_scroll_bar_comes_only_where_it_is_needed(panel: PreviewPanel) -> None:
    panel.show_report(example(), "public")
    bar, seen = view(panel).verticalScrollBar(), set()
    for height in range(panel.minimumSizeHint().height() + 400, 620, 3):
        panel.resize(DOCK_WIDTH, height)
        page = view(panel)
        needed = page._height_of(page._width_in(page.width())) + 2 * page._margin()
        assert bar.isVisible() is (needed > page.height())
        assert bar.isVisible() or bar.maximum() == 0
        seen.add(bar.isVisible())
    assert seen == {True, False}


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_it_is_as_sharp_as_the_screen(
    qtbot: QtBot, panel: PreviewPanel, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    monkeypatch.setattr(view(panel), "devicePixelRatioF", lambda: ratio)
    show(qtbot, panel, example())
    picture = view(panel).picture
    assert picture is not None
    page = view(panel)._page_rectangle()
    assert picture.image.width() == round(page.width() * ratio)
    beside = painted(panel).pixelColor(page.right() + 4, page.center().y())
    assert beside.rgb() == panel.palette().window().color().rgb()


def test_it_is_drawn_anew_for_another_screen(qtbot: QtBot, panel: PreviewPanel) -> None:
    with qtbot.waitSignal(view(panel).resized):
        change = QEvent(QEvent.Type.DevicePixelRatioChange)
        QCoreApplication.sendEvent(view(panel).viewport(), change)


def test_colours_follow_the_palette(qtbot: QtBot, panel: PreviewPanel) -> None:
    palette = panel.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(10, 20, 30))
    palette.setColor(QPalette.ColorRole.Midlight, QColor(40, 50, 60))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(70, 80, 90))
    panel.setPalette(palette)
    panel.show_report(example(), "public")
    middle = DOCK_WIDTH // 2
    view(panel).setFocus()
    qtbot.waitUntil(view(panel).hasFocus)
    assert painted(panel).pixelColor(middle, 100) == QColor(40, 50, 60)
    assert painted(panel).pixelColor(middle, 3) == QColor(10, 20, 30)
    assert painted(panel).pixelColor(middle, 0) == QColor(70, 80, 90)
    button(panel, "Next").setEnabled(True)
    button(panel, "Next").setFocus()
    qtbot.waitUntil(lambda: not view(panel).hasFocus())
    assert painted(panel).pixelColor(middle, 0) == QColor(10, 20, 30)


def test_everything_has_a_name_to_be_spoken(qtbot: QtBot, panel: PreviewPanel) -> None:
    show(qtbot, panel, example())
    assert button(panel, "Previous").accessibleName() == "Previous page"
    assert button(panel, "Next").accessibleName() == "Next page"
    assert view(panel).accessibleName() == "Page 1 of 5"
    assert "picture" in view(panel).accessibleDescription()
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName()


def test_two_panels_show_two_reports(qtbot: QtBot, worker: Worker) -> None:
    first, second = (shown(qtbot, PreviewPanel(worker)) for _ in range(2))
    first.show_report(example(), "public")
    second.show_report(long_one(4), "public")
    wait_for_page(qtbot, first, 1)
    wait_for_page(qtbot, second, 1)
    assert first.pages == 5 != second.pages > 1
    second.show_next_page()
    wait_for_page(qtbot, second, 2)
    with qtbot.assertNotEmitted(second._source.drawn):
        first.show_page(3)
        wait_for_page(qtbot, first, 3)
    first.release()
    show(qtbot, second, long_one(3))
    second.release()


def test_a_released_panel_leaves_nothing_in_the_worker(qtbot: QtBot, worker: Worker) -> None:
    before = set(worker._client._orders)
    panel = shown(qtbot, PreviewPanel(worker))
    show(qtbot, panel, example())
    assert set(worker._client._orders) > before
    panel.release()
    assert set(worker._client._orders) == before


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
def test_a_killed_process_is_not_noticed(qtbot: QtBot, panel: PreviewPanel, worker: Worker) -> None:
    show(qtbot, panel, example())
    os.kill(worker.process_number, signal.SIGKILL)
    panel.show_page(4)
    wait_for_page(qtbot, panel, 4)
    assert words(panel) == "Page 4 of 5"


def test_a_panel_that_is_gone_hears_nothing(qtbot: QtBot, worker: Worker) -> None:
    panel = PreviewPanel(worker)
    panel.show()
    panel.show_report(example(), "public")
    other = shown(qtbot, PreviewPanel(worker))
    panel.deleteLater()
    show(qtbot, other, example())
