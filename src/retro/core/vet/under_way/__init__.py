"""A gig under way: its check-ins, one that was never vetted, and the retrospective that it becomes."""
