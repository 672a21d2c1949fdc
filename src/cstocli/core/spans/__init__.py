"""How long it holds: what a History says over time, where a Snapshot says it of one day."""
