"""One printed page on the screen, as wide as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from boardpaper.desk.worker.messages import MAX_PIXELS_WIDE, PageSize
from boardpaper.desktop.preview_source import PagePicture
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH, Box

LARGEST: Final = 1.5
"""Scale beyond which a page grows no more with the window: 1 is as large as on paper."""

_POINTS_PER_INCH: Final = 72
_FOCUS_WIDTH: Final = 2
_BLANK: Final = PageSize(PAGE_WIDTH, PAGE_HEIGHT)
_A_QUARTER: Final = 4


class PageView(QAbstractScrollArea):
    """Paints one page; a page that is not drawn yet is a grey sheet."""

    clicked = Signal(float, float)
    """The page was clicked, at a point in points from its bottom left corner."""

    resized = Signal()
    """The page is to be drawn in another number of pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PagePicture | None = None
        self._size = _BLANK
        self._pressed: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def picture(self) -> PagePicture | None:
        """What is painted, None while there is only a grey sheet."""
        return self._picture

    def pixels_wide(self) -> int:
        """How many of the screen's own pixels the page is wide."""
        width = round(self._page_width() * self.devicePixelRatioF())
        return max(1, min(width, MAX_PIXELS_WIDE))

    def show_picture(self, picture: PagePicture, size: PageSize) -> None:
        """Paint another picture of a page of that size, without moving."""
        self._picture, self._size = picture, size
        self._arrange()

    def clear(self) -> None:
        """Show a grey sheet."""
        self._picture, self._size = None, _BLANK
        self._arrange()

    def scroll_to_top(self) -> None:
        """Show the head of the page."""
        self.verticalScrollBar().setValue(0)

    def reveal(self, box: Box) -> None:
        """Bring a box on the page, in points, into view; one that is seen stays where it is."""
        scale = self._page_width() / self._size.width
        top = self._margin() + (self._size.height - box.top) * scale
        bottom = self._margin() + (self._size.height - box.bottom) * scale
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(round(top - height / _A_QUARTER))

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page that can be made out."""
        width = self.fontMetrics().averageCharWidth() * 50
        return QSize(width, round(width * self._size.height / self._size.width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Have the page drawn anew on a screen of other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are for the page."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are for something else."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where a click may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a click on the page, but not the end of a drag."""
        pressed, self._pressed = self._pressed, None
        page, point = self._page_rectangle(), event.position().toPoint()
        if pressed is None or self._picture is None:
            return
        if page.contains(pressed) and page.contains(point):
            scale = self._size.width / page.width()
            x, y = point.x() - page.left(), point.y() - page.top()
            self.clicked.emit(x * scale, self._size.height - y * scale)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the desk, the page on it, and the focus around it."""
        painter = QPainter(self.viewport())
        palette, page = self.palette(), self._page_rectangle()
        painter.fillRect(self.viewport().rect(), palette.window())
        if self._picture is None:
            painter.fillRect(page, palette.midlight())
        else:
            self._paint_picture(painter, page, self._picture.image)
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawRect(page.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            half = _FOCUS_WIDTH // 2
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _FOCUS_WIDTH))
            painter.drawRect(self.viewport().rect().adjusted(half, half, -half, -half))
        painter.end()

    def _paint_picture(self, painter: QPainter, page: QRect, image: QImage) -> None:
        if image.width() == self.pixels_wide():  # a pixel for a pixel: as sharp as it was drawn
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(page.topLeft(), image)
        else:  # drawn for another width, until the right one comes
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(page), image)

    def _margin(self) -> int:
        """Pixels around the page: room for its edge and the focus."""
        return max(_FOCUS_WIDTH * 2, self.fontMetrics().height() // 2)

    def _page_width(self) -> int:
        return self._width_in(self.viewport().width())

    def _width_in(self, room: int) -> int:
        largest = LARGEST * self._size.width * self.logicalDpiX() / _POINTS_PER_INCH
        return max(1, round(min(room - 2 * self._margin(), largest)))

    def _height_of(self, width: int) -> int:
        return round(width * self._size.height / self._size.width)

    def _page_rectangle(self) -> QRect:
        width = self._page_width()
        left = (self.viewport().width() - width) // 2
        top = self._margin() - self.verticalScrollBar().value()
        return QRect(left, top, width, self._height_of(width))

    def _arrange(self) -> None:
        """Fit the page to the width, with a scroll bar only where it is too high without one.

        Left to itself, the bar would come and go: with it the page is smaller and needs none.
        """
        margins, room = 2 * self._margin(), self.contentsRect()
        needs_bar = self._height_of(self._width_in(room.width())) + margins > room.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if needs_bar else policy.ScrollBarAlwaysOff
        )
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(self.fontMetrics().lineSpacing() * 2)
        bar.setRange(0, max(0, self._height_of(self._page_width()) + margins - height))
        self.viewport().update()
