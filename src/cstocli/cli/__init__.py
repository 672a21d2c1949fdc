"""The shell: arguments, the clock, streams, exit codes."""
