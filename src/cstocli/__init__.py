"""Replay the log of an international organisation: who was a member on any day, who chaired, on what evidence."""

__version__ = "0.1.0"
__date__ = "2026-11-23"
"""The day of the release."""
