"""Commands that write documents out, to the terminal or to files, and read files in."""
