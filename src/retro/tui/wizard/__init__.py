"""The wizard: pages, drafts, review, and the older gig."""
