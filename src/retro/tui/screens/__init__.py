"""One module for each screen; no screen knows another."""
