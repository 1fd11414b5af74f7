"""Addresses that links lead to, in the letters that a PDF takes."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_KEPT: Final = "%:/?#[]@!$&'()*+,;="  # reserved, or written in percent signs already (RFC 3986)


def ascii_address(address: str) -> str:
    """Return an address in ASCII (ISO 32000-1, 12.6.4.7): other letters by their UTF-8 bytes."""
    return quote(address, safe=_KEPT)
