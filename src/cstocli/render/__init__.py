"""Output: reports, diagnostics and tables as text or bytes. The only layer that uses Rich."""
