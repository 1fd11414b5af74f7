"""What Windows binaries say of themselves: the libraries they import, and who signed them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from installer.errors import BuildError, TamperedError
from installer.tools import run

_SECONDS: Final = 60
_IMPORT: Final = "DLL Name: "
_SIGNER: Final = "CN=Python Software Foundation"


def imports_of(path: Path) -> tuple[str, ...]:
    """Name the libraries that a binary imports."""
    told = run(("x86_64-w64-mingw32-objdump", "-p", str(path)), seconds=_SECONDS)
    lines = (line.strip() for line in told.splitlines())
    return tuple(line.removeprefix(_IMPORT) for line in lines if line.startswith(_IMPORT))


def require_signature(path: Path, roots: Path) -> None:
    """Stop unless a binary is as the Python Software Foundation signed it.

    ``roots`` are the certificates that are trusted. No list of revoked ones is asked, which needs a
    network.

    Raises:
        TamperedError: it was changed, or somebody else signed it.
    """
    command = ("osslsigncode", "verify", "-ignore-cdp", "-ignore-crl")
    trusted = ("-CAfile", str(roots), "-TSA-CAfile", str(roots))
    try:
        told = run((*command, *trusted, "-in", str(path)), seconds=_SECONDS)
    except BuildError as error:
        raise TamperedError(f"{path.name} is not as its makers signed it: {error}") from error
    if _SIGNER not in told:
        raise TamperedError(f"{path.name} is not signed by the Python Software Foundation")
