"""A file is written whole or not at all, and every refusal of the machine is one clear sentence."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from boardpaper import files
from boardpaper.errors import EnvironmentFaultError, InvalidInputError

OLD = b"what was there before"
NEW = b"the new content " * 10_000

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
Fail = Callable[[str, OSError], None]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Make a call of the os module fail."""

    def make_fail(name: str, error: OSError) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(os, name, refuse)

    return make_fail


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", [b"", b"\r\n\x00\x1a\n", NEW])
def test_a_new_file_holds_exactly_what_was_written(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "new.pdf"
    files.write_atomically(path, content)
    assert path.read_bytes() == content
    assert names(tmp_path) == ["new.pdf"]


def test_a_file_is_replaced(target: Path) -> None:
    files.write_atomically(str(target), NEW)
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


def test_the_longest_name_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".pdf")
    files.write_atomically(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(os, step)
    calls = 0

    def fail_at_first(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if step == "close":
            real(*args)
        if calls == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail_at_first)
        with pytest.raises(EnvironmentFaultError, match="the disk is full; make room"):
            files.write_atomically(target, NEW)
    assert calls
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_a_failure_after_some_of_it_was_written_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    room = len(NEW) // 2

    def write_until_full(descriptor: int, data: memoryview) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(descriptor, data[:room])
        room -= written
        return written

    monkeypatch.setattr(os, "write", write_until_full)
    with pytest.raises(EnvironmentFaultError):
        files.write_atomically(target, NEW)
    assert room == 0
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_short_writes_are_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda to, data: real(to, data[:4099]))
    files.write_atomically(target, NEW)
    assert target.read_bytes() == NEW


def test_an_interruption_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_the_content_reaches_the_disk_before_its_name_and_then_the_name(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "content"
        steps.append(f"sync {kind}")
        real_sync(descriptor)

    def replace(*args: Any) -> None:
        steps.append("replace")
        real_replace(*args)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    files.write_atomically(target, NEW)
    folder = [] if sys.platform == "win32" else ["sync folder"]
    assert steps == ["sync content", "replace", *folder]


@posix_only
@pytest.mark.parametrize(("code", "tolerated"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_folder_that_cannot_be_synced_is_told_from_a_failing_disk(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, tolerated: bool
) -> None:
    real = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    if tolerated:
        files.write_atomically(target, NEW)
    else:
        with pytest.raises(EnvironmentFaultError, match="could not be written: the system said"):
            files.write_atomically(target, NEW)


@posix_only
def test_a_replaced_file_keeps_its_permissions(target: Path) -> None:
    target.chmod(0o640)
    files.write_atomically(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    files.write_atomically(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@posix_only
def test_until_it_is_in_place_a_replacement_is_nobody_elses_to_read(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    target.chmod(0o644)
    files.write_atomically(target, NEW)
    assert modes == [0o600]


@posix_only
@pytest.mark.parametrize("exists", [True, False])
def test_a_symbolic_link_stays_and_its_file_is_written(tmp_path: Path, exists: bool) -> None:
    real = tmp_path / "elsewhere" / "report.pdf"
    real.parent.mkdir()
    if exists:
        real.write_bytes(OLD)
    link = tmp_path / "link.pdf"
    link.symlink_to(real)
    files.write_atomically(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert names(tmp_path) == ["elsewhere", "link.pdf"]


@posix_only
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(EnvironmentFaultError):
        files.write_atomically(tmp_path / "a", NEW)
    with pytest.raises(EnvironmentFaultError):
        files.read_limited(tmp_path / "a", 10)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "permission was refused"),
        (errno.EPERM, "permission was refused"),
        (errno.ENOTDIR, "a part of the path is not a folder"),
        (errno.ENAMETOOLONG, "the name is too long"),
        (errno.EBUSY, "another program has it open"),
        (errno.ETXTBSY, "another program has it open"),
        (errno.EIO, "the system said “Input/output error”"),
    ],
)
def test_each_refusal_has_its_sentence(target: Path, fail: Fail, code: int, words: str) -> None:
    fail("replace", OSError(code, os.strerror(code)))
    with pytest.raises(EnvironmentFaultError) as caught:
        files.write_atomically(target, NEW)
    assert str(caught.value).startswith(f"The file “{target}” could not be written: {words}")
    assert str(caught.value).endswith(".")
    fail("open", OSError(code, os.strerror(code)))
    with pytest.raises(EnvironmentFaultError, match=words):
        files.read_limited(target, 10)


@pytest.mark.parametrize("code", [32, 33])
def test_a_file_in_use_is_told_from_missing_permission_on_windows(
    target: Path, fail: Fail, code: int
) -> None:
    error = PermissionError(errno.EACCES, "")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    fail("replace", error)
    with pytest.raises(EnvironmentFaultError, match="another program has it open; close it"):
        files.write_atomically(target, NEW)


def test_a_folder_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFaultError, match="there is no such folder"):
        files.write_atomically(tmp_path / "missing" / "report.pdf", NEW)


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="is a folder; choose a file"):
        files.write_atomically(tmp_path, NEW)


@posix_only
def test_a_pipe_is_neither_replaced_nor_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InvalidInputError, match="is a pipe or a device; choose a file"):
        files.write_atomically(pipe, NEW)
    with pytest.raises(InvalidInputError, match="is a pipe or a device; choose a file"):
        files.read_limited(pipe, 10)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["nul\0l", "lone \ud800 surrogate"])
def test_what_cannot_be_a_name_is_refused(tmp_path: Path, name: str) -> None:
    path = f"{tmp_path}/{name}"
    with pytest.raises(InvalidInputError, match="cannot be the name of a file"):
        files.write_atomically(path, NEW)
    with pytest.raises(InvalidInputError, match="cannot be the name of a file"):
        files.read_limited(path, 10)
    assert names(tmp_path) == []


def test_a_path_is_shown_as_given_but_for_what_does_not_print() -> None:
    given = "C:\\Adroddiadau\\tŷ 'a'\n\x1b[31m\u202egnp.exe"
    shown = "“C:\\Adroddiadau\\tŷ 'a'\ufffd\ufffd[31m\ufffdgnp.exe”"
    assert files.quoted(given) == shown


@pytest.mark.parametrize("size", [0, 1, 4096])
def test_a_file_up_to_the_limit_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "file").write_bytes(bytes(size))
    assert files.read_limited(tmp_path / "file", size) == bytes(size)


def test_a_file_beyond_the_limit_is_refused_before_it_is_all_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(10**9)
    read = 0
    real = os.read

    def count(descriptor: int, size: int) -> bytes:
        nonlocal read
        chunk = real(descriptor, size)
        read += len(chunk)
        return chunk

    monkeypatch.setattr(os, "read", count)
    with pytest.raises(InvalidInputError, match="too large; it may have 3 MiB at most"):
        files.read_limited(tmp_path / "large", 3 * 1024 * 1024)
    assert read <= 4 * 1024 * 1024


def test_a_small_limit_is_given_in_bytes(target: Path) -> None:
    with pytest.raises(InvalidInputError, match="it may have 20 bytes at most"):
        files.read_limited(target, len(OLD) - 1)


def test_a_missing_file_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"There is no file “.*missing”; check"):
        files.read_limited(tmp_path / "missing", 10)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="is a folder; choose a file"):
        files.read_limited(tmp_path, 10)


def test_a_folder_that_the_system_will_not_open_is_not_read(tmp_path: Path, fail: Fail) -> None:
    fail("open", PermissionError(errno.EACCES, ""))
    with pytest.raises(InvalidInputError, match="is a folder; choose a file"):
        files.read_limited(tmp_path, 10)


def test_a_failure_while_reading_is_said(target: Path, fail: Fail) -> None:
    fail("read", OSError(errno.EIO, "Input/output error"))
    with pytest.raises(EnvironmentFaultError, match="could not be read: the system said “Input"):
        files.read_limited(target, 10)
