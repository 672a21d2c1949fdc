"""Files: bytes in, nothing out. What is written is written whole, or the old file stays."""
