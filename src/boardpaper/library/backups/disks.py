"""Whether two places are on one disk: a backup there goes when the disk does."""

from __future__ import annotations

from pathlib import Path


def is_on_same_disk(one: Path, other: Path) -> bool:
    """Tell whether two paths are on one file system; what is not there yet counts as its folder.

    Where that cannot be found out, they are not said to be.
    """
    disks = {_disk(one), _disk(other)}
    return len(disks) == 1 and None not in disks


def _disk(path: Path) -> int | None:
    """The number of a disk: a device, on Windows the serial number of a volume."""
    for each in (path, *path.parents):
        try:
            return each.stat().st_dev
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return None
    return None
