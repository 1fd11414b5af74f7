"""The papers of an open report: appendices and pictures, by their SHA-256."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from boardpaper.desk.papers import paper_ending, paper_kind
from boardpaper.desktop.report.paper_copies import PaperCopies
from boardpaper.desktop.report.saving import Lane
from boardpaper.errors import InvalidInputError
from boardpaper.exchange.limits import ATTACHMENT_LIMIT
from boardpaper.files import quoted, read_limited

if TYPE_CHECKING:
    from boardpaper.library.library import Library


class Paper(NamedTuple):
    """A paper that was taken into the library."""

    name: str
    data: bytes


class Papers:
    """What the report may name; a paper is in the library before the report that names it."""

    def __init__(self, lane: Lane, papers: Mapping[str, bytes]) -> None:
        self._lane = lane
        self._papers = dict(papers)
        self._copies = PaperCopies()

    @property
    def all(self) -> Mapping[str, bytes]:
        """Every paper, as it is now."""
        return MappingProxyType(dict(self._papers))

    def get(self, name: str) -> bytes | None:
        """The bytes of a paper, or None where it is missing."""
        return self._papers.get(name)

    def add(self, papers: Mapping[str, bytes]) -> None:
        """Have papers at hand that the library has, before the report names them."""
        self._papers.update(papers)

    def take(
        self, path: Path, done: Callable[[str], object], failed: Callable[[str], object]
    ) -> None:
        """Take a file into the library; ``done`` hears its SHA-256, ``failed`` a sentence.

        It is a PDF, a PNG or a JPEG; anything else is refused.
        """
        self._lane.ask(partial(_take, path), partial(self._put, done), failed)

    def copy(self, name: str, title: str) -> Path:
        """Write a copy of a paper for another program, under a title, and return where it is.

        Raises:
            EnvironmentFaultError: the machine refused.
            KeyError: the paper is missing.
        """
        data = self._papers[name]
        return self._copies.put(name, f"{title}{paper_ending(data)}", data)

    def _put(self, done: Callable[[str], object], paper: Paper) -> None:
        self._papers[paper.name] = paper.data
        done(paper.name)


def _take(path: Path, library: Library) -> Paper:
    data = read_limited(path, ATTACHMENT_LIMIT)
    if paper_kind(data) is None:
        raise InvalidInputError(
            f"{quoted(path)} is no PDF, PNG or JPEG: save it as a PDF, and choose that."
        )
    return Paper(library.keep_attachment(data), data)
