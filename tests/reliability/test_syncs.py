"""What a power cut could undo reaches the disk in the right order.

To be killed takes nothing back that was written, a power cut does: what was not synced may be
missing, in any order. So the syncs are counted, and stand before what rests on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from tests.reliability import preloading

JOURNAL, LIBRARY, FOLDER = "/library.db-journal", "/library.db", ""
ATTACHMENTS, COPIES = "/library.db-attachments", "/library.db-reports/BP-0002"

COMMIT: Final = (
    ("sync", JOURNAL),
    ("sync", FOLDER),  # the journal has its name for good
    ("sync", JOURNAL),  # and says how much of it counts
    ("sync", LIBRARY),
    ("unlink", JOURNAL),  # this is the commit
    ("sync", FOLDER),
)
"""The syncs of a transaction, and its end: SQLite's, with ``synchronous=EXTRA``."""


def calls_of(shim: Path, folder: Path, deed: str) -> Sequence[tuple[str, str]]:
    """All calls of a deed; temporary files are called TEMPORARY in their folder."""
    said = preloading.run(shim, "tests.reliability.spoiling", deed, folder, "none", seconds=120)
    found = []
    for line in said.splitlines():
        what, _, path = line.partition(" ")
        parent, _, name = path.rpartition("/")
        found.append((what, f"{parent}/TEMPORARY" if name.endswith(".tmp") else path))
    return found


def lasting(calls: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The calls but for writing and making; a name by hash is called NAMED."""
    kept = []
    for what, path in calls:
        if what in {"write", "make", "mkdir", "truncate"}:
            continue
        parent, _, _name = path.rpartition("/")
        is_named = what == "rename" or (what == "unlink" and path.startswith(COPIES))
        kept.append((what, f"{parent}/NAMED" if is_named else path))
    return kept


def placed(folder: str) -> Sequence[tuple[str, str]]:
    """The calls by which a file gets its place whole."""
    return (
        ("sync", f"{folder}/TEMPORARY"),
        ("rename", f"{folder}/NAMED"),
        ("sync", folder),
    )


def test_a_save_syncs_its_copy_and_then_its_transaction(shim: Path, folder: Path) -> None:
    calls = lasting(calls_of(shim, folder, "save"))
    assert calls == [*placed(COPIES), *COMMIT, ("unlink", f"{COPIES}/NAMED")]
    assert len([what for what, _ in calls if what == "sync"]) == 7


def test_an_attachment_is_on_the_disk_before_the_commits_that_name_it(
    shim: Path, folder: Path
) -> None:
    calls = lasting(calls_of(shim, folder, "save_with_a_paper"))
    assert calls == [
        *placed(ATTACHMENTS),
        *COMMIT,
        *placed(COPIES),
        *COMMIT,
        ("unlink", f"{COPIES}/NAMED"),
    ]


@pytest.mark.parametrize("deed", ["save", "add", "put_in_bin", "delete_for_ever"])
def test_the_library_is_written_only_between_its_syncs(shim: Path, folder: Path, deed: str) -> None:
    calls = calls_of(shim, folder, deed)
    is_secured = False
    for what, path in calls:
        if path == JOURNAL:
            is_secured = what == "sync"
        elif path == LIBRARY and what == "write":
            assert is_secured
    ends = [n for n, call in enumerate(calls) if call == ("unlink", JOURNAL)]
    assert ends
    for end in ends:
        assert calls[end - 1] == ("sync", LIBRARY)
        assert calls[end + 1] == ("sync", FOLDER)


def test_what_is_deleted_for_ever_goes_after_the_commit(shim: Path, folder: Path) -> None:
    calls = lasting(calls_of(shim, folder, "delete_for_ever"))
    removed = [n for n, (what, path) in enumerate(calls) if what == "unlink" and path != JOURNAL]
    committed = calls.index(("unlink", JOURNAL))
    assert removed
    assert min(removed) > committed


def test_a_backup_is_on_the_disk_before_it_has_its_name(shim: Path, folder: Path) -> None:
    calls = calls_of(shim, folder, "back_up")
    named = next(
        n for n, (what, path) in enumerate(calls) if what == "rename" and path.endswith(".sqlite")
    )
    making = f"{calls[named][1]}.making"
    assert ("sync", making) in calls[:named]
    written = [n for n, call in enumerate(calls) if call == ("write", making)]
    assert max(written) < max(n for n, call in enumerate(calls[:named]) if call == ("sync", making))
    assert calls[named + 1] == ("sync", "/backups")
