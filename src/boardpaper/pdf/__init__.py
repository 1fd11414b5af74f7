"""A Document becomes a PDF: measured, laid out on pages, drawn with its structure tree."""
