"""Feeds damaged files to what reads them, with a limit on memory; run as a program of its own.

``python -m tests.reliability.fuzzing KIND COUNT`` ends with an error where a file gives anything
but a result or one sentence, or a sentence quotes what is in the file.
"""

from __future__ import annotations

import dataclasses
import io
import random
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.opening import open_file
from boardpaper.errors import BoardpaperError
from boardpaper.exchange.boardreport import pack
from boardpaper.library.library import Library
from boardpaper.report.declarations import read_template
from tests.library import filled
from tests.library.libraries import Clock

SECRET = "Zqxsecret"
"""A word in every file, which no sentence may have."""

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space: Python with all its libraries takes a good third of it."""

Mutation = Callable[[bytearray, random.Random], bytearray]

_TOKENS: Sequence[bytes] = (
    b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"{", b"}", b"[" * 2000, b'"', b"null", b"true",
    b"1e999", b"9" * 400, b"-1", b"\\u0000", b"\\ud800", b"'''", b'"""', b"[[", b"= ", b"\n\n",
    b"2026-02-30", b"PK\x03\x04", b"PK\x05\x06", b"../", b"\xe2\x80\xae", b"<!--",
    b"SQLite format 3",
)  # fmt: skip


def flip(data: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
    return data


def cut(data: bytearray, dice: random.Random) -> bytearray:
    first, second = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:first] + data[second:]


def truncate(data: bytearray, dice: random.Random) -> bytearray:
    return data[: dice.randrange(len(data))]


def repeat(data: bytearray, dice: random.Random) -> bytearray:
    first = dice.randrange(len(data))
    piece = data[first : first + dice.choice((1, 16, 4096))]
    at = dice.randrange(len(data))
    return data[:at] + piece * dice.choice((1, 2, 50)) + data[at:]


def insert(data: bytearray, dice: random.Random) -> bytearray:
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(_TOKENS) + data[at + dice.choice((0, 1, 4)) :]


def blank(data: bytearray, dice: random.Random) -> bytearray:
    at, size = dice.randrange(len(data)), dice.choice((4, 64, 4096))
    data[at : at + size] = bytes((dice.choice((0, 255)),)) * min(size, len(data) - at)
    return data


def swap_pages(data: bytearray, dice: random.Random) -> bytearray:
    size = 4096
    count = max(1, len(data) // size)
    one, other = (dice.randrange(count) * size for _ in range(2))
    first, second = data[one : one + size], data[other : other + size]
    data[one : one + size], data[other : other + size] = second, first
    return data


MUTATIONS: Sequence[Mutation] = (flip, cut, truncate, repeat, insert, blank, swap_pages)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Some bytes after one to three mutations."""
    result = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3))):
        if result:
            result = dice.choice(MUTATIONS)(result, dice)
    return bytes(result)


class BoardReports:
    """Damaged .boardreport files: half of them are whole zip files with damaged members."""

    name = "file.boardreport"

    def __init__(self) -> None:
        package = shelf.sample()
        report = replace(package.saved.report, subject=SECRET)
        saved = replace(package.saved, report=report)
        self._whole = pack(dataclasses.replace(package, saved=saved))
        with zipfile.ZipFile(io.BytesIO(self._whole)) as archive:
            self._members = {each: archive.read(each) for each in archive.namelist()}

    def make(self, dice: random.Random) -> bytes:
        if dice.random() < 0.5:
            return mutated(self._whole, dice)
        members = dict(self._members)
        name = dice.choice(list(members))
        members[name] = mutated(members[name][:200_000], dice)
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w", dice.choice((0, zipfile.ZIP_DEFLATED))) as archive:
            for each, data in members.items():
                archive.writestr(each, data)
        return result.getvalue()

    def read(self, path: Path) -> object:
        return open_file(path)


class ReportFiles(BoardReports):
    """Damaged report.json files."""

    name = "report.json"

    def make(self, dice: random.Random) -> bytes:
        return mutated(self._members["report.json"], dice)


class Templates:
    """Damaged templates."""

    name = "template.toml"

    def __init__(self) -> None:
        self._whole = [
            each.toml.encode().replace(b"Summary", SECRET.encode()) for each in shelf.templates()
        ]

    def make(self, dice: random.Random) -> bytes:
        return mutated(dice.choice(self._whole), dice)

    def read(self, path: Path) -> object:
        toml = path.read_bytes().decode("utf-8", "replace")
        return read_template(toml, path.name)


class Libraries:
    """Damaged library files: opened, listed, searched and read as far as that is possible."""

    name = "library.db"

    def __init__(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.db"
            filled.fill(path)
            library = Library.open(path, Clock())
            library.save(2, replace(filled.SECOND, subject=SECRET), filled.DECIDED, 1, "")
            self._whole = path.read_bytes()

    def make(self, dice: random.Random) -> bytes:
        return mutated(self._whole, dice)

    def read(self, path: Path) -> object:
        library = Library.open(path, Clock(), 0.0)
        for each in (*library.entries(), *library.entries(binned=True)):
            library.load(each.number)
            library.revisions(each.number)
        return library.search("the"), library.people(), library.events()


KINDS: Mapping[str, type[BoardReports | Templates | Libraries]] = {
    "boardreports": BoardReports,
    "report-files": ReportFiles,
    "templates": Templates,
    "libraries": Libraries,
}


def main(kind: str, count: str) -> None:
    fed = KINDS[kind]()
    dice = random.Random(kind)  # noqa: S311
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / fed.name
        for number in range(int(count)):
            path.write_bytes(fed.make(dice))
            try:
                fed.read(path)
            except BoardpaperError as error:
                _require_sentence(str(error), path)
                refused += 1
            except Exception as error:
                error.add_note(f"{kind} number {number}")
                raise
            for left in Path(folder).iterdir():
                if left.is_file():
                    left.unlink()
    sys.stdout.write(f"{refused} of {count} refused")


def _require_sentence(words: str, path: Path) -> None:
    assert words.rstrip().endswith("."), words
    assert SECRET not in words, words
    assert len(words.replace(str(path), "")) < 1000, words


if __name__ == "__main__":
    main(*sys.argv[1:])
