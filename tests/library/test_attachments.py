"""Attachments are files by their hash, there before a report can name them, gone after the last."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library.attachments import GRACE
from boardpaper.library.library import Library
from boardpaper.report.report import Appendix, Report, Section
from boardpaper.report.text import Figure, Text
from tests.library.libraries import (
    DRAFT,
    SOON,
    Clock,
    InjectedError,
    a_report,
    attachments_folder,
    failing_after,
    is_one_sentence,
    statements,
)
from tests.strategies import TEMPLATE_TOML

PAPER, PICTURE = b"%PDF a paper", b"\x89PNG a picture"
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    """A library with a template and nothing else."""
    library = Library.create(tmp_path / "library.db", clock, SOON)
    library.keep_template(TEMPLATE_TOML)
    return library


def files(library: Library) -> set[str]:
    folder = attachments_folder(library)
    return {each.name for each in folder.iterdir()} if folder.exists() else set()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def naming(paper: str | None = None, picture: str | None = None) -> Report:
    """A report with a paper as an appendix, and a picture in its text."""
    blocks = () if picture is None else (Figure("b1", picture),)
    return a_report(
        appendices=(Appendix("a1", attachment=paper),),
        sections=(Section("summary", Text(blocks)),),
    )


class TestKeeping:
    def test_what_is_kept_comes_back(self, library: Library) -> None:
        for data in (PAPER, PICTURE, b"", PAPER):
            name = library.keep_attachment(data)
            assert name == sha256(data)
            assert library.attachment(name) == data
        assert files(library) == {sha256(PAPER), sha256(PICTURE), sha256(b"")}

    def test_a_report_can_only_name_what_is_kept(self, library: Library) -> None:
        with pytest.raises(InvalidInputError) as caught:
            library.add(naming(sha256(PAPER)), DRAFT, "")
        assert is_one_sentence(str(caught.value))
        number = library.add(a_report(), DRAFT, "").number
        with pytest.raises(InvalidInputError):
            library.save(number, naming(picture=sha256(PICTURE)), DRAFT, 1, "")
        assert library.load(number).version == 1
        library.keep_attachment(PICTURE)
        library.save(number, naming(picture=sha256(PICTURE)), DRAFT, 1, "")

    def test_what_is_not_kept_is_refused(self, library: Library) -> None:
        with pytest.raises(InvalidInputError) as caught:
            library.attachment("../library.db")
        assert is_one_sentence(str(caught.value))

    def test_two_libraries_in_one_folder_keep_apart(self, library: Library) -> None:
        other = Library.create(library.path.with_name("other.db"), Clock(), SOON)
        name = library.keep_attachment(PAPER)
        other.remove_unnamed_attachments()
        assert library.attachment(name) == PAPER

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others out by folder")
    def test_only_the_user_can_read_them(self, library: Library) -> None:
        name = library.keep_attachment(PAPER)
        folder = attachments_folder(library)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / name).stat().st_mode & 0o777 == 0o600

    @pytest.mark.usefixtures("with_sync")
    def test_the_file_is_on_the_disk_before_the_commit(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[str] = []

        def recording(name: str) -> Callable[..., None]:
            real = getattr(os, name)

            def record(*arguments: object) -> None:
                done.append(name)
                real(*arguments)

            return record

        def commit(_: object) -> None:
            done.append("commit")

        for name in ("fsync", "replace"):
            monkeypatch.setattr(os, name, recording(name))
        event.listen(Engine, "commit", commit)
        try:
            library.keep_attachment(PAPER)
        finally:
            event.remove(Engine, "commit", commit)
        folder = [] if sys.platform == "win32" else ["fsync"]
        assert done == ["fsync", "replace", *folder, "commit"]


class TestDamage:
    @pytest.mark.parametrize(
        "damage",
        [
            lambda path: path.unlink(),
            lambda path: path.write_bytes(b""),
            lambda path: path.write_bytes(PAPER[:-1] + b"!"),
            lambda path: path.write_bytes(PAPER * 2),
            lambda path: (path.unlink(), path.mkdir()),
        ],
        ids=["missing", "empty", "changed", "longer", "folder"],
    )
    def test_a_file_that_is_not_what_was_kept_is_refused(
        self, library: Library, damage: Callable[[Path], object]
    ) -> None:
        name = library.keep_attachment(PAPER)
        damage(attachments_folder(library) / name)
        with pytest.raises(EnvironmentFaultError, match="missing or was changed") as caught:
            library.attachment(name)
        assert is_one_sentence(str(caught.value))

    def test_keeping_it_again_mends_it(self, library: Library) -> None:
        name = library.keep_attachment(PAPER)
        (attachments_folder(library) / name).write_bytes(b"damaged")
        library.keep_attachment(PAPER)
        assert library.attachment(name) == PAPER

    def test_a_folder_that_cannot_be_made_is_named(self, library: Library) -> None:
        attachments_folder(library).write_text("a file in its place")
        with pytest.raises(EnvironmentFaultError, match="-attachments") as caught:
            library.keep_attachment(PAPER)
        assert is_one_sentence(str(caught.value))


class TestCrashes:
    def test_a_crash_between_file_and_commit_leaves_no_name_only_a_file(
        self, library: Library
    ) -> None:
        with statements() as said:
            library.keep_attachment(PICTURE)
        for number in range(1, len(said) + 1):
            with pytest.raises(InjectedError), failing_after(number):
                library.keep_attachment(PAPER)
            with pytest.raises(InvalidInputError):
                library.attachment(sha256(PAPER))
        assert files(library) == {sha256(PAPER), sha256(PICTURE)}
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PICTURE)}

    def test_a_crash_between_commit_and_removal_leaves_no_name_only_a_file(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = library.add(naming(library.keep_attachment(PAPER)), DRAFT, "").number
        library.put_in_bin(number)
        monkeypatch.setattr(Path, "unlink", crash)
        with pytest.raises(InjectedError):
            library.delete_for_ever([number])
        monkeypatch.undo()
        assert library.entries(binned=True) == ()
        assert files(library) == {sha256(PAPER)}
        library.remove_unnamed_attachments()
        assert files(library) == set()

    def test_what_a_crash_left_half_written_is_removed(self, library: Library) -> None:
        library.keep_attachment(PAPER)
        (attachments_folder(library) / ".boardpaper-0123.tmp").write_bytes(b"half")
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER)}

    def test_a_file_that_is_in_use_is_named_and_removed_another_time(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = library.add(naming(library.keep_attachment(PAPER)), DRAFT, "").number
        library.put_in_bin(number)
        monkeypatch.setattr(Path, "unlink", in_use)
        with pytest.raises(EnvironmentFaultError, match="still in") as caught:
            library.delete_for_ever([number])
        monkeypatch.undo()
        assert is_one_sentence(str(caught.value))
        library.remove_unnamed_attachments()
        assert files(library) == set()


class TestRemoval:
    def test_what_a_report_names_stays(self, library: Library, clock: Clock) -> None:
        report = naming(library.keep_attachment(PAPER), library.keep_attachment(PICTURE))
        library.add(report, DRAFT, "")
        clock.now += 2 * GRACE
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER), sha256(PICTURE)}

    def test_what_no_report_ever_named_goes_after_a_week(
        self, library: Library, clock: Clock
    ) -> None:
        library.keep_attachment(PAPER)
        clock.now += GRACE - 2 * A_MINUTE
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER)}
        clock.now += 2 * A_MINUTE
        library.remove_unnamed_attachments()
        assert files(library) == set()
        with pytest.raises(InvalidInputError):
            library.attachment(sha256(PAPER))

    def test_keeping_it_again_begins_the_week_anew(self, library: Library, clock: Clock) -> None:
        library.keep_attachment(PAPER)
        clock.now += GRACE
        library.keep_attachment(PAPER)
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER)}

    def test_what_a_report_dropped_can_be_brought_back_for_a_week(
        self, library: Library, clock: Clock
    ) -> None:
        report = naming(library.keep_attachment(PAPER), library.keep_attachment(PICTURE))
        number = library.add(naming(sha256(PAPER)), DRAFT, "").number
        library.save(number, report, DRAFT, 1, "")
        library.save(number, naming(sha256(PAPER)), DRAFT, 2, "")
        clock.now += GRACE - 2 * A_MINUTE
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER), sha256(PICTURE)}
        clock.now += 2 * A_MINUTE
        library.remove_unnamed_attachments()
        assert files(library) == {sha256(PAPER)}

    def test_what_a_revision_names_stays_as_long_as_the_revision(
        self, library: Library, clock: Clock
    ) -> None:
        report = naming(library.keep_attachment(PAPER), library.keep_attachment(PICTURE))
        number = library.add(report, DRAFT, "").number
        library.save(number, naming(), DRAFT, 1, "")
        clock.now += 2 * GRACE
        library.remove_unnamed_attachments()
        (start,) = library.revisions(number)
        assert library.revision(number, start.id) == report
        assert files(library) == {sha256(PAPER), sha256(PICTURE)}

    def test_what_another_report_names_stays(self, library: Library) -> None:
        first = library.add(naming(library.keep_attachment(PAPER)), DRAFT, "").number
        second = library.add(naming(picture=sha256(PAPER)), DRAFT, "").number
        library.put_in_bin(first)
        library.delete_for_ever([first])
        assert library.attachment(sha256(PAPER)) == PAPER
        library.put_in_bin(second)
        library.delete_for_ever([second])
        assert files(library) == set()

    def test_what_a_deleted_report_dropped_goes_at_once(self, library: Library) -> None:
        library.keep_attachment(PAPER)
        number = library.add(naming(sha256(PAPER)), DRAFT, "").number
        library.save(number, naming(), DRAFT, 1, "")
        library.keep_attachment(PICTURE)
        library.put_in_bin(number)
        library.delete_for_ever([number])
        assert files(library) == {sha256(PICTURE)}


def crash(*_: object) -> None:
    raise InjectedError


def in_use(*_: object) -> None:
    raise PermissionError(13, "Permission denied")
