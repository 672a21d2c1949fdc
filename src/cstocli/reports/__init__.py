"""Reports: each module answers one question of a replayed log. ``reports/members.py`` answers ``csto members``."""
