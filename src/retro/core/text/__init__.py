"""Parsing and cleaning of typed text: days, amounts, hours, control characters."""
