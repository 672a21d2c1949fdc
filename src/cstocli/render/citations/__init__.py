"""Citations: of the sources of a log, and of the program and the log themselves."""
