"""Vetting the next gig: questions, weights, verdict, and the reply to the client."""
