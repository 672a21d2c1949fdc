"""What a sound log satisfies: the rules, the engine that runs them, and which findings are wanted."""
