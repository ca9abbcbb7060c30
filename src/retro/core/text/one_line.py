"""Puts a text on one line."""


def on_one_line(text: str) -> str:
    """Return the text with its white space collapsed: each run of it, newlines too, is one space."""
    return " ".join(text.split())
