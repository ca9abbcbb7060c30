"""Merging two versions of one document."""
