"""The formats of a report: a table for reading, CSV, TSV, JSON, JSON Lines, Markdown and HTML.

One module for each format; ``registry`` lists them by name, and ``interface`` says what a format is.
"""
