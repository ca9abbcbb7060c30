"""Questions asked line by line, a module for each sort of answer."""
