"""The values of a log: dates, terms, events, assertions, the log itself, and diagnostics on its faults."""
