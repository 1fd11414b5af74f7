"""Boardpaper, the council officer's report desk: from a board report to an accessible PDF."""

__version__ = "0.1.0"
