"""What several gigs say together: comparison, patterns, summaries."""
