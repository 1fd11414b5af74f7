"""``boardpaper``, or ``python -m boardpaper``: the window, or with a command its errand.

``--self-test`` tries both, which is what ``Boardpaper.exe --self-test`` of an installation does.

The two are parted before either is imported, so that the window need not wait for the command.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

_OPTION: Final = "--library"
_VARIABLE: Final = "BOARDPAPER_LIBRARY"
_SELF_TEST: Final = "--self-test"
_REPORT: Final = ".boardreport"


def main() -> NoReturn:
    """Run what the command line asks for, and leave with its exit code."""
    arguments: Sequence[str] = sys.argv[1:]
    if arguments[:1] == [_SELF_TEST]:
        from boardpaper.desktop.selftest import main as test_windows  # noqa: PLC0415

        sys.exit(test_windows(arguments[1:]))
    report, arguments = report_named(arguments)
    is_window, library = window_wanted(arguments)
    if not is_window:
        from boardpaper.cli import main as run_command  # noqa: PLC0415

        run_command(arguments)
    from boardpaper.desktop.start import main as open_window  # noqa: PLC0415

    named = library or os.environ.get(_VARIABLE, "")
    sys.exit(open_window(Path(named) if named else None, report))


def report_named(arguments: Sequence[str]) -> tuple[Path | None, Sequence[str]]:
    """Tell which report was double-clicked, if one was, and the rest of the command line."""
    match list(arguments):
        case [path] if path.lower().endswith(_REPORT) and not path.startswith("-"):
            return Path(path), ()
        case _:
            return None, arguments


def window_wanted(arguments: Sequence[str]) -> tuple[bool, str]:
    """Tell whether a command line asks for the window, and which library it names."""
    match list(arguments):
        case []:
            return True, ""
        case [option, path] if option == _OPTION and not path.startswith("-"):
            return True, path
        case [option] if option.startswith(f"{_OPTION}="):
            return True, option.removeprefix(f"{_OPTION}=")
        case _:
            return False, ""


if __name__ == "__main__":
    main()
