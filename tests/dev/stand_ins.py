"""Shell scripts that stand in for Python, for pip and for the tools in .venv."""

from pathlib import Path

import dev


def write_script(path: Path | str, *lines: str) -> None:
    """Write a shell script that can be run."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


def write_project(root: Path) -> None:
    """Write what dev.py reads of a project."""
    (root / "requirements").mkdir(parents=True)
    (root / dev.DEV_LOCK).write_text("click==8.0.0 --hash=sha256:00\n", encoding="utf-8")
    pyproject = '[project]\nname = "boardpaper"\n\n[tool.ruff]\nline-length = 100\n'
    (root / "pyproject.toml").write_text(pyproject, encoding="utf-8")


class Maker:
    """Stands in for `dev.require`: makes a .venv of scripts, and counts how many it made."""

    def __init__(self, environment: dev.Environment) -> None:
        self.environment = environment
        self.made = 0
        self.failing_step = ""

    def __call__(self, failure: str, *command: str) -> None:
        if self.failing_step and self.failing_step in command:
            raise dev.StopError(failure)
        if "venv" in command:
            self.made += 1
            for tool in ("python", "boardpaper"):
                write_script(self.environment.tool(tool))
