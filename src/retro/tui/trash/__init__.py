"""What was deleted, and can still be restored."""
