"""`retro message` and `retro told`: what the client is written."""
