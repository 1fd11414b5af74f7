"""The window of a report: header, outline, pages, side panel; and what is done from it."""
