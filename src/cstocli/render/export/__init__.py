"""The files of ``csto export``: one module for each file format."""
