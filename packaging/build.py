"""Builds the Windows installer; run by ``python3 dev.py installer``."""

from __future__ import annotations

import sys

from installer.building import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
