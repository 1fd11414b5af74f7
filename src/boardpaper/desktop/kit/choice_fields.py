"""Fields in which one of some answers is chosen; see `fields` for what all fields do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from boardpaper.desktop.kit.choice_list import MOST_ROWS, ChoiceList
from boardpaper.desktop.kit.tick import paint_tick
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look

YES, NO = 1, 0


class ChoiceField(QComboBox):
    """One of some choices, each a key and its label; ``left`` tells that the focus went on."""

    edited = Signal(str, object)
    left = Signal()

    def __init__(self, look: Look, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(MOST_ROWS)
        self._list = ChoiceList(look, self)
        self.setView(self._list)
        self.activated.connect(self._tell)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Half of what it likes to have: on a small screen a label is cut sooner than the field."""
        least = super().minimumSizeHint()
        return QSize(least.width() // 2, least.height())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer choices; the one that is shown stays if it is among them."""
        current = self.value()
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.show_value(current)

    def value(self) -> str:
        """The key of the choice, or nothing."""
        data: Any = self.currentData()
        return data or ""

    def show_value(self, value: str) -> None:
        """Show a choice; a key that is not offered shows none."""
        self.setCurrentIndex(self.findData(value))

    def showPopup(self) -> None:  # noqa: N802
        """Drop the list down, as large as its labels need."""
        super().showPopup()
        self._list.take_place()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the field was left; not for its own list, nor for another window."""
        super().focusOutEvent(event)
        is_elsewhere = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        if is_elsewhere and not self.view().isVisible():
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the page scroll, unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint frame and label by style, and an arrow of the theme's own."""
        painter = QStylePainter(self)
        option = self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        metrics = self._look.metrics
        left = self.width() - metrics.icon - metrics.medium
        top = (self.height() - metrics.icon) // 2
        arrow = QPainter(self)
        arrow.drawPixmap(left, top, self._look.pixmap("chevron", self._look.theme.muted))
        arrow.end()

    def _option(self) -> QStyleOptionComboBox:
        """What the style paints: a placeholder where nothing is chosen, and only what fits."""
        option: Any = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
            colour = option.palette.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.Text, colour)
            option.palette.setBrush(QPalette.ColorRole.ButtonText, colour)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width()
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room)
        return cast("QStyleOptionComboBox", option)

    def _tell(self, index: int) -> None:
        self.edited.emit(self.key, self.itemData(index))


class CheckField(QCheckBox):
    """Something that is so or not."""

    edited = Signal(str, object)

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self.clicked.connect(self._tell)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: bool) -> None:
        """Tick it, or not."""
        self.setChecked(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what the style sheet says, and a tick of the theme's own."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        mark = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        paint_tick(painter, mark, self.palette())
        painter.end()

    def _tell(self) -> None:
        self.edited.emit(self.key, self.isChecked())


class YesNoField(QWidget):
    """Yes, No or not answered: neither is chosen at first, and an answer can be taken back."""

    edited = Signal(str, object)

    def __init__(self, look: Look, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._yes, self._no = QRadioButton("Yes", self), QRadioButton("No", self)
        self._group = QButtonGroup(self)
        self._group.addButton(self._yes, YES)
        self._group.addButton(self._no, NO)
        self._not_answered = Words("Not answered", "muted", self)
        self._not_answered.setWordWrap(False)
        self._clear = QPushButton("Clear", self)
        self._clear.setObjectName("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.metrics.large)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        state = QGridLayout()  # both in one cell, so that the answers never move
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for widget in (self._not_answered, self._clear):
            state.addWidget(widget, 0, 0, right)
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        row.addLayout(state)
        self._group.idClicked.connect(self._tell)
        self._clear.clicked.connect(self._take_back)
        self.show_value(None)

    def value(self) -> bool | None:
        """The answer."""
        checked = self._group.checkedId()
        return None if checked < 0 else checked == YES

    def show_value(self, value: bool | None) -> None:
        """Show an answer, or that there is none."""
        self._group.setExclusive(False)
        self._yes.setChecked(value is True)
        self._no.setChecked(value is False)
        self._group.setExclusive(True)
        self._not_answered.setVisible(value is None)
        self._clear.setVisible(value is not None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hand the focus on to the answer; a focus proxy would be in the way of Tab."""
        (self._no if self._no.isChecked() else self._yes).setFocus(event.reason())

    def name_for(self, question: str) -> None:
        """Speak the question with each answer, for who cannot see what stands beside it."""
        self.setAccessibleName(question)
        self._yes.setAccessibleName(f"{question} Yes")
        self._no.setAccessibleName(f"{question} No")
        self._clear.setAccessibleName(f"Clear the answer to: {question}")

    def _tell(self, answer: int) -> None:
        self.show_value(answer == YES)
        self.edited.emit(self.key, answer == YES)

    def _take_back(self) -> None:
        self.show_value(None)
        self._yes.setFocus()
        self.edited.emit(self.key, None)
