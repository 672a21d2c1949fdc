"""Text: reports, diagnostics and tables in, text or bytes out. The only layer that knows Rich."""
