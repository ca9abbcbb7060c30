"""Saves drafts in the background while they are written."""
