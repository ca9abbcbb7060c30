"""Position at which writing of a draft stopped; stored beside the record, not in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from retro.core.gig.ids import QuestionKey

UnreadTexts = Mapping[QuestionKey, str]
"""Typed texts that were not understood, by question key."""
ALL_UNDERSTOOD: UnreadTexts = MappingProxyType({})
"""Unread texts of a gig in which every answer was understood."""


class DraftPosition(NamedTuple):
    """The page that was open, and what stood on it that is not in the record."""

    key: str
    """Key of the page in the wizard."""
    cursor: int = 0
    """Offset in the page's text, in characters."""
    rest: bool = False
    """True if the long path was taken."""
    unread: UnreadTexts = ALL_UNDERSTOOD
