"""Wheels made for tests."""

import zipfile
from collections.abc import Mapping
from pathlib import Path


def write_wheel(folder: Path, name: str, licence: str, files: Mapping[str, bytes]) -> Path:
    """Write a wheel of version 1.0."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{licence}\n\n"
        wheel.writestr(f"{name}-1.0.dist-info/METADATA", metadata)
        for file, data in files.items():
            wheel.writestr(file, data)
    return path
