"""What is done to a library while faults are injected, and what the library says afterwards."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from boardpaper.desk.keeping import open_or_create
from boardpaper.library.backups.backups import Backups
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import rebuild
from boardpaper.library.signature import Signature
from boardpaper.report import acts
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Appendix, Report
from boardpaper.report.standing import Standing
from tests.library import filled
from tests.library.libraries import DRAFT, START, Clock, a_report
from tests.library.make_fixture import FIXTURES

NAME = "library.db"
WAIT = 0.0
PAPER = b"%PDF of which nobody knew before"
SIGNED = Signature(START, "Ann Jones")

Deed = Callable[[Path], None]


@functools.cache
def _library(folder: Path) -> tuple[Library, Clock]:
    clock = Clock()
    return Library.open(folder / NAME, clock, WAIT), clock


def opened(folder: Path) -> Library:
    """The library in a folder; it keeps no file open, so what is there may be exchanged."""
    library, clock = _library(folder)
    clock.now = START
    return library


def save(folder: Path) -> None:
    report = a_report("Potholes", "mended", *[f"road {number}" for number in range(30)])
    opened(folder).save(2, report, DRAFT, 1, "Ann")


def save_with_a_paper(folder: Path) -> None:
    library = opened(folder)
    report = a_report(
        "Potholes", appendices=(Appendix("a1", "", "", library.keep_attachment(PAPER)),)
    )
    library.save(2, report, DRAFT, 1, "Ann")


def make_ready(folder: Path) -> None:
    opened(folder).save(2, filled.SECOND, Standing("ready"), 1, "Ann", (acts.MakeReady(),))


def add(folder: Path) -> None:
    opened(folder).add(a_report("New", "text " * 2000), DRAFT, "Ann")


def put_in_bin(folder: Path) -> None:
    opened(folder).put_in_bin(2)


def restore_from_bin(folder: Path) -> None:
    opened(folder).restore(3)


def delete_for_ever(folder: Path) -> None:
    opened(folder).delete_for_ever([3])


def keep_revision(folder: Path) -> None:
    opened(folder).keep_revision(2, filled.SECOND, "named", "Ann", "Mine")


def lock(folder: Path) -> None:
    opened(folder).lock(1, filled.DESK)


def tidy(folder: Path) -> None:
    shutil.rmtree(folder / f"{NAME}-reports", ignore_errors=True)
    opened(folder).tidy()


def back_up(folder: Path) -> None:
    Backups(folder / NAME, folder / "backups", WAIT).make(START)


def restore_backup(folder: Path) -> None:
    backups = Backups(folder / NAME, folder / "backups", WAIT)
    backups.restore(backups.all()[-1].path, SIGNED)


def make_anew(folder: Path) -> None:
    rebuild(folder / NAME, SIGNED, WAIT)


def begin(folder: Path) -> None:
    open_or_create(folder / "other.db", Clock())


DEEDS: Mapping[str, Deed] = {
    each.__name__: each
    for each in (
        save,
        save_with_a_paper,
        make_ready,
        add,
        put_in_bin,
        restore_from_bin,
        delete_for_ever,
        keep_revision,
        lock,
        tidy,
        back_up,
        restore_backup,
        make_anew,
        begin,
    )
}


def prepare(folder: Path) -> None:
    """Fill a library, with a backup of it after which it was worked in."""
    filled.fill(folder / NAME)
    back_up(folder)
    opened(folder).save(1, filled.FIRST, filled.DECIDED, 2, "Ann Jones")


def prepare_old(folder: Path) -> None:
    """Lay out a library of the first schema, as it was released."""
    shutil.copytree(FIXTURES / "schema-0001", folder, dirs_exist_ok=True)


def state(folder: Path) -> Mapping[str, Any]:
    """All that a library says of its reports, papers and events, but for when that was."""
    library = opened(folder)
    entries = (*library.entries(), *library.entries(binned=True))
    numbers = sorted(each.number for each in entries)
    saved = {number: library.load(number) for number in numbers}
    return {
        "binned": sorted(each.number for each in entries if each.binned_at),
        "reports": {n: (each.version, each.report, each.standing) for n, each in saved.items()},
        "revisions": {n: [(r.why, r.name) for r in library.revisions(n)] for n in numbers},
        "people": library.people(),
        "papers": {n: _papers(library, each.report) for n, each in saved.items()},
        "found": [hit.entry.number for hit in library.search("budget OR potholes").hits],
    }


def _papers(library: Library, report: Report) -> list[bytes]:
    return [library.attachment(name) for name in attachments_of(report)]
