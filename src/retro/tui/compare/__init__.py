"""Two gigs side by side."""
