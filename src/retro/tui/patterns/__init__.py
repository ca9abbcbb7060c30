"""Patterns across all gigs."""
