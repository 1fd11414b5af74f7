"""Whatever write, sync or rename fails, or is the last before the end: nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability import preloading
from tests.reliability.deeds import DEEDS

LONGEST = 900


@pytest.mark.parametrize("deed", DEEDS)
def test_after_any_failure_the_last_state_opens_and_another_try_works(
    shim: Path, folder: Path, deed: str
) -> None:
    said = preloading.run(shim, "tests.reliability.spoiling", deed, folder, "some", seconds=LONGEST)
    calls, _, failures, _ = said.replace(",", "").split()
    assert int(calls) >= int(failures) >= min(int(calls), 15)


@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS)
def test_that_is_so_for_every_call_and_every_failure(shim: Path, folder: Path, deed: str) -> None:
    preloading.run(shim, "tests.reliability.spoiling", deed, folder, "all", seconds=4 * LONGEST)
