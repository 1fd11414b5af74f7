"""The backups of one library in a folder: all that can be asked of them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.backups import making, restoring
from boardpaper.library.backups.backup import Backup
from boardpaper.library.backups.folder import backups_in, explained_folder
from boardpaper.library.backups.looking import content_of, reports_in
from boardpaper.library.backups.making import Means
from boardpaper.library.backups.restoring import Restored, Restoring
from boardpaper.library.backups.stopping import Stopped, never
from boardpaper.library.backups.thinning_out import thin
from boardpaper.library.beside import Beside
from boardpaper.library.opening import Access
from boardpaper.library.signature import Signature

WAIT: Final = 5.0
"""Seconds to wait for another program that is writing to the library."""


class Backups:
    """Makes, lists and restores the backups of a library in a folder.

    Each is one file, a library itself; the papers and pictures of all of them are in a folder
    ``attachments`` beside them, each content once. Every method may raise EnvironmentFaultError
    when the machine refuses.
    """

    def __init__(
        self, library: Path, folder: Path, wait: float = WAIT, stopped: Stopped = never
    ) -> None:
        """``stopped`` is asked again and again whether there is no more time."""
        self.library, self.folder = library.absolute(), folder.absolute()
        self._means = Means(wait, stopped)

    def make(self, at: datetime, *, needs_papers: bool = True) -> Backup:
        """Make a backup, look it through, and then remove those of which there are enough.

        A library that has lost papers is refused too, unless the backups have them, or they are
        not needed.

        Raises:
            DamagedError: something in the library is damaged; older backups stay as they are.
            InvalidInputError: there is no library, or one of a newer version.
        """
        means = replace(self._means, needs_papers=needs_papers)
        made = making.make(self.library, self.folder, at, means)
        thin(self.library, self.folder, made, at)
        return made

    def all(self) -> Sequence[Backup]:
        """The backups, the last one first; none where there is no folder."""
        with explained_folder(self.folder):
            return backups_in(self.folder, self.library)

    def last_good(self) -> Backup | None:
        """The last backup that can be read; it was looked through when it was made."""
        return next((each for each in self.all() if reports_in(each.path) is not None), None)

    def has_changed(self) -> bool:
        """Tell whether the library has anything that the last good backup does not have as it is.

        Raises:
            EnvironmentFaultError: the folder is out of reach.
        """
        now, last = content_of(self.library), self.last_good()
        return now is None or last is None or content_of(last.path) != now

    def restore(
        self,
        chosen: Path,
        signed: Signature,
        *,
        without_papers: bool = False,
    ) -> Restored:
        """Put a backup, from this folder or another, in the place of the library.

        The copies of reports beside the library are written anew.

        Raises:
            InvalidInputError: the backup is missing or none, or of a newer version of Boardpaper,
                or has lost papers (a LackingError).
        """

        def back_up() -> Backup:
            return self.make(signed.at)

        means = Restoring(back_up, self._means.faults, self._means.wait, without_papers)
        restored = restoring.restore(self.library, chosen.absolute(), signed, means)
        with (
            contextlib.suppress(EnvironmentFaultError),  # else they are written another time
            Access(self.library, self._means.wait).reading() as connection,
        ):
            Beside(self.library).write_anew(connection)
        return restored
