"""`retro search`."""
