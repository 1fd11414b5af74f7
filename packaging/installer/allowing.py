"""The allow-list: which files of a wheel are shipped, derived from what the program loaded."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from installer.errors import BuildError
from installer.places import Places
from installer.tools import run, say

_SECONDS: Final = 300
_TAG: Final = re.compile(r"\.(?:cp\d+-win_amd64|abi3)$")
_METADATA: Final = ("METADATA", "AUTHORS", "COPYING", "LICENSE", "LICENCE", "NOTICE")

ALWAYS: Final = frozenset(
    {
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/plugins/imageformats/qico.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/vcruntime140_1.dll",
        "pypdfium2_raw/pdfium.dll",
        "shiboken6/shiboken6.abi3.dll",
    }
)
"""What is found by name while the program runs, where no import tells of it."""

NEVER: Final = ("/tests/", "/testing/")
"""Parts of paths that are loaded here at most by accident."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the program loaded: modules by name, and files inside site-packages."""

    modules: frozenset[str]
    files: frozenset[str]

    @property
    def packages(self) -> frozenset[str]:
        """The folders of which some module was loaded."""
        folders = (each.rpartition(".")[0].replace(".", "/") for each in self.modules)
        own = (each.replace(".", "/") for each in self.modules)
        return frozenset((*folders, *own))


def ask_what_is_loaded(places: Places) -> Loaded:
    """Open every screen in a process of its own, and ask what was loaded.

    Raises:
        BuildError: the program does not pass its own test here.
    """
    say("Opening every screen, to learn what has to be shipped")
    answer = places.work / "loaded.json"
    script = places.packaging / "installer" / "loading.py"
    run((sys.executable, "-P", "-B", str(script), str(answer)), seconds=_SECONDS)
    found = json.loads(answer.read_text(encoding="utf-8"))
    return Loaded(frozenset(found["modules"]), frozenset(found["files"]))


def allowed(names: Iterable[str], loaded: Loaded) -> frozenset[str]:
    """Choose among the files of the wheels, which are named by their paths in site-packages.

    A module that is written in Python is shipped with the others of its folder, as which of them is
    loaded differs between systems; a compiled one only where it was loaded itself. Libraries are
    not chosen here, see ``with_libraries``.
    """
    packages = loaded.packages
    return frozenset(each for each in names if _is_allowed(each, loaded, packages))


def _is_allowed(name: str, loaded: Loaded, packages: frozenset[str]) -> bool:
    path = PurePosixPath(name)
    if name in ALWAYS or name in loaded.files:
        return True
    if any(part in f"/{name}" for part in NEVER):
        return False
    if path.parts[0].endswith(".dist-info"):
        return "licenses" in path.parts or path.name.startswith(_METADATA)
    if path.suffix == ".pyd":
        return _TAG.sub("", str(path.with_suffix(""))).replace("/", ".") in loaded.modules
    if path.suffix == ".py":
        folder = str(path.parent)
        return folder in packages if folder != "." else path.stem in loaded.modules
    return False


def with_libraries(
    chosen: frozenset[str],
    names: Sequence[str],
    imports_of: Callable[[str], Iterable[str]],
) -> frozenset[str]:
    """Add the libraries that chosen binaries need, and those that these need.

    ``imports_of`` names the libraries that a file imports. One beside the file is preferred, as
    Windows does; one that no wheel has is the system's or the runtime's.
    """
    homes: dict[str, list[str]] = {}
    for name in names:
        if name.lower().endswith(".dll"):
            homes.setdefault(PurePosixPath(name).name.lower(), []).append(name)
    result = set(chosen)
    waiting = [each for each in chosen if each.lower().endswith((".dll", ".pyd"))]
    while waiting:
        importer = waiting.pop()
        for wanted in imports_of(importer):
            found = _nearest(importer, homes.get(wanted.lower(), []))
            if found is not None and found not in result:
                result.add(found)
                waiting.append(found)
    return frozenset(result)


def _nearest(importer: str, candidates: Sequence[str]) -> str | None:
    beside = PurePosixPath(importer).parent
    for candidate in sorted(candidates):
        if PurePosixPath(candidate).parent == beside:
            return candidate
    return min(candidates, default=None)


def require_all(chosen: frozenset[str], wheels: Mapping[str, Path]) -> None:
    """Stop where something that is always needed is in no wheel any more.

    Raises:
        BuildError: so it is; the sentence names it.
    """
    missing = sorted(ALWAYS - chosen)
    if missing:
        raise BuildError(f"No wheel of {len(wheels)} has {', '.join(missing)}")
