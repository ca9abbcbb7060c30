"""Boxes and lines that text is typed into, and how text is laid out."""
