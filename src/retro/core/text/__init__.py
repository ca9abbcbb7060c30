"""Text as people write it: days, amounts, hours, and characters that are not text."""
