"""Start-up, maintenance, restoring, purging and diagnosis of a library."""
