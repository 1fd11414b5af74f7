"""Reports in the library: the errands between it and the desk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened
from boardpaper.desk.saving import SaveJob, StaleSaveError
from boardpaper.document.nodes import Audience
from boardpaper.errors import InvalidInputError
from boardpaper.files import quoted
from boardpaper.library.errors import StaleError
from boardpaper.library.event import Deed
from boardpaper.library.kept import Kept
from boardpaper.library.library import Library
from boardpaper.library.opening import require_nothing_left
from boardpaper.report.contents import attachments_of
from boardpaper.report.declarations import read_template
from boardpaper.report.identity import content_hash
from boardpaper.report.report import Report
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.template import StoredTemplate


def open_library(path: Path, clock: Callable[[], datetime], backups: Path | None = None) -> Library:
    """Open a library that is there; ``backups`` is the folder for them, None the usual one.

    Raises:
        InvalidInputError: there is none, or it cannot be used.
        EnvironmentFaultError: the machine refuses.
    """
    if not path.exists():
        require_nothing_left(path)
        raise InvalidInputError(
            f"There is no library at {quoted(path)} yet: import a report to make one."
        )
    return Library.open(path, clock, backups=backups)


def open_or_create(
    path: Path, clock: Callable[[], datetime], backups: Path | None = None
) -> Library:
    """Open a library, or make an empty one where there is none."""
    if path.exists():
        return Library.open(path, clock, backups=backups)
    return Library.create(path, clock)


_IMPORT: Final = "import"
_TEXT: Final = "text"


def take_in(library: Library, opened: Opened, ids: Iterator[str], by: str) -> Kept:
    """Keep an opened report, with its template and the papers it names, under a new number.

    It gets an id of its own, so that the same file can be taken in twice. Who has cleared its text
    has cleared it still.

    Raises:
        InvalidInputError: the file does not carry the papers or pictures that the report names.
    """
    saved = opened.saved
    names = attachments_of(saved.report)
    if not opened.attachments.keys() >= set(names):
        raise InvalidInputError(
            "The report names papers or pictures that this file does not carry: "
            "import its .boardreport file, which does."
        )
    library.keep_template(opened.template.toml)
    for name in names:
        library.keep_attachment(opened.attachments[name])
    report, text = replace(saved.report, id=next(ids)), content_hash(saved.report)
    standing = _carried_over(saved.standing, text, content_hash(report))
    deed = Deed(_IMPORT, ((_TEXT, text),))
    return library.add(report, standing, by or saved.changed_by, deed)


def taken_in_before(library: Library, opened: Opened) -> int | None:
    """Find the report that was taken in from a file of the same text, unless it was deleted."""
    text = (_TEXT, content_hash(opened.saved.report))
    found = [each.report for each in library.events(what=_IMPORT) if text in each.deed.details]
    there = {entry.number for entry in library.entries()}
    return next((number for number in reversed(found) if number in there), None)


def _carried_over(standing: Standing, old: str, new: str) -> Standing:
    """Let clearances of a text name it as it is named now."""
    clearances = [
        replace(each, content_hash=new) if each.content_hash == old else each
        for each in standing.clearances
    ]
    return replace(standing, clearances=tuple(clearances))


class Belongings(NamedTuple):
    """What a report of the library needs to be shown and printed; ``papers`` are by SHA-256."""

    template: StoredTemplate
    papers: Mapping[str, bytes]


def belongings_of(library: Library, report: Report, known: Collection[str] = ()) -> Belongings:
    """Read what a report needs, but for papers that are ``known``.

    Raises:
        InvalidInputError: something of it is not in the library.
    """
    toml = library.template_text(report.template.hash)
    template = read_template(toml, f"template {report.template.id}")
    names = [each for each in attachments_of(report) if each not in known]
    return Belongings(template, {name: library.attachment(name) for name in names})


def open_kept(library: Library, number: int) -> Opened:
    """Open a report of the library with all that its printing needs.

    Raises:
        InvalidInputError: there is no such report, or its council is not known here.
    """
    saved = library.load(number)
    template, papers = belongings_of(library, saved.report)
    return Opened(saved, template, shelf.council(saved.report.council), papers)


def note_export(
    library: Library, number: int, report: Report, audiences: Sequence[Audience], by: str
) -> None:
    """Note that a report was exported, and keep it as it went out.

    Raises:
        InvalidInputError: there is no such report.
    """
    for each in audiences:
        library.note(number, Deed("export", (("audience", each),)), by)
    library.keep_revision(number, report, "export", by)


def open_revision(library: Library, number: int, key: int) -> Opened:
    """Open a report as it was in a revision, with the standing that it has now.

    Raises:
        InvalidInputError: there is no such report or revision.
    """
    saved = library.load(number)
    report = library.revision(number, key)
    template, papers = belongings_of(library, report)
    kept = next(each for each in library.revisions(number) if each.id == key)
    as_it_was = replace(saved, report=report, changed_at=kept.at, changed_by=kept.by)
    return Opened(as_it_was, template, shelf.council(report.council), papers)


class LibraryKeeper:
    """Keeps one report of a library for the desk; it belongs to the library's thread.

    ``number`` is None until a new report was kept for the first time; ``is_binned`` tells whether
    somebody had put it in the bin when it was kept last. ``templates`` has, by their
    hash, the templates the report may be in.
    """

    def __init__(
        self,
        library: Library,
        number: int | None,
        templates: Mapping[str, StoredTemplate],
        by: str,
    ) -> None:
        self._library, self.number = library, number
        self._templates, self._by = templates, by
        self._kept_template = ""
        self.is_binned = False

    def save(self, job: SaveJob) -> Saved:
        """Keep a report over the version it is based on.

        Raises:
            StaleSaveError: somebody else kept another version meanwhile.
            BoardpaperError: it could not be kept.
        """
        name = job.report.template.hash
        if name != self._kept_template:
            self._kept_template = self._library.keep_template(self._templates[name].toml)
        if self.number is None:
            kept = self._library.add(job.report, job.standing, self._by)
            self.number = kept.number
            return kept.saved
        base = job.base or 0
        try:
            saved = self._library.save(
                self.number, job.report, job.standing, base, self._by, job.acts
            )
        except StaleError as error:
            raise StaleSaveError(error.saved) from error
        self.is_binned = self._library.is_binned(self.number)
        return saved

    def restore(self) -> None:
        """Take the report out of the bin.

        Raises:
            BoardpaperError: it could not be done.
        """
        if self.number is not None:
            self._library.restore(self.number, self._by)
        self.is_binned = False
