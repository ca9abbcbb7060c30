"""Numbers in words, in the languages that the program reads."""
