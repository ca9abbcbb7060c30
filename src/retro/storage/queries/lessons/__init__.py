"""Reads lessons: which are in force, which are due, and those of earlier gigs."""
