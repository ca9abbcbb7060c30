"""A gig under way: its checkpoint, its check-ins, and how it ended."""
