"""Lessons that are due, and their review."""
