from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from boardpaper.desk import shelf
from boardpaper.desk.enclosures import Paper
from boardpaper.desk.handing_over import (
    ExportPlan,
    Found,
    as_pdf_name,
    look_up,
    mistake_in_name,
    write_copy,
    write_papers,
)
from boardpaper.desk.opening import open_file, open_package
from boardpaper.errors import BoardpaperError, InvalidInputError


def test_a_plan_names_each_version_and_then_its_appendices(tmp_path: Path) -> None:
    opened = open_package(shelf.sample())
    plan = ExportPlan(tmp_path, (("public", "p.pdf"), ("full", "f.pdf")), with_appendices=True)
    names = plan.file_names(opened)
    assert (names[0], names[2]) == ("p.pdf", "f.pdf")
    assert names[1].endswith("(public) - Appendix 1.pdf")
    assert names[3].endswith("(full) - Appendix 1.pdf")
    papers = list(plan.papers(opened, [b"public", b"full"]))
    assert (papers[0], papers[2]) == (Paper("p.pdf", b"public"), Paper("f.pdf", b"full"))
    assert replace(plan, with_appendices=False).file_names(opened) == ("p.pdf", "f.pdf")


@pytest.mark.parametrize(
    ("words", "name"),
    [("a", "a.pdf"), (" a.pdf ", "a.pdf"), ("a.PDF", "a.PDF"), ("a.doc", "a.doc.pdf"), (" ", "")],
)
def test_a_name_gets_its_ending(words: str, name: str) -> None:
    assert as_pdf_name(words) == name


@pytest.mark.parametrize(
    ("name", "is_mistaken"),
    [
        ("a.pdf", False),
        ("2011-12-14 Board – Café (public).pdf", False),
        ("", True),
        (".pdf", True),
        ("...pdf", True),
        ("a/b.pdf", True),
        ("a\\b.pdf", True),
        ("a:b.pdf", True),
        ("a\nb.pdf", True),
        ("CON.pdf", True),
        ("com1.draft.pdf", True),
        ("lpt².pdf", True),
        ("Contents.pdf", False),
        ("COM10.pdf", False),
        ("x" * 196 + ".pdf", False),
        ("x" * 197 + ".pdf", True),
        ("é" * 100 + ".pdf", True),
    ],
)
def test_a_name_that_some_system_refuses_is_told(name: str, is_mistaken: bool) -> None:
    assert bool(mistake_in_name(name)) is is_mistaken


def test_what_is_in_a_folder_already(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert look_up(tmp_path, ("a.pdf", "b.pdf")) == Found(has_folder=True, replaced=("a.pdf",))
    for nowhere in (tmp_path / "gone", tmp_path / "a.pdf", Path("\0"), Path(), Path("tests")):
        assert look_up(nowhere, ("a.pdf",)) == Found(has_folder=False)


def test_papers_are_written_in_order_and_over_others(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    paths = write_papers(tmp_path, (Paper("a", b"1"), Paper("b", b"2")))
    assert [(path.name, path.read_bytes()) for path in paths] == [("a", b"1"), ("b", b"2")]


def test_a_paper_that_cannot_be_written_ends_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(BoardpaperError, match="“"):
        write_papers(tmp_path, (Paper("a", b"1"), Paper("b", b"2"), Paper("c", b"3")))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_a_copy_is_the_whole_report(tmp_path: Path) -> None:
    opened = open_package(shelf.sample())
    again = open_file(write_copy(tmp_path / "copy.boardreport", opened))
    assert (again.saved, again.template) == (opened.saved, opened.template)
    assert again.attachments == opened.attachments


def test_no_copy_is_written_without_a_paper_it_needs(tmp_path: Path) -> None:
    opened = replace(open_package(shelf.sample()), attachments={})
    with pytest.raises(InvalidInputError, match="is missing"):
        write_copy(tmp_path / "copy.boardreport", opened)
    assert list(tmp_path.iterdir()) == []
