"""Replay: the fold of a log into what holds on each day, and what follows from it over time."""
