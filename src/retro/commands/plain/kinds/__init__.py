"""Asks questions one line at a time, with a module for each kind of answer."""
