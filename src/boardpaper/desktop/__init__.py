"""The windows: the only part of Boardpaper that knows Qt."""
