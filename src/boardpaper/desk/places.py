"""Whether a library is where its locks hold: on a disk of this machine, and not in a synced folder.

On a network drive the locks of a database may not hold, and a program that syncs a folder may put
an old copy in the place of the library. What is known of the system is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal

Kind = Literal["network", "cloud"]

_NETWORK: Collection[str] = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs", "davfs2", "ceph",
        "glusterfs", "lustre", "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.glusterfs",
        "fuse.davfs", "webdav", "afpfs",
    }
)  # fmt: skip
"""Kinds of file systems, as mount(8) and macOS call them, that are on another machine."""

_REMOTE: Final = 4
"""DRIVE_REMOTE, as GetDriveTypeW of Windows returns it."""

_VARIABLES: Mapping[str, str] = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
"""Variables of the environment that name a synced folder."""

_NAMES: Mapping[str, str] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box": "Box",
    "box sync": "Box",
    "egnyte": "Egnyte",
}
"""What the folders are called that programs sync, in small letters."""

_MARKS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}
"""Files that programs leave in the folder that they sync."""

_ONEDRIVE: Final = re.compile(r"onedrive( - .+)?", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_UNC: Final = re.compile(r"^(\\\\|//)(\?\\UNC\\|(?![?.]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class System:
    """What a system says of its disks.

    ``mounts`` is the text of ``/proc/self/mountinfo``, empty elsewhere; ``drive_type`` is
    GetDriveTypeW for the root of a drive, or returns 0; ``has`` tells whether a file is there.
    """

    environment: Mapping[str, str]
    mounts: str
    drive_type: Callable[[str], int]
    has: Callable[[PurePath], bool]


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why a place is not safe for a library; ``by`` names what syncs it."""

    kind: Kind
    by: str = ""


def unsafe_place(folder: PurePath, system: System) -> Unsafe | None:
    """Tell why a folder is no safe place for a library; None where nothing is known against it."""
    by = _synced_by(folder, system)
    if by:
        return Unsafe("cloud", by)
    if _is_unc(folder) or _is_remote_drive(folder, system) or _is_remote_mount(folder, system):
        return Unsafe("network")
    return None


def warning_of(unsafe: Unsafe, folder: PurePath) -> str:
    """Say once what is wrong with the place of a library, and what to do."""
    what = _to_do(folder)
    if unsafe.kind == "cloud":
        return (
            f"The library is in a folder that {unsafe.by} syncs: it may put an old copy in its "
            f"place while you write. {what}"
        )
    return (
        "The library is on a network drive: two people who write in it at once may damage it. "
        f"{what}"
    )


def _to_do(folder: PurePath) -> str:
    """What to do about it."""
    name = folder.name or str(folder)
    return (
        f"Choose a folder of this machine in the settings instead of “{name}”; backups may go "
        "there."
    )


def _synced_by(folder: PurePath, system: System) -> str:
    within = (folder, *folder.parents)
    for name, by in _VARIABLES.items():
        root = system.environment.get(name, "")
        if root and type(folder)(root) in within:
            return by
    for each in within:
        if _ONEDRIVE.fullmatch(each.name):
            return "OneDrive"
        by = _NAMES.get(each.name.lower(), "")
        if by:
            return by
        for mark, program in _MARKS.items():
            if system.has(each / mark):
                return program
    return ""


def _is_unc(folder: PurePath) -> bool:
    return bool(_UNC.match(str(folder)))


def _is_remote_drive(folder: PurePath, system: System) -> bool:
    drive = folder.drive
    return len(drive) == 2 and drive[1] == ":" and system.drive_type(f"{drive}\\") == _REMOTE


def _is_remote_mount(folder: PurePath, system: System) -> bool:
    """Look at the file system that is mounted nearest above a folder (proc(5), mountinfo)."""
    within = {str(each) for each in (folder, *folder.parents)}
    found = [(len(place), kind) for place, kind in _mounts(system.mounts) if place in within]
    if not found:
        return False
    longest = max(length for length, _ in found)
    return [kind for length, kind in found if length == longest][-1] in _NETWORK


def _mounts(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) > 4 and kinds[0]:
            yield _ESCAPED.sub(_unescaped, fields[4]), kinds[0]


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 8))
