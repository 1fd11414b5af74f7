"""The reports that a command line names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from boardpaper.cli.reports import Reports
from boardpaper.desk import shelf
from boardpaper.desk.keeping import open_kept, open_revision
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
    found += [_source_of(reports, name) for name in names]
    if use_sample:
        found.append(Source("the example", lambda: open_package(shelf.sample())))
    return found


def _source_of(reports: Reports, name: str) -> Source:
    """A file, ``BP-0042``, or with ``BP-0042@17`` the version 17 of its history."""
    path, (words, _, version) = Path(name), name.partition("@")
    number = parse_number(words)
    if number is None or path.exists() or (version and not version.isdecimal()):
        return Source(path.name, partial(open_file, path))
    if version:
        opening = partial(_open_revision, reports, number, int(version))
        return Source(f"{number_name(number)}@{version}", opening)
    return Source(number_name(number), partial(_open_number, reports, number), number)


def _open_revision(reports: Reports, number: int, key: int) -> Opened:
    return open_revision(reports.library, number, key)


def _open_number(reports: Reports, number: int) -> Opened:
    return open_kept(reports.library, number)
