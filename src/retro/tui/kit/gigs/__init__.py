"""What several screens do with a gig or a vet: read, begin, tell and delete."""
