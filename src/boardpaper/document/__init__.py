"""The printed order: a report, its template, its council and an audience become a Document."""
