"""Imports "module:name" when it is first needed, so that the first frame imports none of it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def load_lazily(reference: str) -> Any:
    """Return the object of "module:name" in retro.tui. Raises ImportError or AttributeError."""
    module, _, name = reference.partition(":")
    return getattr(import_module(f"retro.tui.{module}"), name)
