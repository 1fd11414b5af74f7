"""Copies of papers, for other programs to open: in a private folder that goes with the report."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from boardpaper.errors import EnvironmentFaultError
from boardpaper.files import write_atomically


class PaperCopies:
    """A folder that nobody else can read, made when it is first wanted.

    It is removed with this object, or when the program ends. On Windows what another program still
    has open stays, which nothing can help.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, identity: str, name: str, data: bytes) -> Path:
        """Write a copy unless there is one of that identity and name, and return where it is.

        Raises:
            EnvironmentFaultError: the machine refused.
        """
        path = self._made(identity) / name
        if not path.is_file():  # one that is there may be open elsewhere
            write_atomically(path, data)
        return path

    def _made(self, identity: str) -> Path:
        try:
            if self._folder is None or not self._folder.is_dir():
                self._folder = Path(tempfile.mkdtemp(prefix="boardpaper-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            folder = self._folder / identity
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise EnvironmentFaultError(
                "No folder for temporary files can be made, so the paper cannot be opened; make "
                "room on the disk and try again."
            ) from error
        return folder
