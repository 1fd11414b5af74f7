"""What every test of screens gets: an application that looks as it did before the last test."""

from tests.desktop.looks import restored_look

__all__ = ["restored_look"]
