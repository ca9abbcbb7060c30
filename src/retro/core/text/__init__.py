"""Parses and cleans typed text: days, amounts, hours, control characters."""
