"""The formats of diagnostics: an excerpt with a caret, one line, JSON, workflow annotations and SARIF."""
