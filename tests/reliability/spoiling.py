"""Run with the shim: does a deed again and again, and lets another of its calls fail each time.

``python -m tests.reliability.spoiling DEED FOLDER HOW`` prints how many calls there are and how
many failures were tried; it ends with an error where something was lost. HOW is ``some``, ``all``,
or ``none`` to print the calls themselves.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from boardpaper.errors import BoardpaperError
from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.checking import faults
from boardpaper.library.verifying import verify
from tests.reliability import deeds
from tests.reliability.arming import Mode, Shim


class Failure(NamedTuple):
    """How a call fails."""

    mode: Mode
    error: int = 0


FAILURES: Sequence[Failure] = (
    Failure(Mode.KILL),
    Failure(Mode.FROM_THEN_ON, errno.ENOSPC),
    Failure(Mode.ONCE, errno.EIO),
    Failure(Mode.FROM_THEN_ON, errno.EROFS),
    Failure(Mode.ONCE, errno.EACCES),
    Failure(Mode.HALF_THEN_FULL, errno.ENOSPC),
    Failure(Mode.FROM_THEN_ON, errno.EIO),
    Failure(Mode.ONCE, errno.EDQUOT),
)


_MOST = 30
"""Calls that are tried, about, where not all are."""


class Trial:
    """One deed on a library, of which some call fails."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.deed = name, deeds.DEEDS[name]
        self._pristine, self._work = folder / "pristine", folder / "work"
        deeds.prepare(self._pristine)
        self._shim = Shim(self._work)
        self._lay_out()
        self._before = deeds.state(self._work)
        self.calls = self._shim.count(self._do)
        self._after = deeds.state(self._work)

    def run(self, number: int, failure: Failure) -> None:
        """Let one call fail, and see that nothing was lost.

        Raises:
            AssertionError: something was.
        """
        self._lay_out()
        is_done = self._spoil(number, failure)
        state = deeds.state(self._work)
        assert state == self._after or (state == self._before and not is_done), _differing(
            state, self._before, self._after
        )
        if state == self._before:
            self._do()
            assert deeds.state(self._work) == self._after
        self._see_that_all_is_whole()

    def _spoil(self, number: int, failure: Failure) -> bool:
        """Do the deed; tell whether it was said to be done."""
        if failure.mode == Mode.KILL:
            self._be_killed(number)
            return False
        try:
            self._shim.spoil(self._do, number, failure.mode, failure.error)
        except BoardpaperError as error:
            _require_sentence(str(error))
            return False
        return True

    def _be_killed(self, number: int) -> None:
        child = os.fork()
        if not child:
            self._shim.spoil(self._do, number, Mode.KILL, 0)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL

    def _see_that_all_is_whole(self) -> None:
        library = deeds.opened(self._work)
        while library.tidy():
            pass
        assert verify(library.path, deeds.WAIT).faults == ()
        for backup in Backups(library.path, self._work / "backups", deeds.WAIT).all():
            assert faults(backup.path) == []

    def _do(self) -> None:
        self.deed(self._work)

    def _lay_out(self) -> None:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._pristine, self._work)


def plan(calls: int, *, is_long: bool) -> Iterator[tuple[int, Failure]]:
    """Calls, each with a failure, in turn; with ``is_long`` every call with every failure."""
    kinds = len(FAILURES)
    step = 1 if is_long else 1 + calls // _MOST
    for number in range(1, calls + 1, step):
        for each in range(kinds if is_long else 1):
            yield number, FAILURES[(number // step + each) % kinds]


def main(name: str, folder: str, how: str) -> None:
    trial = Trial(name, Path(folder))
    if how == "none":
        sys.stdout.write("\n".join(f"{each.what} {each.path}" for each in trial.calls))
        return
    tried = 0
    for number, failure in plan(len(trial.calls), is_long=how == "all"):
        try:
            trial.run(number, failure)
        except Exception as error:
            error.add_note(f"{name}: call {number}, {trial.calls[number - 1]}, {failure}")
            raise
        tried += 1
    sys.stdout.write(f"{len(trial.calls)} calls, {tried} failures")


def _require_sentence(words: str) -> None:
    assert words.endswith("."), words
    assert "\n" not in words, words


def _differing(state: Mapping[str, Any], *others: Mapping[str, Any]) -> str:
    """The names of what is neither as before nor as after."""
    return ", ".join(name for name in state if state[name] not in [each[name] for each in others])


if __name__ == "__main__":
    main(*sys.argv[1:])
