"""The export dialog and its files."""
