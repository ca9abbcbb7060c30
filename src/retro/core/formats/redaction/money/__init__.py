"""Finds amounts of money in a folded text, by currencies, by words of paying and owing, and by rates."""
