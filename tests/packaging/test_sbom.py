"""The bill of materials names every part with version, hash and licence."""

import json
from pathlib import Path

from installer.pins import RUNTIME, sha256
from installer.sbom import bill

from tests.packaging.wheels import write_wheel


def test_every_part_is_named(tmp_path: Path) -> None:
    wheels = {
        "click": write_wheel(tmp_path, "click", "License-Expression: BSD-3-Clause", {}),
        "mako": write_wheel(tmp_path, "mako", "License: MIT", {}),
    }
    document = json.loads(bill("1.2.3", wheels))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    assert document["metadata"]["component"]["version"] == "1.2.3"
    parts = {part["name"]: part for part in document["components"]}
    assert set(parts) == {"CPython", "click", "mako", "Arimo", "DejaVu Sans", "SCOWL word lists"}
    assert parts["CPython"]["hashes"][0]["content"] == RUNTIME.archive_hash
    assert parts["click"]["purl"] == "pkg:pypi/click@1.0"
    assert parts["click"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert parts["click"]["hashes"][0]["content"] == sha256(wheels["click"])
    assert parts["mako"]["licenses"] == [{"license": {"name": "MIT"}}]
    assert document["dependencies"][0]["dependsOn"] == [
        part["bom-ref"] for part in document["components"]
    ]


def test_the_same_parts_give_the_same_bill(tmp_path: Path) -> None:
    wheels = {"mako": write_wheel(tmp_path, "mako", "License: MIT", {})}
    assert bill("1.2.3", wheels) == bill("1.2.3", wheels)
    assert bill("1.2.3", wheels) != bill("1.2.4", wheels)
