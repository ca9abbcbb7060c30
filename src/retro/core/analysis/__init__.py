"""Values derived from several gigs: comparison, patterns, summaries."""
