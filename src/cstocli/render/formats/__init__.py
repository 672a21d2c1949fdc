"""The formats of a report: a terminal table, CSV, JSON, Markdown and HTML."""
