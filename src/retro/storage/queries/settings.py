"""Reads settings stored in the library, such as the theme."""

from __future__ import annotations

from retro.storage.queries.library import Library

SETTING = "SELECT value FROM setting WHERE name = ?"


def setting(library: Library, name: str) -> str | None:
    """Return a setting's value, or None."""
    return next((row["value"] for row in library.fetch(SETTING, name) if isinstance(row["value"], str)), None)
