"""One module a command: its name is the command's, its function ``command`` the command.

``HEADING`` is where it stands in the help, ``EXAMPLES`` are two or three real questions; a test runs them. What only
one command needs at the edge of the program stands beside this folder under its name: ``export_tables.py``.
"""
