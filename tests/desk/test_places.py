"""Network drives and synced folders are known as what they are, on every system."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from boardpaper.desk.places import System, Unsafe, unsafe_place, warning_of

MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 21 0:35 / /mnt/share rw shared:9 - nfs4 server:/export rw,vers=4.2
41 21 0:36 / /mnt/with\\040space rw - cifs //server/share rw
42 40 8:2 / /mnt/share/local rw - ext4 /dev/sdb1 rw
43 21 0:40 / /home/ann/remote rw - fuse.sshfs ann@server:/ rw
44 21 0:41 / /srv/over rw - cifs //server/old rw
45 21 0:42 / /srv/over rw - tmpfs tmpfs rw
46 21 0:43 / /home/ann/own rw - fuse.encfs encfs rw
not a line of mountinfo
"""


def system(
    environment: Mapping[str, str] | None = None,
    drives: Mapping[str, int] | None = None,
    files: Collection[PurePath] = (),
) -> System:
    types = drives or {}
    return System(
        environment or {}, MOUNTS, lambda drive: types.get(drive, 0), lambda path: path in files
    )


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        ("/home/ann/.local/share/Boardpaper", False),
        ("/mnt/share", True),
        ("/mnt/share/Boardpaper/deep", True),
        ("/mnt/shared", False),
        ("/mnt/with space/Boardpaper", True),
        ("/mnt/share/local/Boardpaper", False),
        ("/home/ann/remote/x", True),
        ("/home/ann/own/x", False),
        ("/srv/over/x", False),
    ],
)
def test_mounts_of_linux(folder: str, is_network: bool) -> None:
    found = unsafe_place(PurePosixPath(folder), system())
    assert found == (Unsafe("network") if is_network else None)


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        (r"C:\Users\ann\AppData\Local\Boardpaper", False),
        (r"H:\Boardpaper", True),
        (r"\\server\share\Boardpaper", True),
        (r"\\?\UNC\server\share\Boardpaper", True),
        (r"\\?\C:\Users\ann", False),
    ],
)
def test_drives_of_windows(folder: str, is_network: bool) -> None:
    found = unsafe_place(PureWindowsPath(folder), system(drives={"H:\\": 4, "C:\\": 3}))
    assert found == (Unsafe("network") if is_network else None)


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        (PureWindowsPath(r"C:\Users\ann\OneDrive\Boardpaper"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ann\OneDrive - Leeds City Council\x"), "OneDrive"),
        (PureWindowsPath(r"D:\Work\Reports"), "OneDrive"),
        (PurePosixPath("/home/ann/Dropbox/x"), "Dropbox"),
        (PurePosixPath("/home/ann/Nextcloud"), "Nextcloud"),
        (PurePosixPath("/Users/ann/Library/com~apple~CloudDocs/x"), "iCloud Drive"),
        (PurePosixPath("/srv/marked/deep/x"), "ownCloud"),
        (PurePosixPath("/home/ann/OneDriveless"), ""),
        (PurePosixPath("/home/ann/Boxes"), ""),
    ],
)  # fmt: skip
def test_synced_folders(folder: PurePath, by: str) -> None:
    environment = {"OneDriveCommercial": r"D:\Work", "OneDrive": ""}
    files = {PurePosixPath("/srv/marked/.owncloudsync.log")}
    found = unsafe_place(folder, system(environment, files=files))
    assert found == (Unsafe("cloud", by) if by else None)


def test_the_warning_says_what_may_happen_and_what_to_do() -> None:
    folder = PurePosixPath("/home/ann/Dropbox/Boardpaper")
    for unsafe, words in (
        (Unsafe("cloud", "Dropbox"), "Dropbox syncs"),
        (Unsafe("network"), "network"),
    ):
        said = warning_of(unsafe, folder)
        assert words in said
        assert "Choose a folder of this machine" in said
