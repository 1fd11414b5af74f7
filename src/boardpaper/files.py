"""Reading and writing whole files: never half a file, never without end."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from boardpaper.errors import EnvironmentFaultError, InvalidInputError

TEMPORARY: Final = ".boardpaper-*.tmp"
"""The names of files that are being written; one that is old was left behind."""

_CHUNK = 1024 * 1024
_MEBIBYTE = 1024 * 1024
_ONLY_MINE = 0o600
# Where it is missing, there is nothing to ask for: O_BINARY is Windows's, the others POSIX's.
_BINARY = getattr(os, "O_BINARY", 0)
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
# Some file systems (network drives above all) cannot sync a folder, or only its owner may open it.
_FOLDER_NOT_SYNCED = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM}
)
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: Windows reports both as "permission denied".
_WINDOWS_IN_USE = frozenset({32, 33})

_IN_USE = "another program has it open; close it there and try again"
_REASONS: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full; make room or choose another place",
    errno.EDQUOT: "your share of the disk is full; make room or choose another place",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.EACCES: (
        "permission was refused; check that you have access and no other program has it open"
    ),
    errno.EPERM: "permission was refused; check that you have access",
    errno.ENOENT: "there is no such folder; check the path",
    errno.ENOTDIR: "a part of the path is not a folder; check the path",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
}


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Put a file in place whole, or leave what was there before.

    The bytes go into a temporary file in the same folder, reach the disk, and take the place of
    the file in one step. A symbolic link keeps pointing to the file, which is replaced where it
    is. A new file gets the permissions an ordinary one would get; a replaced one keeps its own.

    Raises:
        EnvironmentFaultError: the machine refused; the old file is as it was.
        InvalidInputError: the path cannot be the name of a file, or is that of something else.
    """
    _write_or_explain(path, data, None)


def write_privately(path: str | os.PathLike[str], data: bytes) -> None:
    """Put a file in place whole, as `write_atomically` does, for the user alone.

    Raises:
        EnvironmentFaultError: the machine refused; the old file is as it was.
        InvalidInputError: the path cannot be the name of a file, or is that of something else.
    """
    _write_or_explain(path, data, _ONLY_MINE)


def _write_or_explain(path: str | os.PathLike[str], data: bytes, mode: int | None) -> None:
    try:
        _write_atomically(Path(path), data, mode)
    except OSError as error:
        raise EnvironmentFaultError(_sentence(path, "written", error)) from error
    except ValueError as error:
        raise InvalidInputError(f"{quoted(path)} cannot be the name of a file.") from error


def read_limited(path: str | os.PathLike[str], limit: int) -> bytes:
    """Read a file of at most ``limit`` bytes.

    Raises:
        EnvironmentFaultError: the machine refused.
        InvalidInputError: there is no such file, it is too large, or it is no ordinary file, such
            as a folder or a pipe (which is not waited for).
    """
    try:
        return _read_limited(Path(path), limit)
    except FileNotFoundError as error:
        message = f"There is no file {quoted(path)}; check the path."
        raise InvalidInputError(message) from error
    except OSError as error:
        # Windows refuses to open a folder as if permission was missing; Path.is_dir may raise.
        if os.path.isdir(path):  # noqa: PTH112
            raise _not_ordinary(path, "a folder") from error
        raise EnvironmentFaultError(_sentence(path, "read", error)) from error
    except ValueError as error:
        raise InvalidInputError(f"{quoted(path)} cannot be the name of a file.") from error


def temporary_beside(path: Path) -> Path:
    """A name that nobody else uses, in the folder of a path.

    It is not derived from the name of the path, which may already be as long as a name can be.
    """
    return path.with_name(TEMPORARY.replace("*", os.urandom(8).hex()))


def put_in_place(finished: Path, target: Path) -> None:
    """Let a file that is finished reach the disk, and take another name in one step.

    Both names are in one folder. What had the name before is replaced.

    Raises:
        OSError: the machine refused; see `reason_of`.
    """
    descriptor = os.open(finished, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    finished.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make names that are new in a folder survive a power cut.

    Raises:
        OSError: the machine refused; see `reason_of`.
    """
    if sys.platform != "win32":  # Windows has no such call and needs none
        _sync_folder(folder)


def reason_of(error: OSError) -> str:
    """Say why the machine refused, and what to do, as the end of a sentence without its stop."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return _IN_USE
    other = f"the system said “{error.strerror}”"
    return _REASONS.get(error.errno or 0, other)


def quoted(path: str | os.PathLike[str]) -> str:
    """Show a path in a sentence as it was given, but for characters that do not print."""
    name = os.fspath(path)
    return "“" + "".join([each if each.isprintable() else "\ufffd" for each in name]) + "”"


def _write_atomically(path: Path, data: bytes, mode: int | None) -> None:
    # Not Path.resolve, which raises RuntimeError where links go round in a circle (Python 3.12).
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    mode = _mode_to_keep(target) if mode is None else mode
    temporary = temporary_beside(target)
    descriptor = _create(temporary, mode)
    try:
        _fill(descriptor, data, mode)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def _mode_to_keep(target: Path) -> int | None:
    """Return the permissions of the file that will be replaced, None where there is none."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    _require_ordinary(target, mode)  # replacing a device or a pipe would destroy it
    return stat.S_IMODE(mode)


def _create(temporary: Path, mode: int | None) -> int:
    """Open a new file; until it has the permissions to keep, only the user may read it.

    Without any to keep, the system applies the umask, as to every new file.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    return os.open(temporary, flags, 0o666 if mode is None else 0o600)


def _fill(descriptor: int, data: bytes, mode: int | None) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if mode is not None and sys.platform != "win32":
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_NOT_SYNCED:
            raise


def _read_limited(path: Path, limit: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _WITHOUT_WAITING)
    try:
        _require_ordinary(path, os.fstat(descriptor).st_mode)
        chunks: list[bytes] = []
        size = 0
        while chunk := os.read(descriptor, _CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > limit:
                largest = f"{limit // _MEBIBYTE} MiB" if limit >= _MEBIBYTE else f"{limit} bytes"
                raise InvalidInputError(
                    f"The file {quoted(path)} is too large; it may have {largest} at most."
                )
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def _require_ordinary(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _not_ordinary(path, "a folder")
    if not stat.S_ISREG(mode):
        raise _not_ordinary(path, "a pipe or a device")


def _not_ordinary(path: str | os.PathLike[str], kind: str) -> InvalidInputError:
    return InvalidInputError(f"{quoted(path)} is {kind}; choose a file.")


def _sentence(path: str | os.PathLike[str], verb: str, error: OSError) -> str:
    return f"The file {quoted(path)} could not be {verb}: {reason_of(error)}."
