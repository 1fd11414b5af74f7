"""Nothing in the repository ties it to the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MACHINE_PATH = re.compile(rb"(?<![\w.:/-])/(?:root|work)/")
REGISTRY_HOST = re.compile(rb"(?:pypi|pythonhosted|npmjs)\.org|deb\.debian\.org")


def repository_files() -> list[Path]:
    """List the files of the repository, and those that are about to be added."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    paths = (ROOT / name.decode() for name in listing.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY_HOST], ids=["path", "host"])
def test_no_file_names_this_machine_or_a_registry(pattern: re.Pattern[bytes]) -> None:
    found = [path for path in repository_files() if pattern.search(path.read_bytes())]
    assert found == []
