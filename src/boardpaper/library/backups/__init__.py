"""Backups of a library: made, listed, thinned and restored. `backups.Backups` is the way in."""
