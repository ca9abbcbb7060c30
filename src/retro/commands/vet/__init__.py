"""`retro vet`: the interview about the next gig on the command line."""
