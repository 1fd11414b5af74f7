"""The software bill of materials, in CycloneDX's JSON, with the licence of every part."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from boardpaper.desk.parts import DATA, LIBRARIES, Part
from installer.errors import BuildError
from installer.pins import RUNTIME, sha256


def bill(version: str, wheels: Mapping[str, Path]) -> str:
    """Describe a build; the same parts are always described in the same words.

    Raises:
        BuildError: a wheel is shipped of which no licence is known.
    """
    components = [_runtime(), *_distributions(wheels), *map(_data, DATA)]
    digest = json.dumps([version, components], sort_keys=True)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "boardpaper",
                "name": "Boardpaper",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": "boardpaper", "dependsOn": [str(each["bom-ref"]) for each in components]}
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _runtime() -> dict[str, object]:
    return {
        "type": "framework",
        "bom-ref": "cpython",
        "name": "CPython",
        "version": RUNTIME.version,
        "licenses": [{"license": {"id": "Python-2.0"}}],
        "hashes": [{"alg": "SHA-256", "content": RUNTIME.archive_hash}],
        "cpe": f"cpe:2.3:a:python:python:{RUNTIME.version}:*:*:*:*:*:*:*",
    }


def _distributions(wheels: Mapping[str, Path]) -> Sequence[dict[str, object]]:
    return [_distribution(name, wheels[name]) for name in sorted(wheels)]


def _distribution(name: str, wheel: Path) -> dict[str, object]:
    version = wheel.name.split("-")[1]
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": _licence(name)}],
        "hashes": [{"alg": "SHA-256", "content": sha256(wheel)}],
    }


def _licence(name: str) -> str:
    if name not in LIBRARIES:
        raise BuildError(f"{name} is shipped, but boardpaper/desk/parts.py has no licence of it")
    return LIBRARIES[name][1]


def _data(part: Part) -> dict[str, object]:
    described: dict[str, object] = {
        "type": "data",
        "bom-ref": f"data:{part.name}",
        "name": part.name,
        "licenses": [{"expression": part.licence}],
    }
    return {**described, "version": part.version} if part.version else described
