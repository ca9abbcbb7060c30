"""What keeps coming back across all gigs."""
