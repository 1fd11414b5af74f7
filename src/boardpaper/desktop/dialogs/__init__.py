"""The few dialogs: where something is asked that cannot be undone, or set for good."""
