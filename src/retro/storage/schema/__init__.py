"""The library's tables, its engine, and its migrations."""
