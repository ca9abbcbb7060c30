"""Home: the list of gigs, search, marks, preview and trash."""
