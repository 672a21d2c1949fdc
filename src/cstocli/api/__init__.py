"""The Python library: what ``import cstocli`` offers. Nothing inside the package uses it.

``read_log`` returns a ``Log``, ``Log.history`` replays it, and the ``History`` answers questions with reports.
"""
