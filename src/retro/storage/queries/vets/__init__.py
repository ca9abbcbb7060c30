"""Reads of vets, and of what was known before one."""
