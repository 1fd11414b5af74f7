from __future__ import annotations

import gc
from pathlib import Path

import pytest

from boardpaper.desktop.report.paper_copies import PaperCopies
from boardpaper.desktop.report.papers import Papers
from boardpaper.errors import EnvironmentFaultError
from boardpaper.exchange import limits
from tests.desktop.libraries import Shelf

PDF = b"%PDF-1.7"


def test_a_paper_is_taken_into_the_library_and_known_from_then_on(tmp_path: Path) -> None:
    shelf, names, sentences = Shelf(), list[str](), list[str]()
    papers = Papers(shelf, {})
    (tmp_path / "a.txt").write_bytes(PDF)
    papers.take(tmp_path / "a.txt", names.append, sentences.append)
    assert sentences == []
    assert papers.get(names[0]) == shelf.kept[names[0]] == PDF


@pytest.mark.parametrize("data", [b"", b"MZ", b"PK\x03\x04"])
def test_what_is_no_paper_is_refused_before_it_is_kept(tmp_path: Path, data: bytes) -> None:
    shelf, names, sentences = Shelf(), list[str](), list[str]()
    (tmp_path / "a.pdf").write_bytes(data)
    Papers(shelf, {}).take(tmp_path / "a.pdf", names.append, sentences.append)
    assert names == []
    assert shelf.kept == {}
    assert "save it as a PDF" in sentences[0]


def test_a_paper_larger_than_a_package_takes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardpaper.desktop.report.papers.ATTACHMENT_LIMIT", len(PDF) - 1)
    assert len(PDF) < limits.ATTACHMENT_LIMIT
    sentences = list[str]()
    (tmp_path / "a.pdf").write_bytes(PDF)
    Papers(Shelf(), {}).take(tmp_path / "a.pdf", sentences.append, sentences.append)
    assert "a.pdf" in sentences[0]


def test_copies_are_private_and_go_with_the_report() -> None:
    copies = PaperCopies()
    path = copies.put("0" * 64, "Appendix 1.pdf", PDF)
    folder = path.parent.parent
    assert path.read_bytes() == PDF
    assert folder.stat().st_mode & 0o077 == 0
    assert copies.put("0" * 64, "Appendix 1.pdf", b"other") == path
    assert path.read_bytes() == PDF
    del copies
    gc.collect()
    assert not folder.exists()


def test_where_no_folder_can_be_made_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("boardpaper.desktop.report.paper_copies.tempfile.mkdtemp", refuse)
    with pytest.raises(EnvironmentFaultError, match="No folder for temporary files"):
        PaperCopies().put("0" * 64, "Appendix 1.pdf", PDF)
