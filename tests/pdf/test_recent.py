"""What is remembered from file to file: of the last two, and never other bytes."""

from __future__ import annotations

import zlib

import pytest

from boardpaper.pdf.recent import Compressor, Recent


def test_what_was_not_asked_for_in_a_whole_round_is_forgotten() -> None:
    recent: Recent[str] = Recent()
    recent.keep(b"a", "A")
    recent.keep(b"b", "B")
    recent.begin()
    assert recent.find(b"a") == "A"
    recent.begin()
    assert recent.find(b"a") == "A"
    assert recent.find(b"b") is None


def test_streams_are_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compressor = Compressor()
    packed = compressor.compress(b"words " * 50)
    assert packed == zlib.compress(b"words " * 50)
    assert zlib.decompress(compressor.compress(b"other words")) == b"other words"
    compressor.begin()
    monkeypatch.setattr("boardpaper.pdf.recent.zlib", None)
    assert compressor.compress(b"words " * 50) is packed
