"""Lessons: the if-then form and the rules written so far."""
