"""Commands on a gig under way."""
