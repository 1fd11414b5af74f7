"""Reading a zip that may be hostile: in memory, within limits, and without believing its headers.

Names in it are only compared, never used as paths, and nothing is unpacked to disk.
"""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from boardpaper.errors import InvalidInputError
from boardpaper.exchange.limits import (
    DIRECTORY_LIMIT,
    ENTRIES_LIMIT,
    TOTAL_LIMIT,
    require_at_most,
)

_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ORDINARY = frozenset({0, stat.S_IFREG})
# Local file header, end of central directory record, and the locator of the Zip64 one
# (APPNOTE.TXT 4.3.7, 4.3.16 and 4.3.15).
_ENTRY_MARK = b"PK\x03\x04"
_ENTRY_SIZE = 30
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCATOR_MARK = b"PK\x06\x07"
_LOCATOR_SIZE = 20
# All that zipfile raises, in one version of Python or another, on what is not quite a zip.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
)


class UntrustedZip:
    """The entries of a zip, by the exact names they were given."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of a zip.

        Raises:
            InvalidInputError: it is no zip, damaged, or not of the plain kind used here.
        """
        _require_sound_end(data)
        with _refusing_damage():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        entries = self._archive.infolist()
        if len(entries) > ENTRIES_LIMIT:
            raise InvalidInputError(
                f"The file has {len(entries)} entries; {ENTRIES_LIMIT} are allowed."
            )
        _require_apart(entries)
        # zipfile's own "filename" is cut at a NUL and has its separators changed on Windows.
        self._entries = {each.orig_filename: each for each in entries}
        if len(self._entries) < len(entries):
            raise _damaged()
        self._read = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all entries, which may be anything."""
        return tuple(self._entries)

    def read(self, name: str, limit: int, subject: str) -> bytes:
        """Read an entry of at most ``limit`` bytes; ``subject`` names it in messages.

        Raises:
            InvalidInputError: it is missing, too large, or damaged.
        """
        if name not in self._entries:
            raise InvalidInputError(f"{subject} is missing from the file; ask for another copy.")
        entry = self._entries[name]
        _require_plain(entry)
        content = bytearray()
        with _refusing_damage(), self._archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                self._read += len(chunk)
                require_at_most(limit, len(content), subject)
                require_at_most(TOTAL_LIMIT, self._read, "What the file contains")
        if len(content) != entry.file_size:
            raise _damaged()
        return bytes(content)


def _damaged() -> InvalidInputError:
    """The error for a file that cannot have been written by Boardpaper as it is."""
    return InvalidInputError(
        "The file is damaged, or was changed by another program; ask for another copy."
    )


@contextlib.contextmanager
def _refusing_damage() -> Iterator[None]:
    try:
        yield
    except _ZIP_ERRORS:
        raise _damaged() from None  # not chained: the error may quote names out of the file


def _require_sound_end(data: bytes) -> None:
    """Require that nothing follows a zip and that its directory, of sane size, is its last part.

    zipfile would look for an end further up, pass over what precedes or follows the zip (which
    could be another file altogether), and read a directory of any size.
    """
    if not data.startswith(_ENTRY_MARK):
        raise InvalidInputError("This is not a .boardreport file; choose another.")
    end = len(data) - _END.size
    if end < 0 or data[end : end + len(_END_MARK)] != _END_MARK:
        raise _damaged()
    *_, size, start, comment_size = _END.unpack_from(data, end)
    if start + size != end or size > DIRECTORY_LIMIT or comment_size:
        raise _damaged()
    # Of a Zip64 end, which no file within the limits needs, zipfile would take other sizes.
    if data[end - _LOCATOR_SIZE : end].startswith(_LOCATOR_MARK):
        raise _damaged()


def _require_apart(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Require that entries do not overlap: a small file could hold one content many times."""
    in_order = sorted(entries, key=lambda each: each.header_offset)
    for entry, following in pairwise(in_order):
        if entry.header_offset + _ENTRY_SIZE + entry.compress_size > following.header_offset:
            raise _damaged()


def _require_plain(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise InvalidInputError("The file is protected by a password; ask for one that is not.")
    is_ordinary = stat.S_IFMT(entry.external_attr >> 16) in _ORDINARY
    if entry.compress_type not in _METHODS or not is_ordinary:
        raise _damaged()
