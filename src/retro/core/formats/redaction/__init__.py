"""Redacted copies: what a copy replaces, how it is found, and what is said of it."""
