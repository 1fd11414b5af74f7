"""The preview: the report as it will be printed, page by page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.messages import LaidOut
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.preview_page import PageView
from boardpaper.desktop.preview_places import PlaceIndex
from boardpaper.desktop.preview_source import PagePicture, PageSource
from boardpaper.desktop.worker.bridge import Worker
from boardpaper.document.nodes import Audience
from boardpaper.pdf.geometry import Box, Spot
from boardpaper.report.place import Place

_RESIZE_PAUSE: Final = 100
_NOTHING: Final = "There is nothing to preview. The pages of a report appear here."
_DRAWING: Final = "Drawing the pages…"
_HINT: Final = "F8 shows it large."
_AS_BEFORE: Final = "The page below is as it was before."
_FULL: Final = "This is the full version, because the public one cannot be made yet."
_DESCRIPTION: Final = "A picture of the printed page. Its text stands in the report’s own fields."


class PreviewPanel(QWidget):
    """Shows one page of a report as wide as the panel is.

    Whoever makes it calls ``release`` when it goes.
    """

    place_clicked = Signal(object)
    """The Place that is printed where the page was clicked."""

    page_shown = Signal(object, object)
    """The number of the page that is shown, and how many there are; 0 and 0 without any."""

    close_wanted = Signal()
    """The large page is no longer wanted."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_large = False
        self._source = PageSource(worker, self)
        self._layout: LaidOut | None = None
        self._index: PlaceIndex | None = None
        self._page = 1
        self._box: Box | None = None
        self._wanted: Place | None = None
        self._has_failed = self._stands_in = False
        self._is_draw_due = False
        self._resize_pause = QTimer(self, singleShot=True, interval=_RESIZE_PAUSE)
        self._build()
        self._connect()
        self.clear()

    @property
    def page(self) -> int:
        """The number of the page that is shown or about to be, counted from 1."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are, 0 while that is not known."""
        return 0 if self._layout is None else len(self._layout.pages)

    @property
    def is_full_instead(self) -> bool:
        """Whether the pages are those of the full version, though the public one was asked for."""
        return self._layout is not None and self._source.refusal != ""

    @property
    def is_up_to_date(self) -> bool:
        """Whether the page is painted in the pixels it has; so is one that cannot be drawn."""
        shown = self._view.picture
        is_painted = (
            shown is not None
            and shown.page == self._page
            and shown.image.width() == self._view.pixels_wide()
        )
        is_done = self._has_failed or is_painted
        return not self.isVisible() or (is_done and not self._source.is_waiting)

    def show_report(self, opened: Opened, audience: Audience) -> None:
        """Show a report as an audience gets to read it, once it is not being changed any more."""
        if self._layout is None and not self._has_failed:
            self._nothing.hide()
            self._view.show()
            self._label.setText(_DRAWING)
            self._show_hint()
        self._source.show(opened, audience)

    def clear(self) -> None:
        """Show that there is no report."""
        self._source.clear()
        self._layout = self._index = self._wanted = self._box = None
        self._page, self._has_failed, self._is_draw_due = 1, False, False
        self._stands_in = False
        self._view.clear()
        self._view.hide()
        self._trouble.hide()
        self._nothing.show()
        self._update_bar()

    def release(self) -> None:
        """Give back what the worker process keeps for this panel."""
        self._source.clear()

    def show_place(self, place: Place) -> None:
        """Go to where a place is printed, and stay with it until a page is turned.

        One that is not printed yet is gone to when it is.
        """
        self._wanted = place
        spot = self._wanted_spot()
        if spot is not None:
            self._turn_to(spot.page, spot.box)

    def show_page(self, number: int) -> None:
        """Turn to a page; a number beyond the last is the last."""
        self._wanted = None
        self._turn_to(number)

    def show_previous_page(self) -> None:
        """Turn back."""
        self.show_page(self._page - 1)

    def show_next_page(self) -> None:
        """Turn over."""
        self.show_page(self._page + 1)

    def show_first_page(self) -> None:
        """Turn to the beginning."""
        self.show_page(1)

    def show_last_page(self) -> None:
        """Turn to the end."""
        self.show_page(self.pages)

    def show_large(self, is_large: bool) -> None:
        """Offer the way back from a large page, or tell of the way to one."""
        self._is_large = is_large
        self._update_bar()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have the page drawn that nobody could see until now."""
        super().showEvent(event)
        if self._is_draw_due:
            self._draw()

    def _build(self) -> None:
        self._label = Words("", "muted", self)
        self._previous = self._button("Previous", "Previous page", "Page Up")
        self._next = self._button("Next", "Next page", "Page Down")
        self._close = QPushButton("Close preview (F8)", self)
        self._hint = Words(_HINT, "muted", self)
        self._nothing = Words(_NOTHING, "muted", self)
        self._trouble = Words("", "error", self)
        self._view = PageView(self)
        self._view.setAccessibleDescription(_DESCRIPTION)
        space = self.fontMetrics().height() // 2
        bar = QHBoxLayout()
        bar.setContentsMargins(space, space, space, 0)
        bar.addWidget(self._label, 1)
        bar.addWidget(self._previous)
        bar.addWidget(self._next)
        bar.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space)
        column.addLayout(bar)
        for words in (self._nothing, self._trouble):
            words.setContentsMargins(space, 0, space, 0)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(words)
        column.addWidget(self._view, 1)
        column.addStretch()
        self._hint.setContentsMargins(space, 0, space, space)
        column.addWidget(self._hint)

    def _button(self, text: str, name: str, key: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        return button

    def _connect(self) -> None:
        self._source.laid_out.connect(self._take_layout)
        self._source.drawn.connect(self._take_picture)
        self._source.failed.connect(self._take_failure)
        self._previous.clicked.connect(self.show_previous_page)
        self._next.clicked.connect(self.show_next_page)
        self._close.clicked.connect(self.close_wanted)
        self._view.clicked.connect(self._click)
        self._view.resized.connect(self._resize)
        self._resize_pause.timeout.connect(self._draw)
        for key, slot in (
            (Qt.Key.Key_PageUp, self.show_previous_page),
            (Qt.Key.Key_PageDown, self.show_next_page),
            (Qt.Key.Key_Home, self.show_first_page),
            (Qt.Key.Key_End, self.show_last_page),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _take_layout(self, layout: LaidOut) -> None:
        self._layout, self._index, self._has_failed = layout, None, False
        self._tell_full()
        self._view.show()
        spot = self._wanted_spot()
        if spot is not None:
            self._page, self._box = spot.page, spot.box
        self._page = min(self._page, self.pages)
        self._draw()
        self._update_bar()

    def _take_picture(self, picture: PagePicture) -> None:
        if self._layout is None:
            return
        before = self._view.picture
        self._stands_in = self.is_full_instead
        self._tell_full()
        self._view.show_picture(picture, self._layout.pages[picture.page - 1])
        if self._box is not None:
            self._view.reveal(self._box)
        elif before is not None and before.page != picture.page:
            self._view.scroll_to_top()
        self._box = None

    def _tell_full(self) -> None:
        """Say what the page is, or will be, that is not the one that was asked for."""
        if self.is_full_instead:
            self._trouble.say(f"{_FULL} {self._source.refusal}", "warning")
            self._trouble.show()
        elif not self._stands_in:
            self._trouble.hide()

    def _take_failure(self, sentence: str) -> None:
        self._has_failed = True
        has_picture = self._view.picture is not None
        self._trouble.say(f"{sentence}\n{_AS_BEFORE}" if has_picture else sentence, "error")
        self._trouble.show()
        self._view.setVisible(has_picture)
        self._update_bar()

    def _wanted_spot(self) -> Spot | None:
        if self._wanted is None or self._layout is None:
            return None
        return self._places(self._layout).spot(self._wanted)

    def _places(self, layout: LaidOut) -> PlaceIndex:
        if self._index is None:
            self._index = PlaceIndex(layout.places())
        return self._index

    def _turn_to(self, number: int, box: Box | None = None) -> None:
        """Turn to a page, and bring a box on it into view."""
        if self._layout is None or self._has_failed:
            return
        number = max(1, min(number, self.pages))
        shown = self._view.picture
        self._box = box
        if number != self._page:
            self._page = number
            self._draw()
            self._update_bar()
        elif box is not None and shown is not None and shown.page == number:
            self._view.reveal(box)
            self._box = None

    def _draw(self) -> None:
        """Ask for the page in the pixels it has; the one that is seen stays until it comes."""
        if self._layout is None or self._has_failed:
            return
        self._is_draw_due = not self.isVisible()
        if self._is_draw_due:
            return
        self._resize_pause.stop()
        self._source.draw(self._page, self._view.pixels_wide())

    def _resize(self) -> None:
        if self._layout is not None:  # a picture may be on its way, in pixels that are not wanted
            self._resize_pause.start()

    def _click(self, x: float, y: float) -> None:
        shown = self._view.picture
        if self._layout is None or shown is None:
            return
        place = self._places(self._layout).nearest(shown.page, x, y)
        if place is not None:
            self.place_clicked.emit(place)

    def _show_hint(self) -> None:
        self._hint.setVisible(not self._is_large and not self._view.isHidden())

    def _update_bar(self) -> None:
        words = f"Page {self._page} of {self.pages}" if self._layout is not None else ""
        can_turn = not self._has_failed
        self._label.setText(words)
        self._close.setVisible(self._is_large)
        self._show_hint()
        self._view.setAccessibleName(words or "Page")
        self._previous.setEnabled(can_turn and self._page > 1)
        self._next.setEnabled(can_turn and self._page < self.pages)
        self.page_shown.emit(self._page if words else 0, self.pages)
