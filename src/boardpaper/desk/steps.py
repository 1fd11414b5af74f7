"""Undo and redo: keeping the old value of a report, and going back to it.

Nothing is ever computed backwards, so a step cannot be undone wrongly. Typing in one place is
merged into steps of about a phrase.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.values import Value

PAUSE: Final = 0.7
"""Seconds without a key after which typing begins a new step."""

PHRASE: Final = 30
"""Characters in a typing step, after which it ends with the word."""

MOST_STEPS: Final = 1000
"""Steps that can be undone: a day's work, in 2 to 18 MB for a report of 48,000 words."""


class Selection(Value, frozen=True):
    """What is selected: from a place to the caret; ``start`` of both is the character.

    With nothing selected both are the same. The widgets that make one alone read it.
    """

    anchor: Place
    caret: Place


@dataclass(frozen=True, slots=True)
class Typing:
    """What a key, or an input method, inserted or erased."""

    kind: Literal["insert", "erase"]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """How a report came to be changed: what the menu calls it, where, and what was selected.

    ``name`` follows the word Undo: "typing", "delete finding". Only with ``typing`` is an edit
    merged with others into one step.
    """

    name: str
    place: Place
    before: Selection | None = None
    after: Selection | None = None
    typing: Typing | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be undone and redone."""

    edit: Edit
    old: Report = field(repr=False)
    new: Report = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Run:
    """Typing that goes on in the last step, if the next key goes with it."""

    kind: Literal["insert", "erase"]
    characters: int
    at: float


class History:
    """The steps that can be undone, and those that can be redone.

    ``clock`` returns monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float], limit: int = MOST_STEPS) -> None:
        self._clock = clock
        self._done: deque[Step] = deque(maxlen=limit)
        self._undone: deque[Step] = deque()
        self._run: _Run | None = None

    @property
    def next_undo(self) -> Step | None:
        """The step that undo would take back, or None."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that redo would take again, or None."""
        return self._undone[-1] if self._undone else None

    def add(self, step: Step) -> None:
        """Add a step, or let the last one grow by it; what could be redone no longer can."""
        self._undone.clear()
        typing, now = step.edit.typing, self._clock()
        characters = 0 if typing is None else len(typing.text)
        if self._run is not None and self._goes_on(self._run, step, now):
            characters += self._run.characters
            step = _grown(self._done.pop(), step)
        self._done.append(step)
        self._run = None
        if typing is not None and not _ends_phrase(typing, characters):
            self._run = _Run(typing.kind, characters, now)

    def end_typing(self) -> None:
        """Let the next key begin a step of its own."""
        self._run = None

    def undo(self) -> Step | None:
        """Take the last step back, so that its old value is current; None where there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Step | None:
        """Take the step that was undone last again; None where there is none."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: deque[Step], target: deque[Step]) -> Step | None:
        self._run = None
        if not source:
            return None
        step = source.pop()
        target.append(step)
        return step

    def _goes_on(self, run: _Run, step: Step, now: float) -> bool:
        """Tell whether a step is more of the typing in the last one."""
        last, edit = self._done[-1].edit, step.edit
        return (
            edit.typing is not None
            and edit.typing.kind == run.kind
            and now - run.at <= PAUSE
            and edit.place.without_range() == last.place.without_range()
            and edit.before == last.after
        )


def _grown(last: Step, step: Step) -> Step:
    """The step that leads from before the last one to after the next."""
    return Step(replace(last.edit, after=step.edit.after), last.old, step.new)


def _ends_phrase(typing: Typing, characters: int) -> bool:
    """Tell whether a step of so many characters is long enough and has come to a word's end."""
    return characters >= PHRASE and any(map(str.isspace, typing.text))
