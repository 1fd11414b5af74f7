"""The officer's settings, those of the machine, and what becomes of damaged files."""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from boardpaper.desk import settings_file, toml_file
from boardpaper.desk.installed import NAMES, installed_settings
from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import LoadedSettings, load_settings, save_settings
from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from tests.desk.test_settings import ROOT, SETTINGS


class Place:
    """The two files, in folders that do not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.own = folder / "own" / "settings.toml"
        self.machine = folder / "machine" / "settings.toml"

    def write_own(self, data: bytes) -> None:
        self.own.parent.mkdir(exist_ok=True)
        self.own.write_bytes(data)

    def impose(self, **table: Any) -> None:
        self.machine.parent.mkdir(exist_ok=True)
        self.machine.write_text(tomli_w.dumps(table), encoding="utf-8")

    def load(self, **installed: object) -> LoadedSettings:
        return load_settings(self.own, self.machine, installed)

    def save(self, **fields: Any) -> LoadedSettings:
        """Load, change some settings, and save."""
        loaded = self.load()
        return save_settings(self.own, loaded, msgspec.structs.replace(loaded.settings, **fields))

    def table(self) -> Mapping[str, Any]:
        return tomllib.loads(self.own.read_text(encoding="utf-8"))

    def names(self) -> list[str]:
        return sorted(each.name for each in self.own.parent.iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


# --- One officer ------------------------------------------------------------------------------


def test_without_any_file_everything_is_at_its_default(place: Place) -> None:
    assert place.load() == LoadedSettings(Settings(), is_first_run=True)
    assert not place.own.parent.exists()


@given(SETTINGS)
def test_settings_are_loaded_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, chosen: Settings
) -> None:
    place = Place(tmp_path_factory.mktemp("example"))
    saved = save_settings(place.own, place.load(), chosen)
    assert saved == place.load() == LoadedSettings(chosen)


def test_a_first_run_that_is_skipped_is_over(place: Place) -> None:
    assert not place.save().is_first_run
    assert not place.load().is_first_run
    assert place.table() == {}


def test_only_what_was_changed_is_written(place: Place) -> None:
    place.save(theme="dark")
    assert place.table() == {"theme": "dark"}
    place.save(theme="system")
    assert place.table() == {"theme": "system"}


def test_nothing_is_written_where_nothing_changed(place: Place) -> None:
    place.write_own(b"theme = 'dark' # a remark\n")
    place.save(theme="dark")
    assert place.own.read_bytes() == b"theme = 'dark' # a remark\n"


def test_keys_of_a_newer_version_are_kept(place: Place) -> None:
    place.write_own(b"theme = 'dark'\nnew = 1979-05-27\n[newer]\nlist = [{a = 1}]\n")
    assert place.load().notice == ""
    place.save(theme="light", backup_folder=ROOT / "Backups")
    newer = tomllib.loads("new = 1979-05-27\n[newer]\nlist = [{a = 1}]\n")
    expected = {"theme": "light", "backup_folder": str(ROOT / "Backups"), **newer}
    assert place.table() == expected


def test_what_another_window_saved_meanwhile_is_kept(place: Place) -> None:
    loaded = place.load()
    place.save(theme="dark")
    save_settings(place.own, loaded, Settings(text_size=150))
    assert place.load().settings == Settings(theme="dark", text_size=150)


def test_text_is_cleaned_on_its_way(place: Place) -> None:
    assert place.save(officer_name="A\x00da").settings.officer_name == "Ada"
    assert place.load().settings.officer_name == "Ada"


def test_what_cannot_be_used_is_not_saved(place: Place) -> None:
    with pytest.raises(InvalidInputError, match="text_size: expected a number of at most 300"):
        place.save(text_size=1000)
    with pytest.raises(InvalidInputError, match="library_folder: expected a whole path"):
        place.save(library_folder=Path("reports"))
    assert not place.own.exists()


# --- The machine ------------------------------------------------------------------------------


def test_the_machine_gives_defaults_and_the_officer_wins(place: Place) -> None:
    place.impose(theme="dark", council="leeds")
    assert place.load().settings == Settings(theme="dark", council="leeds")
    place.save(theme="light")
    assert place.load().settings == Settings(theme="light", council="leeds")
    place.impose(theme="dark", council="wakefield")
    assert place.load().settings == Settings(theme="light", council="wakefield")


def test_a_folder_can_be_unset_against_the_machine(place: Place) -> None:
    place.impose(backup_folder=str(ROOT / "Backups"))
    place.save(backup_folder=None)
    assert place.load().settings.backup_folder is None


def test_what_it_locks_wins_over_the_officer(place: Place) -> None:
    place.save(library_folder=ROOT / "Mine", theme="dark")
    place.impose(library_folder=str(ROOT / "Council"), theme="light", locked=["library_folder"])
    loaded = place.load()
    assert loaded.settings == Settings(library_folder=ROOT / "Council", theme="dark")
    assert loaded.locked == {"library_folder"}
    with pytest.raises(
        InvalidInputError, match="Only your IT department can change library_folder"
    ):
        place.save(library_folder=ROOT / "Mine")
    place.save(text_size=120)
    place.machine.unlink()
    mine = Settings(library_folder=ROOT / "Mine", theme="dark", text_size=120)
    assert place.load().settings == mine


def test_a_lock_without_a_value_holds_the_default(place: Place) -> None:
    place.save(backup_folder=ROOT / "Mine")
    place.impose(locked=["backup_folder", "of_a_newer_version"])
    assert place.load().settings == Settings()


def test_a_lock_in_the_officers_own_file_locks_nothing(place: Place) -> None:
    place.write_own(b"locked = ['theme']\n")
    assert place.load().locked == frozenset()
    place.save(theme="dark")


def test_the_machines_file_is_never_written(place: Place) -> None:
    place.impose(theme="dark")
    before = place.machine.read_bytes()
    place.save(theme="light")
    assert place.machine.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("theme = 'blue'", "has mistakes: theme: expected one of"),
        ("locked = 'theme'", "has mistakes: locked: expected a list of names of settings"),
        ("locked = [1]\ntext_size = 5", "text_size: .*; locked: expected"),
        ("theme = ", "not valid TOML"),
    ],
)
def test_a_mistake_of_it_is_refused_not_passed_over(place: Place, data: str, reason: str) -> None:
    place.impose()
    place.machine.write_text(data)
    with pytest.raises(InvalidInputError, match=f"Ask your IT department.*{reason}"):
        place.load()
    assert place.machine.read_text() == data


# --- Damage -----------------------------------------------------------------------------------


def test_one_mistake_costs_one_setting(place: Place) -> None:
    damaged = b"theme = 'blue'\nofficer_name = 'Ada'\nnewer = 1\n"
    place.write_own(damaged)
    loaded = place.load()
    assert loaded.settings == Settings(officer_name="Ada")
    assert loaded.notice == (
        "Some of your settings cannot be used and are at their usual values: theme: expected one "
        "of: dark, high-contrast, light, system; the file as it was is kept as "
        "“settings-damaged-1.toml”."
    )
    assert place.own.with_name("settings-damaged-1.toml").read_bytes() == damaged
    assert place.table() == {"officer_name": "Ada", "newer": 1}
    assert place.load() == LoadedSettings(Settings(officer_name="Ada"))


def test_a_file_that_is_no_toml_is_moved_aside(place: Place) -> None:
    for number in (1, 2):
        place.write_own(b"%d \xff" % number)
        loaded = place.load()
        assert loaded.settings == Settings()
        assert "not UTF-8" in loaded.notice
        assert not loaded.is_first_run
        assert place.load().is_first_run
    assert place.names() == ["settings-damaged-1.toml", "settings-damaged-2.toml"]


def test_a_file_that_was_damaged_meanwhile_is_moved_aside_before_it_is_written(
    place: Place,
) -> None:
    loaded = place.load()
    place.write_own(b"\xff")
    save_settings(place.own, loaded, Settings(theme="dark"))
    assert place.names() == ["settings-damaged-1.toml", "settings.toml"]
    assert place.load().settings == Settings(theme="dark")


def test_a_damaged_file_that_cannot_be_moved_is_not_overwritten(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> Path:
        raise EnvironmentFaultError("It is read-only.")

    monkeypatch.setattr(settings_file, "move_aside", refuse)
    place.write_own(b"text_size = 1\ntheme = 'dark'\n")
    loaded = place.load()
    assert loaded.settings == Settings(theme="dark")
    assert loaded.notice.endswith("It is read-only.")
    place.write_own(b"\xff")
    with pytest.raises(EnvironmentFaultError):
        save_settings(place.own, replace(loaded, notice=""), Settings())
    assert place.own.read_bytes() == b"\xff"


def test_a_file_that_cannot_be_read_now_is_left_alone(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Mapping[str, Any]:
        if path == place.own:
            raise EnvironmentFaultError(f"{path.name} is in use.")
        return toml_file.read_table(path)

    place.impose(theme="dark")
    place.write_own(b"text_size = 120\n")
    monkeypatch.setattr(settings_file, "read_table", read)
    loaded = place.load()
    assert loaded.settings == Settings(theme="dark")
    assert loaded.notice == "Your own settings are not used: settings.toml is in use."
    with pytest.raises(EnvironmentFaultError):
        save_settings(place.own, loaded, Settings())
    assert place.names() == ["settings.toml"]


def test_a_folder_in_place_of_the_file_is_moved_aside_or_left_with_a_notice(place: Place) -> None:
    place.own.mkdir(parents=True)
    loaded = place.load()
    assert loaded.settings == Settings()
    assert "settings.toml" in loaded.notice


NEARLY = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda words: words.encode("utf-8", "surrogatepass")),
    st.dictionaries(
        st.sampled_from((*Settings.__struct_fields__, "locked", "newer")),
        st.one_of(
            st.integers(),
            st.floats(),
            st.booleans(),
            st.text(st.characters(codec="utf-8"), max_size=9),
            st.lists(st.integers(), max_size=2),
            st.dictionaries(st.sampled_from("ab"), st.integers(), max_size=2),
        ),
    ).map(lambda table: tomli_w.dumps(table).encode()),
)


@given(NEARLY)
@example(b"library_folder = '\\u0000'")
@example(b'library_folder = "/\\u0000"')
@example(b"a = " + b"[" * 1900)
@example(b"text_size = " + b"9" * 1900)
@example(b"locked = {}\ntheme = {}\n")
@example(b"")
def test_whatever_is_in_the_file_the_program_starts_and_no_byte_is_lost(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    place = Place(tmp_path_factory.mktemp("example"))
    place.write_own(data)
    loaded = place.load()
    assert bool(loaded.notice) is (place.names() != ["settings.toml"])
    assert "\n" not in loaded.notice
    if loaded.notice:
        assert place.own.with_name("settings-damaged-1.toml").read_bytes() == data
    else:
        assert place.own.read_bytes() == data
    again = place.load()
    assert (again.settings, again.notice) == (loaded.settings, "")
    saved = place.save(text_size=123)
    assert place.load().settings == saved.settings


def test_what_came_with_the_installation_stands_behind_both_files(tmp_path: Path) -> None:
    place, installed = Place(tmp_path), {name: str(ROOT / name) for name in NAMES}
    assert place.load(**installed).settings.library_folder == ROOT / "library_folder"
    place.impose(library_folder=str(ROOT / "of the machine"))
    loaded = place.load(**installed)
    assert loaded.settings.library_folder == ROOT / "of the machine"
    assert loaded.settings.backup_folder == ROOT / "backup_folder"
    place.save(backup_folder=ROOT / "mine")
    assert place.load(**installed).settings.backup_folder == ROOT / "mine"


def test_a_folder_installed_by_mistake_is_told_to_it(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"IT department.*library_folder: expected a whole"):
        Place(tmp_path).load(library_folder="council reports")


@pytest.mark.skipif(sys.platform == "win32", reason="the registry of this machine may have some")
def test_only_windows_has_a_registry() -> None:
    assert installed_settings() == {}
