"""Every report is in a file of its own too, which is never behind what was told to be saved."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from boardpaper.errors import EnvironmentFaultError
from boardpaper.exchange import report_json
from boardpaper.library import beside as module
from boardpaper.library.beside import Beside
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from tests.library.libraries import DRAFT, SOON, InjectedError, a_report, reopened
from tests.strategies import TEMPLATE_TOML


def beside(library: Library) -> Beside:
    return Beside(library.path)


def behind(library: Library) -> list[int]:
    with Access(library.path, SOON).reading() as connection:
        return list(beside(library).behind(connection))


def files(library: Library) -> list[str]:
    """What is in the folder, without the hashes."""
    folder = beside(library).folder
    found = (each.relative_to(folder) for each in folder.rglob("*") if each.is_file())
    return sorted(f"{each.parent}/{each.name.split('.')[0]}" for each in found)


class TestWhatIsThere:
    def test_each_report_in_its_last_version(self, library: Library) -> None:
        first = library.add(a_report("Budget"), DRAFT, "Ann").saved
        library.add(a_report("Potholes"), DRAFT, "")
        saved = library.save(1, a_report("Budget 2"), DRAFT, first.version, "Ann")
        template = saved.report.template.hash
        assert files(library) == ["BP-0001/2", "BP-0002/1", f"templates/{template}"]
        assert beside(library).newest(1) == saved == library.load(1)
        assert list(beside(library).templates()) == [TEMPLATE_TOML]
        assert behind(library) == []

    def test_it_can_be_imported(self, library: Library) -> None:
        kept = library.add(a_report("Budget"), DRAFT, "Ann")
        (path,) = beside(library).folder.glob("BP-0001/*.report.json")
        assert report_json.decode(path.read_bytes()) == kept.saved

    def test_the_bin_is_marked(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        library.put_in_bin(1)
        (entry,) = library.entries(binned=True)
        assert beside(library).binned_at(1) == entry.binned_at is not None
        library.restore(1)
        assert beside(library).binned_at(1) is None
        assert behind(library) == []

    def test_what_was_deleted_for_ever_is_gone(self, library: Library) -> None:
        for _ in range(2):
            library.add(a_report(), DRAFT, "")
        library.put_in_bin(1)
        library.delete_for_ever([1])
        assert beside(library).numbers() == [2]

    def test_a_copy_is_kept_by_duplicating_too(self, library: Library) -> None:
        library.add(a_report("Budget"), DRAFT, "")
        library.duplicate(1, iter(["copy"] * 9), "")
        assert beside(library).numbers() == [1, 2]

    def test_only_the_user_can_read_it(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        library.put_in_bin(1)
        for path in (beside(library).folder, *beside(library).folder.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


class TestWhatFails:
    def test_a_save_that_fails_leaves_it_at_most_ahead(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.add(a_report("one"), DRAFT, "")
        keep = Beside.keep

        def keep_and_crash(*arguments: Any) -> None:
            keep(*arguments)
            raise InjectedError

        monkeypatch.setattr(Beside, "keep", keep_and_crash)
        with pytest.raises(InjectedError):
            library.save(1, a_report("two"), DRAFT, 1, "")
        monkeypatch.undo()
        assert library.load(1).report.subject == "one"
        assert behind(library) == []
        assert "BP-0001/1" in files(library)
        library.save(1, a_report("three"), DRAFT, 1, "")
        found = beside(library).newest(1)
        assert found is not None
        assert found.version == 2

    def test_a_report_is_saved_although_its_copy_cannot_be(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.add(a_report("one"), DRAFT, "")

        def refuse(*_: object) -> None:
            raise EnvironmentFaultError("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(module, "write_privately", refuse)
            library.save(1, a_report("two"), DRAFT, 1, "")
            library.put_in_bin(1)
        assert library.load(1).report.subject == "two"
        assert behind(library) == [1]
        library.tidy()
        assert behind(library) == []
        assert files(library)[:2] == ["BP-0001/2", "BP-0001/bin"]

    @pytest.mark.parametrize("damage", [b"{}", b"", None])
    def test_a_damaged_copy_is_none(self, library: Library, damage: bytes | None) -> None:
        library.add(a_report("one"), DRAFT, "")
        (path,) = beside(library).folder.glob("BP-0001/*.report.json")
        data = path.read_bytes().replace(b"one", b"two")
        path.write_bytes(data if damage is None else damage)
        assert beside(library).newest(1) is None

    def test_what_was_left_of_a_deleted_report_is_removed_later(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        (path,) = beside(library).folder.glob("BP-0001/*.report.json")
        data = path.read_bytes()
        library.put_in_bin(1)
        library.delete_for_ever([1])
        path.parent.mkdir()
        path.write_bytes(data)
        reopened(library).tidy()
        assert beside(library).numbers() == []

    def test_what_is_ahead_of_the_library_stays(self, library: Library) -> None:
        library.add(a_report("one"), DRAFT, "")
        old = library.path.read_bytes()
        library.save(1, a_report("two"), DRAFT, 1, "")
        library.path.write_bytes(old)  # an older copy was put in its place
        reopened(library).tidy()
        found = beside(library).newest(1)
        assert found is not None
        assert found.report.subject == "two"

    def test_much_is_written_a_part_at_a_time(self, library: Library) -> None:
        for _ in range(30):
            library.add(a_report(), DRAFT, "")
        shutil.rmtree(beside(library).folder)
        assert library.tidy()
        assert len(behind(library)) == 5
        assert not library.tidy()
        assert behind(library) == []

    def test_other_files_and_folders_are_left_alone(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        folder = beside(library).folder
        for name in ("notes.txt", "BP-0001/notes.txt", "templates/x.toml"):
            (folder / name).write_text("mine", encoding="utf-8")
        (folder / "BP-1").mkdir()
        library.tidy()
        assert beside(library).numbers() == [1]
        assert list(beside(library).templates()) == [TEMPLATE_TOML]
        assert (folder / "BP-0001" / "notes.txt").exists()


def test_a_library_that_is_gone_is_not_begun_anew_over_its_reports(library: Library) -> None:
    library.add(a_report(), DRAFT, "")
    for act in (library.path.unlink, lambda: library.path.write_bytes(b"")):
        act()
        for begin in (Library.create, Library.open):
            if library.path.exists() == (begin == Library.open):
                with pytest.raises(Exception, match="library rebuild"):
                    begin(library.path, library._clock, SOON)


def test_the_folder_is_named_after_the_library(tmp_path: Path) -> None:
    assert Beside(tmp_path / "library.sqlite").folder == tmp_path / "library.sqlite-reports"
