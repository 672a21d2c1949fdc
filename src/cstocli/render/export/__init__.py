"""The files of ``csto export``: one module for each file type; ``writers`` lists them by file name extension."""
