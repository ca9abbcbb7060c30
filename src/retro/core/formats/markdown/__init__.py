"""Markdown of a gig, a comparison, a vetted gig and handover notes."""
