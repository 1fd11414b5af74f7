"""Builds the Windows installer of Boardpaper on Linux, from pinned parts."""
