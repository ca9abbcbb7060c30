"""Mapping between documents and table rows."""
