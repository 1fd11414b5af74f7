"""The reports that a command line names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from boardpaper.cli.reports import Reports
from boardpaper.desk import shelf
from boardpaper.desk.keeping import open_kept
from boardpaper.desk.opening import Opened, open_file, open_package
from boardpaper.library.numbers import number_name, parse_number


def jobs(
    reports: Reports, sources: Sequence[str], *, use_sample: bool
) -> list[tuple[str, Callable[[], Opened]]]:
    """The names of reports, each with what opens it: numbers of the library, and files."""
    found: list[tuple[str, Callable[[], Opened]]] = []
    for source in sources:
        path, number = Path(source), parse_number(source)
        if number is None or path.exists():
            found.append((path.name, partial(open_file, path)))
        else:
            found.append((number_name(number), partial(_open_number, reports, number)))
    if use_sample:
        found.append(("the example", lambda: open_package(shelf.sample())))
    return found


def _open_number(reports: Reports, number: int) -> Opened:
    return open_kept(reports.library, number)
