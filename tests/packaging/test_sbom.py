"""The bill of materials names every part with version, hash and licence."""

import json
from pathlib import Path

import pytest
from installer.errors import BuildError
from installer.pins import RUNTIME, sha256
from installer.sbom import bill

from boardpaper.desk.parts import DATA, LIBRARIES
from tests.packaging.wheels import write_wheel


def test_every_part_is_named(tmp_path: Path) -> None:
    wheels = {
        "click": write_wheel(tmp_path, "click", "", {}),
        "mako": write_wheel(tmp_path, "mako", "", {}),
    }
    document = json.loads(bill("1.2.3", wheels))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    assert document["metadata"]["component"]["version"] == "1.2.3"
    parts = {part["name"]: part for part in document["components"]}
    assert set(parts) == {"CPython", "click", "mako", *(each.name for each in DATA)}
    assert parts["CPython"]["hashes"][0]["content"] == RUNTIME.archive_hash
    assert parts["click"]["purl"] == "pkg:pypi/click@1.0"
    assert parts["click"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert parts["click"]["hashes"][0]["content"] == sha256(wheels["click"])
    assert parts["mako"]["licenses"] == [{"expression": LIBRARIES["mako"][1]}]
    assert document["dependencies"][0]["dependsOn"] == [
        part["bom-ref"] for part in document["components"]
    ]


def test_the_same_parts_give_the_same_bill(tmp_path: Path) -> None:
    wheels = {"mako": write_wheel(tmp_path, "mako", "", {})}
    assert bill("1.2.3", wheels) == bill("1.2.3", wheels)
    assert bill("1.2.3", wheels) != bill("1.2.4", wheels)


def test_a_library_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    wheels = {"stranger": write_wheel(tmp_path, "stranger", "", {})}
    with pytest.raises(BuildError, match="stranger is shipped"):
        bill("1.2.3", wheels)
