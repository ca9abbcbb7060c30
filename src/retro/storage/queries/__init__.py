"""Plain SQL reads, which never import SQLModel."""
