"""Commands that write or read files."""
