"""The list of everything that is staged, with sizes and hashes, and the check against it."""

from __future__ import annotations

from pathlib import Path

from installer.errors import TamperedError
from installer.pins import sha256


def list_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder, by its path in it, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path) for path in paths}


def manifest_text(files: dict[str, str]) -> str:
    """Write files and hashes as ``sha256sum --check`` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in files.items())


def require_untouched(folder: Path, files: dict[str, str]) -> None:
    """Stop unless a folder holds what was listed, and nothing else.

    Raises:
        TamperedError: a file was changed, added or taken away; the sentence names the first.
    """
    present = list_files(folder)
    for name in sorted(present.keys() | files.keys()):
        if name not in files:
            raise TamperedError(f"{name} was added to what is staged")
        if name not in present:
            raise TamperedError(f"{name} is missing from what is staged")
        if present[name] != files[name]:
            raise TamperedError(f"{name} was changed after it was staged")


def require_same(folder: Path, staged: Path, more: frozenset[str] = frozenset()) -> int:
    """Stop unless a folder holds what was staged, and ``more``; return how many files it holds.

    Raises:
        TamperedError: a file is not as it was staged.
    """
    files = list_files(staged)
    ours, theirs = set(files.items()), set(list_files(folder).items())
    differing = sorted(name for name, _ in ours ^ theirs if name not in more)
    if differing:
        raise TamperedError(f"{len(differing)} files are not as staged: {differing[:3]}")
    return len(files)


def total_bytes(folder: Path) -> int:
    """Return how many bytes the files in a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
