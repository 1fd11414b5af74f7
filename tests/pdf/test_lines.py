from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.nodes import Run
from boardpaper.pdf.inline import StyledRun, styled
from boardpaper.pdf.lines import Line, break_lines
from boardpaper.pdf.style import BODY
from tests.pdf.samples import fonts

PRINTABLE = st.text(
    st.sampled_from("abc defgh ijk WWW -–—/.?=&;’“ŵéЖα☒ \n\t0123456789"), max_size=200
)
RUNS = st.lists(st.builds(Run, text=PRINTABLE, bold=st.booleans()), max_size=6)


def lines_of(text: str, width: float, offset: float = 0.0) -> list[str]:
    return [words_of(line) for line in break_lines(set_in_body(Run(text)), width, offset)]


def set_in_body(*runs: Run) -> tuple[StyledRun, ...]:
    return styled(runs, BODY, fonts())


def words_of(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)


@given(RUNS, st.floats(20, 500), st.floats(0, 15))
def test_no_character_is_lost_or_moved(runs: list[Run], width: float, offset: float) -> None:
    lines = break_lines(set_in_body(*runs), width, offset)
    printed = "".join("".join(words_of(line).split()) for line in lines)
    assert printed == "".join("".join(run.text for run in runs).split())


@given(RUNS, st.floats(20, 500), st.floats(0, 15))
def test_words_stay_apart_and_whole_when_lines_are_joined_as_they_are_read(
    runs: list[Run], width: float, offset: float
) -> None:
    lines = break_lines(set_in_body(*runs), width, offset)
    read = "".join(words_of(line) + (" " if line.ends_word else "") for line in lines)
    assert read.split() == "".join(run.text for run in runs).split()


@given(RUNS, st.floats(20, 500), st.floats(0, 15))
def test_lines_fit_and_say_how_wide_they_are(runs: list[Run], width: float, offset: float) -> None:
    lines = break_lines(set_in_body(*runs), width, offset)
    for index, line in enumerate(lines):
        room = width - (offset if index == 0 else 0)
        characters = len(words_of(line))
        assert line.width <= room + 0.001 or characters == 1
        assert line.width == pytest.approx(sum(segment.width for segment in line.segments))
        for segment in line.segments:
            measured = segment.run.face.width(segment.text, segment.run.size)
            assert segment.width == pytest.approx(measured)


def test_the_first_line_begins_where_a_wide_label_ends() -> None:
    first, second = break_lines(set_in_body(Run("one two three")), 60, 25)[:2]
    assert first.segments[0].left == 25
    assert second.segments[0].left == 0


def test_a_newline_ends_the_line() -> None:
    assert lines_of("Civic Hall\nCalverley Street", 400) == ["Civic Hall", "Calverley Street"]


def test_a_line_break_at_the_end_adds_no_empty_line() -> None:
    assert lines_of("Civic Hall\n", 400) == ["Civic Hall"]


def test_lines_break_behind_a_hyphen_between_letters() -> None:
    width = fonts().regular.width("very well self-", BODY.size)
    assert lines_of("very well self-evaluation", width) == ["very well self-", "evaluation"]


@pytest.mark.parametrize("word", ["2010-11", "10.4(3)", "£1,234.50", "and/or", "-5"])
def test_lines_do_not_break_inside_numbers_and_short_forms(word: str) -> None:
    width = max(fonts().regular.width(each, BODY.size) for each in ("aaa", word))
    assert lines_of(f"aaa {word}", width) == ["aaa", word]


def test_an_address_longer_than_a_line_breaks_behind_its_punctuation() -> None:
    address = "https://www.example.gov.uk/committees/executive-board/reports?year=2011"
    lines = lines_of(address, 150)
    assert "".join(lines) == address
    assert len(lines) > 1
    assert all(line[-1] in "/?&=_.,;:@-" for line in lines[:-1])


def test_a_word_longer_than_a_line_is_cut_and_not_lost() -> None:
    lines = lines_of("W" * 100, 100)
    assert "".join(lines) == "W" * 100
    assert len(lines) > 1


def test_no_text_is_one_empty_line() -> None:
    assert break_lines((), 100) == (Line((), 0.0),)


@pytest.mark.parametrize(
    "word",
    [
        "Sum",
        "half-way",
        "word—",
        "1,234,567,890",
        "https://www.example.gov.uk/some/long/address/that/goes/on",
        "Donaudampfschifffahrtsgesellschaft",
        "x" * 40,
    ],
)
def test_a_note_number_begins_no_line(word: str) -> None:
    runs = set_in_body(Run(f"Words before {word}"), Run("12", script="superscript"), Run(" more"))
    for width in range(30, 250):
        lines = [words_of(line) for line in break_lines(runs, float(width))]
        assert not [each for each in lines if each.startswith("12")]
        assert "".join("".join(lines).split()) == "".join(f"Wordsbefore{word}12more".split())
