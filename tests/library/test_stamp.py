"""What is seen of a library file from outside: every change, and nothing while there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpaper.library.library import Library
from boardpaper.library.stamp import stamp_of
from boardpaper.report.report import Author
from tests.library.libraries import START


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library.sqlite", lambda: START)


def test_reading_leaves_it_as_it_was(library: Library) -> None:
    before = stamp_of(library.path)
    library.entries()
    library.people()
    assert before is not None
    assert stamp_of(library.path) == before


def test_writing_shows_even_where_the_clock_stands_still(library: Library) -> None:
    times = library.path.stat().st_mtime_ns
    before = stamp_of(library.path)
    library.remember(Author("A. Officer"))
    os.utime(library.path, ns=(times, times))
    after = stamp_of(library.path)
    assert before is not None
    assert after is not None
    assert (before.file, before.size, before.written_at) == (
        after.file,
        after.size,
        after.written_at,
    )
    assert before.counter != after.counter


def test_another_file_in_its_place_shows(library: Library, tmp_path: Path) -> None:
    before = stamp_of(library.path)
    shutil.copy2(library.path, tmp_path / "copy")
    (tmp_path / "copy").replace(library.path)
    after = stamp_of(library.path)
    assert before is not None
    assert after is not None
    assert before.file != after.file
    assert before.counter == after.counter


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: (path.unlink(), path.mkdir())])
def test_what_is_no_file_has_no_stamp(library: Library, spoil: Callable[[Path], object]) -> None:
    spoil(library.path)
    assert stamp_of(library.path) is None
