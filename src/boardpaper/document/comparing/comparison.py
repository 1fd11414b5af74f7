"""What comes of comparing two versions of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from boardpaper.report.place import Place

RunKind = Literal["kept", "deleted", "inserted", "restyled"]
ChangeKind = Literal["added", "removed", "changed", "moved", "answer changed", "formatting only"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and whether they are in both versions (kept, restyled) or in one of them.

    ``note`` says the style: of what was inserted or deleted the one it has, of what was restyled
    how it changed.
    """

    kind: RunKind
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that is not as it was.

    ``heading`` says in which part of the report, ``where`` which passage of it. ``place`` is in the
    new report, or, for what was removed, in the old one. ``note`` says what no words tell: from
    where it was moved, and what it was. The kept and deleted words are what the old passage says,
    the kept and inserted ones what the new one does.
    """

    kind: ChangeKind
    heading: str
    where: str
    place: Place
    runs: tuple[Run, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, in the printed order of the new report.

    ``is_exempt`` tells whether there is exempt matter in either version; a comparison with it is
    as little for the public as they are.
    """

    changes: tuple[Change, ...]
    is_exempt: bool

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not self.changes

    def counts(self) -> tuple[tuple[ChangeKind, int], ...]:
        """How many changes there are of each kind, those without any left out."""
        kinds = [change.kind for change in self.changes]
        return tuple((kind, kinds.count(kind)) for kind in _ORDER if kind in kinds)


_ORDER: tuple[ChangeKind, ...] = (
    "changed",
    "added",
    "removed",
    "moved",
    "answer changed",
    "formatting only",
)


def old_words(runs: tuple[Run, ...]) -> str:
    """What the old passage said."""
    return "".join([run.words for run in runs if run.kind != "inserted"])


def new_words(runs: tuple[Run, ...]) -> str:
    """What the new passage says."""
    return "".join([run.words for run in runs if run.kind != "deleted"])
