"""A page of cards keeps its place, however much there is to scroll."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.fields import LineField, TextField
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.desktop.theme import Look


def test_cards_are_as_wide_with_a_scroll_bar_as_without(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp)
    look.apply("light")
    page = FormPage(look, "Details")
    qtbot.addWidget(page)
    card = page.add_card("Title block")
    page.resize(600, 300)
    with qtbot.waitExposed(page):
        page.show()
    bar = page.verticalScrollBar()
    before = card.mapTo(page, QPoint(card.width(), 0)).x()
    assert not bar.isEnabled()
    card.add_row("Reason", TextField("reason", lines=30))
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.isEnabled()
    assert card.mapTo(page, QPoint(card.width(), 0)).x() == before
    left = card.mapTo(page, QPoint()).x()
    assert page.width() - before == left


def test_a_bar_with_nothing_to_scroll_is_not_seen(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp)
    look.apply("light")
    page = FormPage(look, "Details")
    qtbot.addWidget(page)
    page.resize(600, 300)
    with qtbot.waitExposed(page):
        page.show()
    image = page.verticalScrollBar().grab().toImage()
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(shades) == 1


def test_a_page_is_no_higher_than_its_words_are_at_its_width(
    qapp: QApplication, qtbot: QtBot
) -> None:
    look = Look(qapp)
    look.apply("light")
    page = FormPage(look, "Details")
    qtbot.addWidget(page)
    help_text = "What a sentence takes in a narrow column is not what it takes in a wide one. " * 3
    for number in range(4):
        page.add_card(f"Card {number}", help_text).add_row("Reason", LineField("reason"), help_text)
    page.resize(900, 200)
    with qtbot.waitExposed(page):
        page.show()
    canvas = page.canvas
    assert canvas.height() == canvas.heightForWidth(canvas.width())
    page.resize(900, canvas.height() + 10)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
