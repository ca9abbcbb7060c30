"""Position in a draft where writing stopped; stored beside the record, not in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class DraftPosition(NamedTuple):
    """The page that was open, and what stood on it that is not in the record."""

    key: str
    """The page's key in the declaration of the wizard."""
    cursor: int = 0
    """The offset in the page's text, in characters."""
    rest: bool = False
    """Whether the longer path was taken."""
    unread: Mapping[str, str] = MappingProxyType({})
    """What was typed and not understood yet, by question key."""
