"""Lists of rows, and the menu."""
