"""Vetting the next gig: questions, weights, verdict, and what is written to the client."""
