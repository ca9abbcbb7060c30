"""Reads of what the wizard offers: earlier words, flags, similar answers."""
