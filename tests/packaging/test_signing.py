"""What is handed out is signed where there is a command for it."""

from pathlib import Path

import pytest
from installer.errors import BuildError
from installer.signing import VARIABLE, sign


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "Set up.exe"
    path.touch()
    return path


def test_the_command_gets_the_file(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "sed -i '$a signed' -- ")
    program.write_text("a\n", encoding="utf-8")
    sign(program)
    assert program.read_text(encoding="utf-8") == "a\nsigned\n"


def test_a_command_that_fails_stops_the_build(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "false")
    with pytest.raises(BuildError, match="false failed with exit code 1"):
        sign(program)


def test_without_a_command_nothing_is_signed(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    sign(program)
    assert program.read_bytes() == b""
