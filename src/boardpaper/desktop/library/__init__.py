"""The window of the library: the list of reports, search, and what is done with whole reports."""
