"""Vetting the next gig, vetted gigs, and gigs under way."""
