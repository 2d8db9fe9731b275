"""Tells whether a history of calls and an exported log can both be true."""
