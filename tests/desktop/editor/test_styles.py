"""Bold, italic, raised and lowered words and links, and what the buttons show of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QTextCharFormat
from pytestqt.qtbot import QtBot

from boardpaper.desktop.editor.signals import Caret, FormatState, TextChange, TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Subheading, Text
from tests.desktop.editor.samples import SAMPLE, assert_in_step, words

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LINK = "https://example.org"


def select(editor: TextEditor, start: tuple[str, int], end: tuple[str, int]) -> None:
    editor.select(TextSelection(Caret(*start), Caret(*end)))


class States(QObject):
    """Keeps the states an editor tells of."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self.states: list[FormatState] = []
        editor.format_changed.connect(self.hear)

    def hear(self, state: FormatState) -> None:
        self.states.append(state)


def test_bold_over_several_blocks(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    select(editor, ("p1", 6), ("h", 5))
    qtbot.keyClick(editor, Key.Key_B, CONTROL)
    assert editor.text().blocks[:3] == (
        Paragraph("p1", (Span("Leeds "), Span("performs adequately.", bold=True))),
        Bullets(
            "l",
            (
                Bullet("i1", (Span("one", bold=True),)),
                Bullet("i2", (Span("two", bold=True),), 2),
            ),
        ),
        Subheading("h", (Span("Wider", bold=True), Span(" considerations"))),
    )
    (change,) = changes
    selected = TextSelection(Caret("p1", 6), Caret("h", 5))
    assert (change.name, change.before, change.after) == ("bold", selected, selected)
    assert_in_step(editor)
    qtbot.keyClick(editor, Key.Key_B, CONTROL)
    assert editor.text() == SAMPLE


def test_a_style_is_chosen_for_what_is_typed_next(editor: TextEditor, qtbot: QtBot) -> None:
    editor.place_caret("p1", 6)
    qtbot.keyClick(editor, Key.Key_I, CONTROL)
    assert editor.format_state().style == Span("", italic=True)
    qtbot.keyClicks(editor, "ab")
    qtbot.keyClick(editor, Key.Key_I, CONTROL)
    qtbot.keyClicks(editor, "c")
    assert editor.text().blocks[0] == Paragraph(
        "p1", (Span("Leeds "), Span("ab", italic=True), Span("cperforms adequately."))
    )


def test_a_chosen_style_is_forgotten_when_the_caret_moves(editor: TextEditor, qtbot: QtBot) -> None:
    editor.place_caret("p1", 6)
    editor.toggle_bold()
    qtbot.keyClick(editor, Key.Key_Right)
    qtbot.keyClick(editor, Key.Key_Left)
    qtbot.keyClicks(editor, "x")
    assert editor.text().blocks[0] == Paragraph("p1", words("Leeds xperforms adequately."))


def test_raised_and_lowered(editor: TextEditor) -> None:
    select(editor, ("i1", 0), ("i1", 1))
    editor.toggle_superscript()
    select(editor, ("i1", 1), ("i1", 2))
    editor.toggle_subscript()
    raised, lowered = Span("o", script="superscript"), Span("n", script="subscript")
    assert editor.text().blocks[1] == Bullets(
        "l", (Bullet("i1", (raised, lowered, Span("e"))), Bullet("i2", words("two"), 2))
    )
    assert_in_step(editor)


def test_a_link_is_asked_for_with_the_address_there_is(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    select(editor, ("p1", 0), ("p1", 5))
    with qtbot.waitSignal(editor.link_wanted, check_params_cb="".__eq__):
        qtbot.keyClick(editor, Key.Key_K, CONTROL)
    editor.set_link(LINK)
    linked = (Span("Leeds", link=LINK), Span(" performs adequately."))
    assert changes[0].text.blocks[0] == Paragraph("p1", linked)
    editor.place_caret("p1", 2)
    with qtbot.waitSignal(editor.link_wanted, check_params_cb=LINK.__eq__):
        editor.ask_for_link()
    editor.set_link("")
    assert editor.text() == SAMPLE
    assert editor.caret() == Caret("p1", 2)


def test_words_typed_after_a_link_do_not_belong_to_it(editor: TextEditor, qtbot: QtBot) -> None:
    editor.set_text(Text((Paragraph("p", (Span("ab", link=LINK),)),)), {})
    editor.place_caret("p", 1)
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Key.Key_Right)
    qtbot.keyClicks(editor, "y")
    qtbot.keyClick(editor, Key.Key_Home)
    qtbot.keyClicks(editor, "z")
    assert editor.text() == Text((Paragraph("p", (Span("z"), Span("axb", link=LINK), Span("y"))),))


def test_words_typed_into_exempt_words_are_exempt(editor: TextEditor, qtbot: QtBot) -> None:
    editor.set_text(Text((Paragraph("p", (Span("£1", exempt="x1"), Span("."))),)), {})
    editor.place_caret("p", 2)
    qtbot.keyClicks(editor, "m")
    assert editor.text() == Text((Paragraph("p", (Span("£1m", exempt="x1"), Span("."))),))


def test_the_buttons_follow_the_caret(editor: TextEditor, qtbot: QtBot) -> None:
    states = States(editor).states
    editor.place_caret("i2", 1)
    editor.place_caret("h", 1)
    editor.place_caret("t", 0)
    editor.place_caret("p2", 8)
    select(editor, ("p2", 0), ("p2", 8))
    assert states == [
        FormatState("bullets", 2),
        FormatState("sub-heading"),
        FormatState(),
        FormatState("numbered paragraph", style=Span("", bold=True)),
        FormatState("numbered paragraph"),
    ]
    qtbot.keyClick(editor, Key.Key_B, CONTROL)
    assert states[5:] == [FormatState("numbered paragraph", style=Span("", bold=True))]


def test_words_look_as_they_are(editor: TextEditor) -> None:
    run = (
        Span("b", bold=True),
        Span("i", italic=True),
        Span("2", script="superscript"),
        Span("0", script="subscript"),
        Span("l", link=LINK),
        Span("x", exempt="x1"),
    )
    editor.set_text(Text((Paragraph("p", run), Subheading("h", words("h")))), {})
    formats = [shown(editor, offset) for offset in range(6)]
    assert formats[0].fontWeight() == QFont.Weight.Bold
    assert formats[1].fontItalic()
    assert formats[2].verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript
    assert formats[3].verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSubScript
    assert formats[4].foreground() == editor.palette().link()
    assert formats[4].fontUnderline()
    assert formats[5].underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline
    assert shown(editor, 7).fontWeight() == QFont.Weight.Bold


def test_a_sub_heading_looks_like_one_whatever_it_was(editor: TextEditor) -> None:
    start = editor.document().findBlockByNumber(0).position()
    editor.place_caret("p1", 0)
    editor.toggle_subheading()
    assert shown(editor, start).fontWeight() == QFont.Weight.Bold
    editor.toggle_subheading()
    assert shown(editor, start).fontWeight() == QFont.Weight.Normal


def shown(editor: TextEditor, position: int) -> QTextCharFormat:
    """How the character after a position in the document looks."""
    cursor = editor.textCursor()
    cursor.setPosition(position + 1)
    return cursor.charFormat()
