"""Faults, rounds of them, and the table of what they showed."""
