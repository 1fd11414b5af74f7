"""The MSI holds what is staged, under names that stay the same."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from installer.msi import Wxs

from boardpaper.desk.installed import KEY, NAMES

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    stage = tmp_path / "stage"
    (stage / "lib" / "qt").mkdir(parents=True)
    for name in ("Boardpaper.exe", "lib/a.py", "lib/qt/a.py"):
        (stage / name).touch()
    return stage


def described(stage: Path, version: str = "1.2.3") -> ET.Element:
    return ET.fromstring(Wxs(stage, Path("boardpaper.ico"), version).text())  # noqa: S314


def test_every_file_is_a_component_of_the_feature(stage: Path) -> None:
    root = described(stage)
    files = [each.get("Source") for each in root.iter(f"{WIX}File")]
    assert files == ["stage/Boardpaper.exe", "stage/lib/a.py", "stage/lib/qt/a.py"]
    components = {each.get("Id") for each in root.iter(f"{WIX}Component")}
    assert components == {each.get("Id") for each in root.iter(f"{WIX}ComponentRef")}
    with_file = [each for each in root.iter(f"{WIX}Component") if list(each.iter(f"{WIX}File"))]
    assert len(with_file) == 3


def test_a_later_version_replaces_an_earlier_one(stage: Path) -> None:
    old, new = (described(stage, each).find(f"{WIX}Product") for each in ("1.2.3", "1.2.4"))
    assert old is not None
    assert new is not None
    assert old.get("UpgradeCode") == new.get("UpgradeCode")
    assert old.get("Id") != new.get("Id")


def test_the_same_stage_is_described_in_the_same_words(stage: Path) -> None:
    icon = Path("boardpaper.ico")
    assert Wxs(stage, icon, "1.2.3").text() == Wxs(stage, icon, "1.2.3").text()


def test_folders_that_are_given_are_settings_and_an_upgrade_keeps_them(stage: Path) -> None:
    wxs = Wxs(stage, Path("boardpaper.ico"), "1.2.3")
    values = [
        (each.get("Name"), each.get("Value"))
        for each in ET.fromstring(wxs.text()).iter(f"{WIX}RegistryValue")  # noqa: S314
        if each.get("Key") == KEY
    ]
    assert values == [
        ("library_folder", "[LIBRARYFOLDER]"),
        ("library_folder", "[KEPTLIBRARYFOLDER]"),
        ("backup_folder", "[BACKUPFOLDER]"),
        ("backup_folder", "[KEPTBACKUPFOLDER]"),
    ]
    assert {name for name, _ in values} == set(NAMES)
    conditions = [each for each in wxs.changes if "`Component`" in each]
    assert "'KEPTLIBRARYFOLDER AND NOT LIBRARYFOLDER'" in conditions[1]
    assert len(conditions) == len(values)
