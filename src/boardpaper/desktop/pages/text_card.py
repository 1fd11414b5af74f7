"""A card with one text of the report: buttons, the editor, and its steps on the desk."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardpaper.desk.steps import Edit, Selection
from boardpaper.desktop.editor.signals import Caret, TextChange, TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.editor.toolbar import Toolbar
from boardpaper.desktop.kit.blame import Blame
from boardpaper.desktop.kit.links import LinkRow
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.theme import Metrics
from boardpaper.document.numbers import printed_numbers
from boardpaper.report.blank import text_prints
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Report
from boardpaper.report.text import Text, simple_text


class TextCard(QFrame):
    """Edits one text of the report.

    ``read`` takes the text out of a report, and ``write`` puts it back; ``part`` and ``item`` name
    it in a Place.
    """

    changed = Signal()
    """An edit made here was put on the desk."""

    def __init__(
        self,
        page: Page,
        editor: TextEditor,
        name: str,
        place: tuple[Part, str],
        read: Callable[[Report], Text],
        write: Callable[[Report, Text], Report],
    ) -> None:
        super().__init__()
        self.editor = editor
        self._page, self._place = page, place
        self._read, self._write = read, write
        self._toolbar = Toolbar(page.context.look, editor)
        self._link = LinkRow(page.context.look)
        self._blame = Blame(editor, self._is_empty, self)
        self._blame.told.connect(editor.show_problem)
        self._arrange(page.context.look.metrics)
        editor.setObjectName("text")
        editor.setAccessibleName(name)
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.edited.connect(self._take)
        editor.link_wanted.connect(self._link.ask)
        self._link.chosen.connect(self._set_link)
        self._link.left.connect(self._return)
        editor.installEventFilter(self)
        self._show_focus(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Frame the card while its text is written in; a menu is no going away."""
        if isinstance(event, QFocusEvent):
            is_for_menu = event.reason() == Qt.FocusReason.PopupFocusReason
            if event.gotFocus() or not is_for_menu:
                self._show_focus(event.gotFocus())
        return super().eventFilter(watched, event)

    def _show_focus(self, has_focus: bool) -> None:
        _set_property(self, "focused", has_focus)

    def _arrange(self, metrics: Metrics) -> None:
        """Put the buttons above the editor, in one frame."""
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame()
        bar.setObjectName("tools")
        tools = QVBoxLayout(bar)
        tools.setContentsMargins(metrics.medium, metrics.small, metrics.medium, metrics.small)
        tools.setSpacing(metrics.small)
        tools.addWidget(self._toolbar)
        tools.addWidget(self._link)
        column.addWidget(bar)
        column.addWidget(self.editor, 1)
        self._blame.setContentsMargins(metrics.large, metrics.small, metrics.large, metrics.medium)
        column.addWidget(self._blame)

    def show_report(self) -> None:
        """Bring the text up to date; what is the same already is left alone."""
        frozen = self._page.context.desk.is_frozen
        self.show_text()
        if self.editor.isReadOnly() != frozen:
            self.editor.set_read_only(frozen)
        self._toolbar.setEnabled(not frozen)

    def show_text(self) -> None:
        """Show the text with the printed numbers."""
        numbers = self._page.context.numbers.printed
        cited = {key: number.rstrip(".") for key, number in numbers.blocks.items()}
        text = self._read(self._page.report)
        self.editor.set_text(text, numbers.blocks, cited)
        is_wanted = not text_prints(text) and not self._page.context.desk.is_frozen
        self.editor.show_coming_number(self._coming_number() if is_wanted else "")

    def go_to(self, place: Place, selection: Selection | None) -> None:
        """Put the caret to a place in the text, or select what a step had selected."""
        self._page.enter(self.editor)
        if selection is not None:
            anchor, caret = _caret(selection.anchor), _caret(selection.caret)
            self.editor.select(TextSelection(anchor, caret))
            self.editor.ensureCursorVisible()
        elif place.block:
            self.editor.place_caret(place.block, place.start or 0)

    def grow(self, least_lines: int = 2) -> None:
        """Be as high as the text is, and let the page scroll instead of the editor."""
        _Growth(self.editor, self._page, least_lines)

    def _is_empty(self) -> bool:
        return not text_prints(self._read(self._page.report))

    def _coming_number(self) -> str:
        """The number that the first words of the text will have."""
        context = self._page.context
        words = simple_text(counted_ids("coming"), "x")
        report = self._write(self._page.report, words)
        numbers = printed_numbers(report, context.template, context.council)
        return numbers.blocks.get(words.blocks[0].id, "")

    def _take(self, change: TextChange) -> None:
        part, item = self._place
        edit = Edit(
            change.name,
            Place(part, item, change.block, start=change.after.caret.offset),
            before=self._selection(change.before),
            after=self._selection(change.after),
            typing=change.typing,
        )
        self._page.put(self._write(self._page.report, change.text), edit)
        self.show_text()  # the report may have more to say, as after a split of withheld words
        self.changed.emit()

    def _selection(self, selection: TextSelection) -> Selection:
        part, item = self._place
        ends = (selection.anchor, selection.caret)
        anchor, caret = (Place(part, item, end.block, start=end.offset) for end in ends)
        return Selection(anchor, caret)

    def _set_link(self, address: str) -> None:
        self.editor.set_link(address)
        self.editor.setFocus()

    def _return(self) -> None:
        self.editor.setFocus()


class TextRow(TextCard):
    """A text as one field of a card: a label, and a frame that is as high as the text.

    The buttons stand beside the label while the text is written in, and keep their room otherwise,
    so that nothing moves.
    """

    def _arrange(self, metrics: Metrics) -> None:
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor)
        policy = self._toolbar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._toolbar.setSizePolicy(policy)
        self._toolbar.hide()
        self._frame = QFrame()
        self._frame.setObjectName("field")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self.editor)
        line = QHBoxLayout()
        line.addWidget(self._label, 1)
        line.addWidget(self._toolbar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.small)
        column.addLayout(line)
        column.addWidget(self._link)
        column.addWidget(self._frame)
        column.addWidget(self._blame)
        self.grow()

    def show_report(self) -> None:
        """Bring the text up to date, and show whether it can be changed."""
        super().show_report()
        _set_property(self._frame, "frozen", self.editor.isReadOnly())

    def show_label(self, label: str, name: str) -> None:
        """Show what is asked for, and how the text is spoken of."""
        self._label.setText(label)
        self.editor.setAccessibleName(name)

    def _show_focus(self, has_focus: bool) -> None:
        self._toolbar.setVisible(has_focus and not self.editor.isReadOnly())
        _set_property(self._frame, "focused", has_focus)


class _Growth(QWidget):
    """Keeps an editor as high as its text, and its caret in view of the page."""

    def __init__(self, editor: TextEditor, page: Page, least_lines: int) -> None:
        super().__init__(editor)
        self.hide()
        self._editor, self._page, self._least = editor, page, least_lines
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        editor.document().documentLayout().documentSizeChanged.connect(self._fit)
        editor.cursorPositionChanged.connect(self._follow)
        self._fit()

    def _fit(self) -> None:
        editor = self._editor
        around = editor.height() - editor.viewport().height()
        least = editor.fontMetrics().lineSpacing() * (self._least + 1)
        height = max(ceil(editor.document().size().height()), least) + max(0, around)
        if editor.height() != height:
            editor.setFixedHeight(height)

    def _follow(self) -> None:
        if self._editor.hasFocus():
            caret: QRect = self._editor.cursorRect()
            at = self._editor.viewport().mapTo(self._page.canvas, caret.center())
            self._page.ensureVisible(at.x(), at.y(), 0, caret.height() * 2)


def _set_property(widget: QWidget, name: str, value: bool) -> None:
    """Set what the style sheet asks for, and let the widget look like it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _caret(place: Place) -> Caret:
    return Caret(place.block, place.start or 0)
