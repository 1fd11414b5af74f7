"""Whatever a hostile file holds, it gives a package or one sentence, within bounded memory."""

import io
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.errors import InvalidInputError
from boardpaper.exchange.boardreport import Package, pack, unpack
from boardpaper.exchange.limits import ENTRIES_LIMIT, MEBIBYTE
from boardpaper.exchange.untrusted_zip import UntrustedZip
from tests.exchange.packages import PACKAGE, entries_of, zipped

DATA = pack(PACKAGE)
DAMAGED = "The file is damaged, or was changed by another program; ask for another copy."
NO_ZIP = "This is not a .boardreport file; choose another."

LOCAL = b"PK\x03\x04"
CENTRAL = b"PK\x01\x02"
END = b"PK\x05\x06"


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        unpack(data)
    message = str(caught.value)
    assert message.endswith(".")
    assert caught.value.__cause__ is None
    return message


def patched(offset: int, form: str, value: int, *, record: bytes = CENTRAL, nth: int = 0) -> bytes:
    """Return the sample with a field of a record overwritten; offsets are those of APPNOTE.TXT."""
    at = -1
    for _ in range(nth + 1):
        at = DATA.index(record, at + 1)
    data = bytearray(DATA)
    struct.pack_into(form, data, at + offset, value)
    return bytes(data)


def with_entry(name: str, change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    """Return the sample with one more entry."""
    entry = zipfile.ZipInfo(name)
    change(entry)
    others = [(zipfile.ZipInfo(each), content) for each, content in entries_of(DATA).items()]
    return zipped([*others, (entry, b"content")])


@pytest.mark.parametrize(
    "data", [b"", b"P", b"PK", b"%PDF-1.7", b"\x00" * 100, b"#!/bin/sh\n" + DATA, zipped({})]
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refusal(data) == NO_ZIP


def test_a_file_that_breaks_off_is_refused_wherever_it_does() -> None:
    for length in range(len(DATA)):
        assert refusal(DATA[:length]) == (NO_ZIP if length < len(LOCAL) else DAMAGED)


@pytest.mark.parametrize("junk", [b"\0", b"junk", DATA, END, b"\0" * 22])
def test_what_follows_the_zip_is_refused(junk: bytes) -> None:
    assert refusal(DATA + junk) == DAMAGED


def test_what_precedes_the_zip_is_refused() -> None:
    assert refusal(LOCAL + b"another file altogether" + DATA) == DAMAGED


def test_a_comment_is_refused() -> None:
    buffer = io.BytesIO(DATA)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"with love"
    assert refusal(buffer.getvalue()) == DAMAGED


@pytest.mark.parametrize(
    "name",
    [
        "../report.json",
        "/report.json",
        "./report.json",
        "C:\\report.json",
        "C:report.json",
        "\\\\server\\share\\report.json",
        "Report.json",
        "report.json ",
        "report.json/",
        "report.json\n",
        "template.toml.exe",
        "attachments",
        "attachments/",
        "attachments/../report.json",
        "attachments/" + "0" * 63,
        "attachments/" + "0" * 65,
        "attachments/" + "A" * 64,
        "attachments\\" + "0" * 64,
        "attachments/" + "0" * 63 + "/",
        "attachments/" + "0" * 64 + "\n",
        "attachments//" + "0" * 64,
        "ATTACHMENTS/" + "0" * 64,
        "CON",
        "ﬁle",
        "",
        " ",
    ],
)
def test_an_entry_of_any_other_name_is_refused(name: str) -> None:
    message = refusal(with_entry(name))
    assert message == (
        "The file has an entry that does not belong in a .boardreport file; ask for another."
    )


@pytest.mark.parametrize("name", ["report.json", "template.toml"])
def test_a_name_that_ends_in_a_nul_is_another_name(name: str) -> None:
    entries = {
        (each + "#.exe" if each == name else each): content
        for each, content in entries_of(DATA).items()
    }
    refusal(zipped(entries).replace(b"#.exe", b"\0.exe"))


def test_an_entry_that_is_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = with_entry("template.toml")
    assert refusal(data) == DAMAGED


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFBLK])
def test_an_entry_that_is_no_ordinary_file_is_refused(kind: int) -> None:
    for nth in range(4):
        data = patched(38, "<L", (kind | 0o777) << 16, nth=nth)
        assert refusal(data) == DAMAGED


def test_an_entry_under_a_password_is_refused() -> None:
    message = "The file is protected by a password; ask for one that is not."
    assert refusal(patched(8, "<H", 0x1)) == message
    assert refusal(patched(8, "<H", 0x1, nth=2)) == message


@pytest.mark.parametrize("flags", [0x20, 0x40])
def test_patched_and_strongly_encrypted_entries_are_refused(flags: int) -> None:
    assert refusal(patched(8, "<H", flags)) == DAMAGED


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 95, 99, 65535])
def test_an_unusual_compression_is_refused(method: int) -> None:
    assert refusal(patched(10, "<H", method)) == DAMAGED


def test_a_version_of_the_future_is_refused() -> None:
    assert refusal(patched(6, "<H", 99)) == DAMAGED


@pytest.mark.parametrize(
    ("offset", "form", "value"),
    [
        (16, "<L", 0),  # CRC
        (20, "<L", 3),  # compressed size
        (20, "<L", 2**31),
        (20, "<L", 2**32 - 1),
        (24, "<L", 0),  # size
        (24, "<L", 3),
        (24, "<L", 2**31),
        (24, "<L", 2**32 - 1),
        (42, "<L", 1),  # where the entry begins
        (42, "<L", 2**31),
        (42, "<L", 2**32 - 1),
        (0, "<L", 0),
    ],
)
@pytest.mark.parametrize("nth", [0, 1, 3])
def test_a_directory_that_lies_is_refused(offset: int, form: str, value: int, nth: int) -> None:
    assert refusal(patched(offset, form, value, nth=nth)) == DAMAGED


@pytest.mark.parametrize("offset", [28, 30, 32])
@pytest.mark.parametrize("nth", [0, 1, 2])
@pytest.mark.parametrize("length", [1, 100, 60_000])
def test_names_extra_fields_and_comments_of_another_length_are_refused(
    offset: int, nth: int, length: int
) -> None:
    refusal(patched(offset, "<H", length, nth=nth))


@pytest.mark.parametrize(
    ("offset", "form", "value"),
    [(0, "<L", 0), (26, "<H", 9), (26, "<H", 60_000), (28, "<H", 60_000), (30, "<L", 0)],
)
def test_a_header_that_lies_is_refused(offset: int, form: str, value: int) -> None:
    assert refusal(patched(offset, form, value, record=LOCAL, nth=1)) == DAMAGED


@pytest.mark.parametrize(
    ("offset", "form", "value"),
    [(12, "<L", 0), (12, "<L", 2**32 - 1), (16, "<L", 0), (16, "<L", 2**31), (20, "<H", 5)],
)
def test_an_end_that_lies_is_refused(offset: int, form: str, value: int) -> None:
    assert refusal(patched(offset, form, value, record=END)) == DAMAGED


def test_a_zip64_end_is_refused() -> None:
    """Its locator, hidden in the comment of the last entry, would make zipfile read elsewhere."""
    end = DATA.index(END)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
    last = DATA.rindex(CENTRAL, 0, end)
    data = bytearray(DATA[:end] + locator + DATA[end:])
    struct.pack_into("<H", data, last + 32, len(locator))
    (size,) = struct.unpack_from("<L", DATA, end + 12)
    struct.pack_into("<L", data, end + len(locator) + 12, size + len(locator))
    assert refusal(bytes(data)) == DAMAGED


def test_a_place_beyond_measure_is_refused() -> None:
    """A Zip64 extra field can say that an entry begins at any 64-bit number."""
    first, end = DATA.index(CENTRAL), DATA.index(END)
    extra = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    record = bytearray(CENTRAL + DATA[first:end].split(CENTRAL)[1] + extra)
    struct.pack_into("<H", record, 30, len(extra))
    struct.pack_into("<L", record, 42, 2**32 - 1)
    closing = struct.pack("<4s4H2LH", END, 0, 0, 1, 1, len(record), first, 0)
    assert refusal(DATA[:first] + record + closing) == DAMAGED


def test_a_name_that_is_not_the_utf_8_it_says_it_is_is_refused() -> None:
    data = bytearray(patched(8, "<H", 0x800))
    data[DATA.index(CENTRAL) + 46] = 0xFF
    assert refusal(bytes(data)) == DAMAGED


def test_entries_that_share_bytes_are_refused() -> None:
    first = DATA.index(CENTRAL)
    (start,) = struct.unpack_from("<L", DATA, first + 42)
    for begin in (start, start + 20):
        with pytest.raises(InvalidInputError, match="is damaged"):
            UntrustedZip(patched(42, "<L", begin, nth=1))


@pytest.mark.parametrize("name", entries_of(DATA))
def test_a_byte_of_the_content_that_changed_is_noticed(name: str) -> None:
    data = bytearray(DATA)
    data[DATA.index(name.encode()) + len(name) + 5] ^= 1
    assert refusal(bytes(data)) == DAMAGED


@pytest.mark.parametrize("lie", [False, True])
def test_a_zip_bomb_is_refused_within_bounded_memory(lie: bool) -> None:
    bomb = zipped({**entries_of(DATA), "report.json": bytes(200 * MEBIBYTE)})
    assert len(bomb) < MEBIBYTE
    if lie:
        data = bytearray(bomb)
        for record, offset in ((LOCAL, 22), (CENTRAL, 24)):
            struct.pack_into("<L", data, bomb.index(record) + offset, 17 * MEBIBYTE)
        bomb = bytes(data)
    tracemalloc.start()
    try:
        assert "The report is too large; it may have 16 MiB at most." in refusal(bomb)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 64 * MEBIBYTE


def test_a_bomb_of_many_entries_is_refused_by_their_total() -> None:
    content = bytes(90 * MEBIBYTE)
    names = ("a", "b", "c")
    entries = UntrustedZip(zipped(dict.fromkeys(names, content)))
    entries.read("a", len(content), "It")
    entries.read("b", len(content), "It")
    with pytest.raises(InvalidInputError, match="What the file contains is too large"):
        entries.read("c", len(content), "It")


@pytest.mark.parametrize("told", [ENTRIES_LIMIT + 1, 1, 0, 65535])
def test_too_many_entries_are_refused_however_many_the_end_tells_of(told: int) -> None:
    data = bytearray(zipped({str(number): b"" for number in range(ENTRIES_LIMIT + 1)}))
    struct.pack_into("<HH", data, data.index(END) + 8, told, told)
    assert refusal(bytes(data)) == "The file has 1003 entries; 1002 are allowed."


def test_a_directory_of_any_size_is_not_read() -> None:
    def comment(entry: zipfile.ZipInfo) -> None:
        entry.comment = bytes(60_000)

    assert refusal(with_entry("a", comment)).startswith("The file has an entry that does not")
    entries: list[tuple[zipfile.ZipInfo, bytes]] = []
    for number in range(10):
        entry = zipfile.ZipInfo(str(number))
        comment(entry)
        entries.append((entry, b""))
    assert refusal(zipped(entries)) == DAMAGED


def test_a_file_packed_by_another_program_is_read() -> None:
    """Such as one that keeps times, gives no attributes, does not compress, and sorts otherwise."""
    entries = []
    for name, content in reversed(entries_of(DATA).items()):
        entry = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
        entry.create_system = 0
        entry.extra = struct.pack("<HHB4s", 0x5455, 5, 1, b"time")
        entries.append((entry, content))
    assert unpack(zipped(entries)) == PACKAGE


def test_a_file_packed_into_a_pipe_is_read() -> None:
    """Such a zip has its sizes behind the entries, not before them."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries_of(DATA).items():
            archive.writestr(name, content)
    assert unpack(pipe.getvalue()) == PACKAGE


def read_or_refuse(data: bytes) -> Package | None:
    try:
        return unpack(data)
    except InvalidInputError:
        return None


positions = st.integers(0, len(DATA) - 1)


@given(st.lists(st.tuples(positions, st.integers(1, 255)), min_size=1, max_size=4))
def test_flipped_bits_give_the_package_or_one_sentence(flips: list[tuple[int, int]]) -> None:
    data = bytearray(DATA)
    for at, bits in flips:
        data[at] ^= bits
    package = read_or_refuse(bytes(data))
    assert package is None or package == PACKAGE


def test_every_single_flipped_byte_gives_the_package_or_one_sentence() -> None:
    for at in range(len(DATA)):
        data = bytearray(DATA)
        data[at] ^= 0xFF
        package = read_or_refuse(bytes(data))
        assert package is None or package == PACKAGE


@given(positions, st.integers(0, 60), st.binary(max_size=60))
def test_replaced_pieces_give_the_package_or_one_sentence(at: int, length: int, put: bytes) -> None:
    package = read_or_refuse(DATA[:at] + put + DATA[at + length :])
    assert package is None or package == PACKAGE


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_swapped_entries_give_one_sentence(names: list[int], contents: list[int]) -> None:
    entries = list(entries_of(DATA).items())
    swapped = {
        entries[one][0]: entries[other][1] for one, other in zip(names, contents, strict=True)
    }
    package = read_or_refuse(zipped(swapped))
    assert package == (PACKAGE if names == contents else None)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5))
def test_any_directory_over_the_same_entries_gives_the_package_or_one_sentence(
    order: list[int],
) -> None:
    first, end = DATA.index(CENTRAL), DATA.index(END)
    records = [CENTRAL + each for each in DATA[first:end].split(CENTRAL)[1:]]
    directory = b"".join(records[each] for each in order)
    closing = struct.pack("<4s4H2LH", END, 0, 0, len(order), len(order), len(directory), first, 0)
    package = read_or_refuse(DATA[:first] + directory + closing)
    assert package == (PACKAGE if sorted(order) == [0, 1, 2, 3] else None)


@given(st.binary(max_size=200))
def test_any_bytes_give_one_sentence(data: bytes) -> None:
    end = struct.pack("<4s4H2LH", END, 0, 0, 1, 1, len(data), len(LOCAL), 0)
    assert read_or_refuse(data) is None
    assert read_or_refuse(LOCAL + data) is None
    assert read_or_refuse(LOCAL + data + end) is None
    assert read_or_refuse(LOCAL + CENTRAL + data + end) is None
