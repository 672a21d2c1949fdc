"""Pure: what a log is, what it says when replayed, what a sound one satisfies. Only the standard library."""
