"""Consistent copies of the library, and its integrity."""
