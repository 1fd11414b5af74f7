"""Two versions of a report compared, word by word."""
