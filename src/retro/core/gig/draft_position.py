"""Position at which writing of a draft stopped; stored beside the record, not in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class DraftPosition(NamedTuple):
    """The page that was open, and what stood on it that is not in the record."""

    key: str
    """Key of the page in the wizard."""
    cursor: int = 0
    """Offset in the page's text, in characters."""
    rest: bool = False
    """True if the long path was taken."""
    unread: Mapping[str, str] = MappingProxyType({})
    """Typed text that was not understood yet, by question key."""
