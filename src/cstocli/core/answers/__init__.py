"""Pure answers: from a log and a question to a Report. One module a question."""
