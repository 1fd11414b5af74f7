"""How the windows stood."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desk.window_state import (
    WindowState,
    WindowStates,
    load_window_states,
    save_window_states,
)


@given(st.binary(), st.binary(), st.text(st.characters(codec="utf-8")))
def test_windows_stand_as_they_stood(
    tmp_path_factory: pytest.TempPathFactory, geometry: bytes, layout: bytes, page: str
) -> None:
    path = tmp_path_factory.mktemp("example") / "new" / "windows.json"
    states = WindowStates(report=WindowState(geometry, layout, page))
    save_window_states(path, states)
    assert load_window_states(path) == states


@given(st.binary())
def test_whatever_is_in_the_file_the_windows_open(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("example") / "windows.json"
    path.write_bytes(data)
    assert load_window_states(path) == WindowStates()


@pytest.mark.parametrize(
    "data",
    [b"[" * 60_000, b'{"report":' * 5000, b'{"newer": 1}', b'"\\ud800"', b" " * 70_000],
)
def test_awkward_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "windows.json"
    path.write_bytes(data)
    assert load_window_states(path) == WindowStates()


def test_no_file_and_no_folder_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "windows.json"
    assert load_window_states(path) == WindowStates()
    save_window_states(path, WindowStates(report=WindowState(page="all")))
    assert load_window_states(path) == WindowStates()
