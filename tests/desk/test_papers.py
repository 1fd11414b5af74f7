from __future__ import annotations

import pytest

from boardpaper.desk.papers import paper_ending, paper_kind, size_in_words


@pytest.mark.parametrize(
    ("data", "kind", "ending"),
    [
        (b"%PDF-1.7", "PDF", ".pdf"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG picture", ".png"),
        (b"\xff\xd8\xff\xe0", "JPEG picture", ".jpg"),
        (b"", None, ".bin"),
        (b" %PDF-1.7", None, ".bin"),
        (b"PK\x03\x04", None, ".bin"),
    ],
)
def test_a_paper_is_known_by_its_content(data: bytes, kind: str | None, ending: str) -> None:
    assert paper_kind(data) == kind
    assert paper_ending(data) == ending


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 KB"),
        (18_273, "18 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_440_000, "1.4 MB"),
        (104_857_600, "105 MB"),
        (2_500_000_000_000, "2500 GB"),
    ],
)
def test_a_size_is_put_in_words(size: int, said: str) -> None:
    assert size_in_words(size) == said
