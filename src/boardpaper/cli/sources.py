"""The reports that a command line names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from boardpaper.cli.reports import Reports
from boardpaper.desk import shelf
from boardpaper.desk.keeping import open_kept
from boardpaper.desk.opening import Opened, open_file, open_package
from boardpaper.library.numbers import number_name, parse_number


class Source(NamedTuple):
    """A report that was named: how it is called, and what opens it.

    ``number`` is that of the library, None for a file.
    """

    name: str
    open: Callable[[], Opened]
    number: int | None = None


def sources_of(reports: Reports, names: Sequence[str], *, use_sample: bool) -> list[Source]:
    """The reports that are named: numbers of the library, and files."""
    found: list[Source] = []
    for name in names:
        path, number = Path(name), parse_number(name)
        if number is None or path.exists():
            found.append(Source(path.name, partial(open_file, path)))
        else:
            opening = partial(_open_number, reports, number)
            found.append(Source(number_name(number), opening, number))
    if use_sample:
        found.append(Source("the example", lambda: open_package(shelf.sample())))
    return found


def _open_number(reports: Reports, number: int) -> Opened:
    return open_kept(reports.library, number)
