"""The formats of diagnostics: an excerpt with a caret, one line, JSON, GitHub annotations and SARIF.

One module for each format; ``registry`` lists them by name, and ``interface`` says what a format is.
"""
