"""What callers do to a ledger, and the history of it."""
