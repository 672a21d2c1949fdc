"""One module for each command, named after it; its function ``command`` is the command, its docstring the help.

``EXAMPLES`` are two to four real command lines; a test runs them. ``cli/command_table.py`` lists the commands. Code
that only one command needs is beside this folder, under the name of the command: ``export_tables.py``.
"""
