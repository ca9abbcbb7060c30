"""Consistent copies of the library, and integrity checks."""
