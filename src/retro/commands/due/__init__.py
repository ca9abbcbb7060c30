"""`retro due`: what is due, as a list or a calendar."""
