"""Files: text in; a Log, or every fault of it, out."""
