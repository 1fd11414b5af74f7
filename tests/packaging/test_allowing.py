"""The allow-list lets through what the program loads, and what that needs."""

from pathlib import Path

import pytest
from installer.allowing import ALWAYS, Loaded, allowed, require_all, with_libraries
from installer.errors import BuildError

LOADED = Loaded(
    frozenset({"qt", "qt.QtCore", "db.engine.base", "db.engine._fast", "single"}),
    frozenset({"qt/names.txt"}),
)


@pytest.mark.parametrize(
    ("name", "is_shipped"),
    [
        ("qt/__init__.py", True),
        ("db/engine/windows.py", True),
        ("db/oracle/base.py", False),
        ("single.py", True),
        ("other.py", False),
        ("qt/QtCore.pyd", True),
        ("qt/QtQuick.pyd", False),
        ("db/engine/_fast.cp313-win_amd64.pyd", True),
        ("qt/names.txt", True),
        ("qt/others.txt", False),
        ("qt/QtCore.pyi", False),
        ("qt/designer.exe", False),
        ("qt-6.dist-info/METADATA", True),
        ("qt-6.dist-info/RECORD", False),
        ("qt-6.dist-info/licenses/LICENSE.txt", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qminimal.dll", False),
    ],
)
def test_a_file_is_shipped_where_the_program_loads_it(name: str, is_shipped: bool) -> None:
    assert (name in allowed([name], LOADED)) is is_shipped


def test_libraries_come_with_what_imports_them() -> None:
    imports = {
        "qt/QtCore.pyd": ("Qt6Core.DLL", "KERNEL32.dll"),
        "qt/Qt6Core.dll": ("msvcp140.dll",),
    }
    names = ["qt/Qt6Core.dll", "qt/Qt6Quick.dll", "other/msvcp140.dll", "qt/msvcp140.dll"]
    chosen = with_libraries(frozenset({"qt/QtCore.pyd"}), names, lambda name: imports.get(name, ()))
    assert chosen == {"qt/QtCore.pyd", "qt/Qt6Core.dll", "qt/msvcp140.dll"}


def test_a_library_that_moved_is_missed() -> None:
    with pytest.raises(BuildError, match="qwindows"):
        require_all(ALWAYS - {"PySide6/plugins/platforms/qwindows.dll"}, {"x": Path("x.whl")})
