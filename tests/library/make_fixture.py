"""Makes the fixture of the newest schema: a filled library, to be committed when it is released.

Run ``python -m tests.library.make_fixture``. A fixture that is there stays, for libraries like it
are in use; with ``--renew`` it is made anew, while its schema was not released.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from boardpaper.library.file import SCHEMA
from tests.library.filled import fill

FIXTURES = Path(__file__).parent / "fixtures"


def main(arguments: list[str]) -> None:
    folder = FIXTURES / f"schema-{SCHEMA}"
    if folder.exists() and arguments != ["--renew"]:
        sys.exit(f"{folder} is there: it stays, unless its schema was not released (--renew).")
    shutil.rmtree(folder, ignore_errors=True)
    fill(folder / "library.db")


if __name__ == "__main__":
    main(sys.argv[1:])
