"""The rules in pyproject.toml about who imports whom hold, and a breach of each is found."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path("src", "boardpaper")

ONE_WAY = "Imports run one way"
PRINTING = "What prints a report knows nothing of what stores it"
STORING = "What stores a report knows nothing of what prints it"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    data = shutil.ignore_patterns("__pycache__", "fonts")
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=data)
    return tmp_path


def check_contracts(root: Path) -> str:
    """Return what the import linter says about the package in a folder."""
    done = subprocess.run(
        [
            Path(sysconfig.get_path("scripts"), "lint-imports"),
            "--no-cache",
            "--no-logo",
            f"--config={ROOT / 'pyproject.toml'}",
        ],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def imported_by(package: Path) -> Iterator[str]:
    """Yield the top-level name of everything that the modules of a package import."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_the_rules_hold() -> None:
    assert " 0 broken." in check_contracts(ROOT)


@pytest.mark.parametrize(
    ("module", "imported", "contract"),
    [
        ("errors.py", "boardpaper.report", ONE_WAY),
        ("files.py", "boardpaper.resources", ONE_WAY),
        ("resources/__init__.py", "boardpaper.report", ONE_WAY),
        ("report/__init__.py", "boardpaper.document", ONE_WAY),
        ("report/__init__.py", "boardpaper.files", ONE_WAY),
        ("document/__init__.py", "boardpaper.exchange", ONE_WAY),
        ("document/__init__.py", "boardpaper.pdf", ONE_WAY),
        ("exchange/__init__.py", "boardpaper.document", ONE_WAY),
        ("exchange/__init__.py", "boardpaper.pdf", PRINTING),
        ("pdf/__init__.py", "boardpaper.exchange", PRINTING),
        ("pdf/__init__.py", "boardpaper.desk", ONE_WAY),
        ("desk/__init__.py", "boardpaper.cli", ONE_WAY),
        ("cli/__init__.py", "boardpaper.__main__", ONE_WAY),
        ("cli/__init__.py", "PySide6.QtWidgets", "Qt only in desktop"),
        ("desk/__init__.py", "click", "Click only in cli"),
        ("document/__init__.py", "reportlab.lib", "ReportLab only in pdf"),
        ("exchange/__init__.py", "sqlalchemy", "SQLAlchemy only in library"),
        ("checks/__init__.py", "boardpaper.pdf", ONE_WAY),
        ("checks/__init__.py", "boardpaper.exchange", PRINTING),
        ("library/__init__.py", "boardpaper.document", STORING),
        ("desktop/__init__.py", "boardpaper.cli", ONE_WAY),
        ("a_package_without_a_layer/__init__.py", "boardpaper.errors", ONE_WAY),
    ],
)
def test_a_forbidden_import_is_found(copy: Path, module: str, imported: str, contract: str) -> None:
    path = copy / PACKAGE / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")
    assert f"{contract} BROKEN" in check_contracts(copy)


def test_a_report_needs_nothing_but_the_standard_library_and_msgspec() -> None:
    others = set(imported_by(ROOT / PACKAGE / "report")) - sys.stdlib_module_names
    assert others <= {"boardpaper", "msgspec"}
