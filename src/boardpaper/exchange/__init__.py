"""Reports as files: report.json, its JSON Schema, and the .boardreport file that carries it."""
