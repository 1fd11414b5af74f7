"""What a picture in a finished PDF shows, and what it should show: as digests of its dots.

What it should show is made of its bytes as for print: one exchanged for another is found, or a dot
that differs, but not what would be wrong with the same bytes whenever they are opened.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
from PIL import Image

from boardpaper.document.nodes import Figure, Masthead, Node
from boardpaper.pdf.expected import Located
from boardpaper.pdf.pictures import open_logo, open_picture
from boardpaper.pdf.recent import Readings


def digest_of_image(image: Any) -> bytes:
    """The digest of an image of a PDF (ISO 32000-1, 8.9.5)."""
    filters = image.get("/Filter")
    names = [filters] if isinstance(filters, pikepdf.Name) else list(filters or ())
    if names == [pikepdf.Name.DCTDecode]:
        with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as photo:
            return _digest(photo.width, photo.height, photo.tobytes())
    return _digest(int(image.Width), int(image.Height), image.read_bytes())


def wrong_picture(
    nodes: Sequence[Located],
    found: Sequence[bytes],
    attachments: Mapping[str, bytes],
    known: Readings | None,
) -> str:
    """Where another picture is drawn than that of the report; nothing if all are right.

    One whose bytes are not at hand cannot be compared.
    """
    wanted = [(node, where) for node, where in nodes if _key(node)]
    for (node, where), digest in zip(wanted, found, strict=True):
        if _key(node) in attachments and _wanted(node, attachments, known) != digest:
            return where
    return ""


def _key(node: Node) -> str:
    """The name of the bytes of a picture that has an element in the tree: decoration has none."""
    match node:
        case Masthead():
            return node.logo
        case Figure(decorative=False):
            return node.attachment
        case _:
            return ""


def _wanted(node: Node, attachments: Mapping[str, bytes], known: Readings | None) -> bytes:
    name = f"wanted {_key(node)}".encode()
    digest = known.pictures.find(name) if known else None
    if digest is None:
        reader: Any = _opened(node, attachments)
        width, height = reader.getSize()
        digest = _digest(width, height, reader.getRGBData())
        if known:
            known.pictures.keep(name, digest)
    return digest


def _opened(node: Node, attachments: Mapping[str, bytes]) -> object:
    match node:
        case Masthead():
            return open_logo(node, attachments)
        case Figure():
            return open_picture(node, attachments)
        case _:
            raise TypeError(node)


def _digest(width: int, height: int, dots: bytes) -> bytes:
    digest = hashlib.sha256(f"{width} {height} ".encode("ascii"))
    digest.update(dots)
    return digest.digest()
