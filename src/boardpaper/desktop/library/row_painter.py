"""How a row of the list is painted: two lines, what is due, status, and when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardpaper.desktop.kit.painting import paint_ground, sized
from boardpaper.desktop.library.catalogue import Row
from boardpaper.desktop.library.rows import CHANGED, ROW, second_line, subject_of
from boardpaper.desktop.theme import Look
from boardpaper.desktop.wording import STATUS_WORDS

if TYPE_CHECKING:
    from boardpaper.desk.due import Due
    from boardpaper.library.excerpt import Piece

_WIDEST_DAYS: Final = ("today 00:00", "Wednesday", "00 May 0000")
_WIDEST_DUE: Final = "Key decision notice by Wed 30 September, in 6 days"
_LEAST_WORDS: Final = 1.1
"""There is a column for what is due where the words beside it keep so many times its width."""

_BETWEEN: Final = " · "
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RIGHT_ELIDED: Final = Qt.TextElideMode.ElideRight


class RowPainter(QStyledItemDelegate):
    """Paints reports; with room for the words of a hit where ``has_excerpts``."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.has_excerpts = False

    @property
    def row_height(self) -> int:
        """The height of every row."""
        metrics = self._look.metrics
        lines = 3 if self.has_excerpts else 2
        between = metrics.small // 2
        return lines * metrics.text + (lines - 1) * between + metrics.huge

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """As high as all rows are."""
        return QSize(option.rect.width(), self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        metrics = self._look.metrics
        painter.save()
        painter.setFont(option.font)
        paint_ground(painter, self._look, option.rect, option.state)
        box = option.rect.adjusted(metrics.large, 0, -metrics.large, 0)
        left_of_day = self._paint_day(painter, box, index.data(CHANGED))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        fill = self._look.theme.surface if is_selected else self._look.theme.selected
        left_of_pill = self._paint_pill(painter, box, left_of_day, row, QColor(fill))
        words = QRect(box)
        words.setRight(left_of_pill - metrics.huge)
        column = self._due_column(painter, words)
        if column is not None:
            words.setRight(column.left() - metrics.huge)
            self._paint_due(painter, column, row.due)
        self._paint_words(painter, words, row, None if column else row.due)
        painter.restore()

    def _paint_day(self, painter: QPainter, box: QRect, words: str) -> int:
        """Paint when the report was changed, and return where that column begins."""
        widths = map(painter.fontMetrics().horizontalAdvance, _WIDEST_DAYS)
        column = QRect(box)
        column.setLeft(box.right() - max(widths))
        painter.setPen(QColor(self._look.theme.muted))
        painter.drawText(column, _RIGHT, words)
        return column.left()

    def _paint_pill(self, painter: QPainter, box: QRect, right: int, row: Row, fill: QColor) -> int:
        """Paint the status, all as wide as the widest, and return where that column begins."""
        metrics, theme = self._look.metrics, self._look.theme
        widest = max(map(painter.fontMetrics().horizontalAdvance, STATUS_WORDS.values()))
        width, height = widest + 2 * metrics.medium, metrics.text + metrics.medium
        left = right - metrics.large - width
        pill = QRect(left, box.top() + (box.height() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(pill, *self._corner())
        painter.setPen(QColor(theme.text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), STATUS_WORDS[row.entry.status])
        return left

    def _due_column(self, painter: QPainter, box: QRect) -> QRect | None:
        """Where it is said what is due, whether anything is or not; None where there is no room."""
        width = painter.fontMetrics().horizontalAdvance(_WIDEST_DUE)
        if box.width() < width * (1 + _LEAST_WORDS):
            return None
        column = QRect(box)
        column.setLeft(box.right() - width)
        return column

    def _paint_due(self, painter: QPainter, box: QRect, due: Due | None) -> None:
        if due is None:
            return
        theme = self._look.theme
        colours = {"late": theme.error, "week": theme.warning}
        painter.setPen(QColor(colours.get(due.urgency, theme.muted)))
        _draw(painter, box, due.words)

    def _corner(self) -> tuple[int, int]:
        radius = self._look.metrics.small
        return radius, radius

    def _paint_words(self, painter: QPainter, box: QRect, row: Row, due: Due | None) -> None:
        """Paint the lines of words; ``due`` is what has no column of its own."""
        metrics, theme = self._look.metrics, self._look.theme
        step = metrics.text + metrics.small // 2
        line = QRect(box.left(), box.top() + metrics.huge // 2, box.width(), metrics.text)
        usual = painter.font()
        is_untitled = not row.entry.subject.strip()
        painter.setFont(usual if is_untitled else sized(usual, 1, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.muted if is_untitled else theme.text))
        _draw(painter, line, subject_of(row))
        painter.setFont(usual)
        painter.setPen(QColor(theme.muted))
        line.translate(0, step)
        self._paint_second(painter, line, second_line(row), due)
        line.translate(0, step)
        self._paint_excerpt(painter, line, row.excerpt)

    def _paint_second(
        self, painter: QPainter, line: QRect, parts: Sequence[str], due: Due | None
    ) -> None:
        """Paint the second line, what is due at its end: for that the last parts make room."""
        words = _BETWEEN.join(parts)
        if due is not None:
            fonts = painter.fontMetrics()
            room = line.width() - fonts.horizontalAdvance(due.words)
            kept = [f"{each}{_BETWEEN}" for each in parts]
            while kept and fonts.horizontalAdvance("".join(kept)) > room:
                kept.pop()
            words = "".join(kept)
            rest = QRect(line)
            rest.setLeft(line.left() + fonts.horizontalAdvance(words))
            self._paint_due(painter, rest, due)
            painter.setPen(QColor(self._look.theme.muted))
        _draw(painter, line, words)

    def _paint_excerpt(self, painter: QPainter, line: QRect, pieces: Sequence[Piece]) -> None:
        theme, usual = self._look.theme, painter.font()
        bold = sized(usual, 1, QFont.Weight.Bold)
        rest = QRect(line)
        for piece in pieces:
            painter.setFont(bold if piece.found else usual)
            painter.setPen(QColor(theme.text if piece.found else theme.muted))
            _draw(painter, rest, piece.text)
            rest.setLeft(rest.left() + QFontMetrics(painter.font()).horizontalAdvance(piece.text))
            if rest.width() <= 0:
                return


def _draw(painter: QPainter, line: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, _RIGHT_ELIDED, line.width())
    painter.drawText(line, _LEFT | int(Qt.TextFlag.TextSingleLine), shown)
