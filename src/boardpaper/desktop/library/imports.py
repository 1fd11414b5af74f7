"""Taking reports in from files, and the example that ships with Boardpaper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtWidgets import QFileDialog

from boardpaper.desktop.kit.bars import Tone
from boardpaper.desktop.report.showing import documents_folder
from boardpaper.errors import BoardpaperError
from boardpaper.files import quoted
from boardpaper.library.numbers import number_name

if TYPE_CHECKING:
    from boardpaper.desktop.library.view import LibraryView
    from boardpaper.library.library import Library

FILES: Final = "Reports (*.boardreport *.json);;All files (*)"
_MOST_FAILURES: Final = 3
_KNOWN: Final = "This file was imported before, as {}: that report was opened."


class Imported(NamedTuple):
    """The numbers of what was taken in, and a sentence for every file that was not.

    ``known`` is the number of a report that was taken in before from the same file.
    """

    numbers: Sequence[int]
    failures: Sequence[str]
    known: int | None = None


class Imports(QObject):
    """Takes files in that were named in a dialog, or dropped onto the window."""

    def __init__(self, window: LibraryView) -> None:
        super().__init__(window)
        self._window, self._program = window, window.program

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {"import": self.ask, "example": self.take_example}

    def ask(self) -> None:
        """Ask for files, and take them in."""
        folder = self._program.last_folder or documents_folder()
        dialog = QFileDialog(self._window, "Import reports", str(folder), FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Import")
        dialog.filesSelected.connect(self._take_names)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in, each for itself: one that cannot be used keeps no other out."""
        self._window.say_busy("Importing…")
        by = self._program.settings.officer_name
        work = partial(_take_files, paths, self._program.ids, by)
        self._program.ask(work, self._tell, self._fail)

    def take_and_open(self, path: Path) -> None:
        """Take in a file that was double-clicked, and open its window."""
        self._window.say_busy("Importing…")
        by = self._program.settings.officer_name
        work = partial(_take_once, path, self._program.ids, by)
        self._program.ask(work, self._open_taken, self._fail)

    def take_example(self) -> None:
        """Take the example in as it is shipped, and open it."""
        by = self._program.settings.officer_name
        work = partial(_take_example, self._program.ids, by)
        self._program.ask(work, self._open_example, self._fail)

    def _take_names(self, names: Sequence[str]) -> None:
        self.take([Path(name) for name in names])

    def _tell(self, imported: Imported) -> None:
        tone, sentence = told(imported)
        self._window.notice.say(tone, sentence)
        if imported.numbers:
            self._window.choose_when_listed(imported.numbers)
            self._program.library_changed.emit()
        else:
            self._window.say_busy("")

    def _open_taken(self, imported: Imported) -> None:
        if imported.known is None:
            self._tell(imported)
            numbers = imported.numbers
        else:
            numbers = (imported.known,)
            self._window.say_busy("")
            self._window.notice.say("ok", _KNOWN.format(number_name(imported.known)))
        for number in numbers:
            self._program.open_report(number, self._window.notice.say_error)

    def _open_example(self, number: int) -> None:
        self._window.choose_when_listed((number,))
        self._program.library_changed.emit()
        self._program.open_report(number, self._window.notice.say_error)

    def _fail(self, sentence: str) -> None:
        self._window.notice.say_error(sentence)
        self._program.library_changed.emit()  # what came before it may have been taken in


def paths_in(mime: QMimeData) -> Sequence[Path]:
    """The files on this machine that are dragged."""
    urls: Sequence[QUrl] = mime.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def told(imported: Imported) -> tuple[Tone, str]:
    """Say what was taken in and what was not, and how grave that is."""
    count, failures = len(imported.numbers), imported.failures
    more = len(failures) - _MOST_FAILURES
    sentences = [_count_sentence(count)] if count else []
    sentences += failures[:_MOST_FAILURES]
    if more > 0:
        sentences.append(f"{more} more {_files(more)} could not be imported.")
    tone: Tone = "ok" if not failures else ("warning" if count else "error")
    return tone, " ".join(sentences)


def _count_sentence(count: int) -> str:
    return "1 report was imported." if count == 1 else f"{count} reports were imported."


def _files(count: int) -> str:
    return "file" if count == 1 else "files"


def _take_files(paths: Sequence[Path], ids: Iterator[str], by: str, library: Library) -> Imported:
    from boardpaper.desk.keeping import take_in  # noqa: PLC0415
    from boardpaper.desk.opening import open_file  # noqa: PLC0415

    numbers, failures = [], []
    for path in paths:
        try:
            opened = open_file(path)
        except BoardpaperError as error:
            failures.append(str(error))
            continue
        try:
            numbers.append(take_in(library, opened, ids, by).number)
        except BoardpaperError as error:
            failures.append(f"{quoted(path.name)}: {error}")
    return Imported(numbers, failures)


def _take_once(path: Path, ids: Iterator[str], by: str, library: Library) -> Imported:
    from boardpaper.desk.keeping import take_in, taken_in_before  # noqa: PLC0415
    from boardpaper.desk.opening import open_file  # noqa: PLC0415

    try:
        opened = open_file(path)
        known = taken_in_before(library, opened)
        if known is not None:
            return Imported((), (), known)
        return Imported((take_in(library, opened, ids, by).number,), ())
    except BoardpaperError as error:
        return Imported((), (str(error),))


def _take_example(ids: Iterator[str], by: str, library: Library) -> int:
    from boardpaper.desk import shelf  # noqa: PLC0415
    from boardpaper.desk.keeping import take_in  # noqa: PLC0415
    from boardpaper.desk.opening import open_package  # noqa: PLC0415

    return take_in(library, open_package(shelf.sample()), ids, by).number
