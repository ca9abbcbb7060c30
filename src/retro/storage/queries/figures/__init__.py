"""Reads what Patterns is counted from: figures of all gigs and red flags of all gigs, each in one pass."""
