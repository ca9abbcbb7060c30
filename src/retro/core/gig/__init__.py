"""The record of one gig: values, choices, and their wording."""
