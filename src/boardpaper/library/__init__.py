"""Where reports live: one SQLite file, and the attachments beside it. Values go in and come out."""
