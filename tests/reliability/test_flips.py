"""A byte that changes on the disk is noticed, or changes nothing that anybody reads."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from boardpaper.errors import BoardpaperError
from boardpaper.library.backups.backups import Backups
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import rebuild
from boardpaper.library.signature import Signature
from boardpaper.library.verifying import verify
from boardpaper.report.contents import attachments_of
from tests.library import filled
from tests.library.libraries import START, Clock, is_one_sentence

FLIPS, LONG_FLIPS = 300, 5_000
WAIT = 0.0
SOUGHT = ("cabinet", "roads", "wider considerations", "bin", "p*")
SIGNED = Signature(START, "Ann Jones")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    filled.fill(folder / "library.db")
    Library.open(folder / "library.db", Clock(), WAIT).release(2, filled.DESK)
    Backups(folder / "library.db", folder / "backups", WAIT).make(START)
    return folder


def values(path: Path) -> Mapping[str, Any]:
    """Everything that can be read of a library."""
    library = Library.open(path, Clock(), WAIT)
    entries = (*library.entries(), *library.entries(binned=True))
    numbers = [each.number for each in entries]
    saved = [library.load(number) for number in numbers]
    revisions = {number: library.revisions(number) for number in numbers}
    names = {name for each in saved for name in attachments_of(each.report)}
    return {
        "entries": entries,
        "saved": saved,
        "revisions": revisions,
        "texts": [library.revision(n, each.id) for n in numbers for each in revisions[n]],
        "events": library.events(),
        "people": library.people(),
        "templates": library.template_text(filled.FIRST.template.hash),
        "attachments": {name: library.attachment(name) for name in names},
        "found": [library.search(words) for words in SOUGHT],
        "locks": [library.lock_on(number) for number in numbers],
    }


def is_noticed(path: Path, expected: Mapping[str, Any]) -> bool:
    """Tell whether damage is refused or told; it must not be read as if it was what was kept.

    Raises:
        AssertionError: something else is read, and nobody tells.
    """
    try:
        read = values(path)
        faults = verify(path, WAIT).faults
    except BoardpaperError as error:
        require_sentence(str(error))
        return True
    differing = [name for name in expected if read[name] != expected[name]]
    assert faults or not differing, differing
    return bool(faults)


def require_sentence(words: str) -> None:
    assert is_one_sentence(words), words


def flip(path: Path, dice: random.Random) -> tuple[int, int]:
    """Change one byte of a file, and return where it is and by which bits."""
    data = bytearray(path.read_bytes())
    at, bits = dice.randrange(len(data)), dice.randrange(1, 256)
    data[at] ^= bits
    path.write_bytes(data)
    return at, bits


@pytest.fixture
def folder_of_flips(folder: Path, whole: Path) -> Path:
    shutil.copytree(whole, folder, dirs_exist_ok=True)
    return folder


def flip_many(folder: Path, whole: Path, flips: int) -> None:
    path = folder / "library.db"
    dice = random.Random(1604)  # noqa: S311
    expected = values(path)
    noticed = 0
    for _ in range(flips):
        shutil.copyfile(whole / "library.db", path)
        where = flip(path, dice)
        (folder / "library.db-journal").unlink(missing_ok=True)
        try:
            noticed += is_noticed(path, expected)
        except Exception as error:
            error.add_note(f"byte {where[0]} by {where[1]:#04x}")
            raise
    assert noticed > flips // 20  # most others are in pages, or parts of them, that are not used


def test_flipped_bytes_of_the_library(folder_of_flips: Path, whole: Path) -> None:
    flip_many(folder_of_flips, whole, FLIPS)


@pytest.mark.long
def test_thousands_of_flipped_bytes(folder_of_flips: Path, whole: Path) -> None:
    flip_many(folder_of_flips, whole, LONG_FLIPS)


def test_damage_is_not_backed_up_and_what_is_whole_is_saved(
    folder_of_flips: Path, whole: Path
) -> None:
    path = folder_of_flips / "library.db"
    backups = Backups(path, folder_of_flips / "backups", WAIT)
    good = [(each.path, each.path.read_bytes()) for each in backups.all()]
    expected = values(path)["saved"]
    dice = random.Random(1707)  # noqa: S311
    refused = 0
    for number in range(30):
        shutil.copyfile(whole / "library.db", path)
        flip(path, dice)
        try:
            made = backups.make(START.replace(day=5 + number % 20, hour=number % 24))
        except BoardpaperError:
            refused += 1
            rebuild(path, SIGNED, WAIT)
        else:  # what was flipped is not used
            made.path.unlink()
        library = Library.open(path, Clock(), WAIT)
        assert [library.load(number).report for number in (2, 1, 3)] == [
            each.report for each in expected
        ]
        assert [(each, each.read_bytes()) for each, _ in good] == good
    assert refused >= 2


@pytest.mark.parametrize("kind", ["attachments", "reports"])
def test_flipped_bytes_beside_the_library(folder_of_flips: Path, kind: str) -> None:
    dice = random.Random(1912)  # noqa: S311
    path = folder_of_flips / "library.db"
    files = sorted(
        each for each in (folder_of_flips / f"library.db-{kind}").rglob("*") if each.is_file()
    )
    for _ in range(60):
        file = dice.choice(files)
        before = file.read_bytes()
        flip(file, dice)
        if kind == "attachments":
            assert verify(path, WAIT).faults
        else:
            saved = Library.open(path, Clock(), WAIT).load(1)
            rebuild(path, SIGNED, WAIT)
            assert Library.open(path, Clock(), WAIT).load(1) == saved
        file.write_bytes(before)
