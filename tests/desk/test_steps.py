"""Steps, and how typing is merged into them."""

import itertools
import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desk.steps import PAUSE, Edit, History, Selection, Step, Typing
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from tests.desk.builders import SUBJECT, Clock, caret, key, with_subject

HERE = Place("main", "f1", "p1", "", 4, 4)
ELSEWHERE_IN_IT = Place("main", "f1", "p1", "", 9, 9)


def spot(at: int, place: Place = HERE) -> Selection:
    end = Place(place.part, place.item, place.block, place.field, at, at)
    return Selection(end, end)


@dataclass
class Key:
    """A key, by default typed on at once where the last one left the caret."""

    text: str = "a"
    kind: str = "insert"
    after: float = 0.1
    place: Place = HERE
    before: int | None = None
    to: int | None = None


def steps_of(keys: list[Key]) -> list[int]:
    """Play keys, and count how many of them went into each step."""
    clock = Clock()
    history = History(clock)
    at = 4
    counts: list[int] = []
    current = with_subject("0")
    for number, each in enumerate(keys, 1):
        clock.seconds += each.after
        before = at if each.before is None else each.before
        moved = len(each.text) if each.kind == "insert" else -len(each.text)
        at = before + moved if each.to is None else each.to
        kind = "insert" if each.kind == "insert" else "erase"
        edit = Edit(
            "typing",
            each.place,
            spot(before, each.place),
            spot(at, each.place),
            Typing(kind, each.text),  # type: ignore[arg-type]
        )
        changed = with_subject(str(number))
        depth = _depth(history)
        history.add(Step(edit, current, changed))
        current = changed
        if _depth(history) > depth:
            counts.append(0)
        counts[-1] += 1
    return counts


def _depth(history: History) -> int:
    return len(history._done)


WORDS = [Key(each) for each in "a phrase of thirty characters:"]

MERGING = {
    "keys one after the other": ([Key(), Key(), Key()], [3]),
    "a pause of nearly 0.7 s": ([Key(), Key(after=0.69)], [2]),
    "a longer pause": ([Key(), Key(after=0.71), Key()], [1, 2]),
    "pauses are not added up": ([Key(after=0.6)] * 5, [5]),
    "a jump of the caret": ([Key(), Key(before=9), Key()], [1, 2]),
    "a jump that returns to the same place": ([Key(), Key(before=5)], [2]),
    "another block": ([Key(), Key(place=Place("main", "f1", "p2", "", 5, 5))], [1, 1]),
    "another field": ([Key(), Key(place=Place("main", "f1", "p1", "caption", 5, 5))], [1, 1]),
    "another character of the same block": ([Key(), Key(place=ELSEWHERE_IN_IT)], [2]),
    "erasing after typing": ([Key(), Key(), Key(kind="erase"), Key(kind="erase")], [2, 2]),
    "typing after erasing": ([Key(kind="erase"), Key()], [1, 1]),
    "thirty characters within a word": ([*WORDS, Key(), Key()], [32]),
    "the end of the first word after thirty": ([*WORDS, Key(), Key(" "), Key(), Key()], [32, 2]),
    "thirty characters that end with a word": ([*WORDS[:29], Key(" "), Key()], [30, 1]),
    "a word that ends before thirty": ([*WORDS[:28], Key(" "), Key("a"), Key("b")], [31]),
    "a line end is a word's end": ([*WORDS, Key("\n"), Key()], [31, 1]),
    "an input method's words": ([Key("w" * 20), Key("x" * 20 + " y"), Key()], [2, 1]),
    "erasing back over a word's end": (
        [*[Key("z", "erase")] * 30, Key(" ", "erase"), Key("z", "erase")],
        [31, 1],
    ),
}


@pytest.mark.parametrize(("keys", "expected"), MERGING.values(), ids=MERGING.keys())
def test_typing_is_merged(keys: list[Key], expected: list[int]) -> None:
    assert steps_of(keys) == expected


@pytest.mark.parametrize(("pause", "steps"), [(PAUSE, 1), (math.nextafter(PAUSE, 1), 2)])
def test_the_pause_may_be_as_long_as_the_limit(pause: float, steps: int) -> None:
    clock = Clock()
    history = History(clock)
    a, b, c = with_subject("a"), with_subject("ab"), with_subject("abc")
    clock.seconds = 0.0
    history.add(Step(key(1, "b"), a, b))
    clock.seconds = pause
    history.add(Step(key(2, "c"), b, c))
    assert _depth(history) == steps


def test_typing_elsewhere_is_another_step_though_nobody_says_what_is_selected() -> None:
    history = History(Clock())
    for number, field in enumerate(("subject", "subject", "report_of")):
        edit = Edit("typing", Place("details", field=field), typing=Typing("insert", "a"))
        history.add(Step(edit, with_subject(str(number)), with_subject(str(number + 1))))
    assert _depth(history) == 2


def test_a_merged_step_goes_from_before_the_first_key_to_after_the_last() -> None:
    clock = Clock()
    history = History(clock)
    values = [with_subject("abc"[:length]) for length in range(4)]
    for at in range(3):
        history.add(Step(key(at, "abc"[at]), values[at], values[at + 1]))
    step = history.next_undo
    assert step is not None
    assert (step.old, step.new) == (values[0], values[3])
    assert (step.edit.before, step.edit.after) == (caret(0), caret(3))
    assert step.edit.name == "typing"


@pytest.mark.parametrize("how", ["end_typing", "undo and redo", "another edit"])
def test_typing_is_not_merged_across(how: str) -> None:
    history = History(Clock())
    a, b, c = with_subject("a"), with_subject("ab"), with_subject("abc")
    history.add(Step(key(0, "a"), with_subject(""), a))
    if how == "end_typing":
        history.end_typing()
    elif how == "undo and redo":
        history.undo()
        history.redo()
    else:
        history.add(Step(Edit("make bold", SUBJECT, caret(1), caret(1)), a, b))
    history.add(Step(key(1, "b"), a if how != "another edit" else b, c))
    first = history.undo()
    second = history.undo()
    assert first is not None
    assert second is not None
    assert first.new is c
    assert first.old is second.new


def test_what_is_no_typing_is_never_merged() -> None:
    history = History(Clock())
    edit = Edit("move", SUBJECT)
    values = [with_subject(str(number)) for number in range(4)]
    for old, new in itertools.pairwise(values):
        history.add(Step(edit, old, new))
    assert _depth(history) == 3


def test_a_new_step_ends_what_could_be_redone() -> None:
    history = History(Clock())
    a, b = with_subject("a"), with_subject("b")
    history.add(Step(Edit("one", SUBJECT), a, b))
    undone = history.undo()
    assert history.next_redo is undone
    history.add(Step(Edit("two", SUBJECT), a, b))
    assert history.redo() is None


def test_the_oldest_steps_are_forgotten() -> None:
    history = History(Clock(), limit=3)
    values = [with_subject(str(number)) for number in range(6)]
    for old, new in itertools.pairwise(values):
        history.add(Step(Edit("edit", SUBJECT), old, new))
    undone = [step.old for step in iter(history.undo, None)]
    assert undone == values[4:1:-1]


def test_a_step_does_not_show_the_report() -> None:
    step = Step(key(0, "Secret"), with_subject("Secret"), with_subject("Secrets"))
    assert "ecret" not in repr(step)


@given(st.lists(st.text(max_size=3), min_size=1, max_size=20, unique=True))
def test_undoing_all_and_redoing_all_returns_the_same_objects(subjects: list[str]) -> None:
    history = History(Clock())
    values: list[Report] = [with_subject(each) for each in subjects]
    for old, new in itertools.pairwise(values):
        history.add(Step(Edit("edit", SUBJECT), old, new))
    back = [step.old for step in iter(history.undo, None)]
    assert [id(each) for each in back] == [id(each) for each in values[-2::-1]]
    forth = [step.new for step in iter(history.redo, None)]
    assert [id(each) for each in forth] == [id(each) for each in values[1:]]
