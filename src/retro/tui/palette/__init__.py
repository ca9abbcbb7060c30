"""The command palette: everything that can be done here and everywhere, found by its words."""
