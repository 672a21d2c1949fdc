"""One module a command: its name is the command's, its function ``command`` the command.

``HEADING`` is where it stands in the help, ``EXAMPLES`` are two or three real questions; a test runs them.
"""
