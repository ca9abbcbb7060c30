"""Position at which writing of a draft stopped; stored beside the record, not in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from retro.core.gig.ids import QuestionKey

UnreadTexts = Mapping[QuestionKey, str]
"""Typed texts that were not understood, by question key."""
ALL_UNDERSTOOD: UnreadTexts = MappingProxyType({})
"""Unread texts of a gig in which every answer was understood."""


FIRST_PAGE = "status"
"""Page at which a draft opens whose position is not known."""
OLDER_FORM = "older"
"""In place of a page's key: the form of an older gig."""
CLOSING = "closing"
"""In place of a page's key: the end of the short path, where the user can finish, carry on, or leave."""
DAY_TOLD = QuestionKey("message.told_on")
"""Name under which a day of telling is kept that was typed in a dialog and not answered."""
_OWN_FLAG = {QuestionKey("red_flags"): QuestionKey("red_flags.own")}
"""Names for text typed in a dialog that is still open: it is kept, and counts as no answer that was not understood."""


def key_typed(question: QuestionKey) -> QuestionKey:
    """Return the name under which text typed for a question is kept while it is no answer yet."""
    return _OWN_FLAG.get(question, question)


def with_typed(unread: UnreadTexts, key: QuestionKey, text: str) -> UnreadTexts:
    """Return the texts with another one of this key; "" removes it."""
    others = {name: words for name, words in unread.items() if name != key}
    return MappingProxyType(others | ({key: text} if text else {}))


class DraftPosition(NamedTuple):
    """The page that was open, and what stood on it that is not in the record."""

    key: str
    """Key of the page in the wizard."""
    cursor: int = 0
    """Offset in the page's text, in characters."""
    rest: bool = False
    """True if the long path was taken."""
    unread: UnreadTexts = ALL_UNDERSTOOD
    last: str = ""
    """Key of the text that was written in last; "" if that is not known."""
