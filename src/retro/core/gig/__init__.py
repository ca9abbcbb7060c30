"""The record of one gig: its values, its choices, and the words for them."""
