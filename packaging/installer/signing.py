"""Signs what is handed out, with a command that the one who builds names."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Final

from installer.tools import run

VARIABLE: Final = "BOARDPAPER_SIGN"
"""The environment variable with the command; it signs in place the file that follows it."""

_SECONDS: Final = 120


def sign(path: Path) -> None:
    """Sign a file in place; nothing happens where no command is named.

    Raises:
        BuildError: the command failed.
    """
    command = os.environ.get(VARIABLE, "")
    if command:
        run((*shlex.split(command), str(path)), seconds=_SECONDS)
