"""The software bill of materials, in CycloneDX's JSON, with the licence of every part."""

from __future__ import annotations

import email
import json
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from installer.pins import RUNTIME, sha256

LICENCES: Final[Mapping[str, str]] = {
    "charset-normalizer": "MIT",
    "lxml": "BSD-3-Clause",
    "pikepdf": "MPL-2.0",
    "platformdirs": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "tomli-w": "MIT",
}
"""Of distributions that do not say it as an expression, or leave a choice."""

_FONTS: Final = (
    ("Arimo", "OFL-1.1"),
    ("DejaVu Sans", "Bitstream-Vera"),
)
_WORDS: Final[Mapping[str, object]] = {
    "type": "data",
    "bom-ref": "words:SCOWL@2020.12.07",
    "name": "SCOWL word lists",
    "version": "2020.12.07",
    "licenses": [{"license": {"name": "SCOWL (permissive; LICENSE-SCOWL.txt)"}}],
}


def bill(version: str, wheels: Mapping[str, Path]) -> str:
    """Describe a build; the same parts are always described in the same words."""
    components = [_runtime(), *_distributions(wheels), *map(_font, _FONTS), dict(_WORDS)]
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
        "licenses": [_licence(name, wheel)],
        "hashes": [{"alg": "SHA-256", "content": sha256(wheel)}],
    }


def _licence(name: str, wheel: Path) -> dict[str, object]:
    with zipfile.ZipFile(wheel) as files:
        member = next(each for each in files.namelist() if each.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(files.read(member))
    expression = LICENCES.get(name) or metadata["License-Expression"]
    if expression:
        return {"expression": expression}
    return {"license": {"name": (metadata["License"] or "not stated").splitlines()[0]}}


def _font(font: tuple[str, str]) -> dict[str, object]:
    name, licence = font
    return {
        "type": "data",
        "bom-ref": f"font:{name}",
        "name": name,
        "licenses": [{"license": {"id": licence}}],
    }
