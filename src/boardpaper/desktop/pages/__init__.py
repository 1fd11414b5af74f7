"""The pages of a report's window, one file for each entry of its outline."""
