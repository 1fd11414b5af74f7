"""Where the build reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one build, under the root of the project."""

    root: Path

    @property
    def packaging(self) -> Path:
        """What the installer is written in."""
        return self.root / "packaging"

    @property
    def source(self) -> Path:
        """The program's own package."""
        return self.root / "src" / "boardpaper"

    @property
    def lock(self) -> Path:
        """What Boardpaper needs to run, with hashes."""
        return self.root / "requirements" / "run.txt"

    @property
    def work(self) -> Path:
        """What may be thrown away."""
        return self.root / "build" / "windows"

    @property
    def downloads(self) -> Path:
        """What was fetched, kept for the next build."""
        return self.work / "downloads"

    @property
    def stage(self) -> Path:
        """The folder as it will be installed."""
        return self.work / "stage"

    @property
    def dist(self) -> Path:
        """What is handed out."""
        return self.root / "dist"
