"""What Setup.exe takes away is what was staged."""

from pathlib import Path

import pytest
from installer.launcher import four_numbers
from installer.setup_program import removal


def test_only_what_was_staged_is_removed(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "python313.dll").touch()
    assert removal(tmp_path).splitlines() == [
        r'RMDir /r "$INSTDIR\lib"',
        r'Delete "$INSTDIR\python313.dll"',
    ]


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.10.3", (2, 10, 3, 0))]
)
def test_windows_counts_in_four(version: str, numbers: tuple[int, ...]) -> None:
    assert four_numbers(version) == numbers
