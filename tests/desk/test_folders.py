"""Where the program keeps what."""

import sys
from pathlib import Path

import pytest

from boardpaper.desk.folders import Folders, default_folders


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_the_folders_of_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    assert default_folders() == Folders(
        tmp_path / "xdg_config_home" / "Boardpaper",
        tmp_path / "xdg_config_dirs" / "Boardpaper",
        tmp_path / "xdg_data_home" / "Boardpaper",
        tmp_path / "xdg_state_home" / "Boardpaper",
    )
    assert list(tmp_path.iterdir()) == []


def test_all_are_whole_paths_and_the_files_are_apart() -> None:
    folders = default_folders()
    files = {folders.settings_file, folders.machine_settings_file, folders.window_state_file}
    assert len(files) == 3
    assert all(each.is_absolute() for each in (*files, folders.data))
