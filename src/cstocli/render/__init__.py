"""Text: reports and findings in, strings out. Nothing here reads a file, a clock or an option."""
