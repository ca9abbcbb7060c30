"""Position at which writing of a draft stopped; stored beside the record, not in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from retro.core.gig.ids import QuestionKey

UnreadTexts = Mapping[QuestionKey, str]
"""Typed texts that were not understood, by question key."""
ALL_UNDERSTOOD: UnreadTexts = MappingProxyType({})
"""Unread texts of a gig in which every answer was understood."""
BESIDE = " / "
"""Stands between two texts of one line that were typed apart."""


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
    known: UnreadTexts = ALL_UNDERSTOOD
    """What `unread` was as it was read, or handed over to be saved before.

    What differs was changed here; of the others another window may know more, so no save writes them.
    """

    def since(self, known: UnreadTexts) -> Self:
        """Return it with what was known before."""
        return self._replace(known=known)

    @property
    def changed(self) -> frozenset[QuestionKey]:
        """Return the keys of the texts that were typed, changed or removed here."""
        keys = {*self.known, *self.unread}
        return frozenset(key for key in keys if self.known.get(key, "") != self.unread.get(key, ""))

    def clashes_with(self, stored: UnreadTexts) -> bool:
        """Tell whether a text that was changed here was changed to something else in another window."""
        texts = ((stored.get(key, ""), self.known.get(key, ""), self.unread.get(key, "")) for key in self.changed)
        return any(there not in (before, here) for there, before, here in texts)

    def written_on(self, stored: UnreadTexts) -> UnreadTexts:
        """Return the stored texts, with those that were changed here."""
        changed = self.changed
        others = {key: text for key, text in stored.items() if key not in changed}
        return MappingProxyType(others | {key: text for key, text in self.unread.items() if key in changed})

    def after(self, earlier: Self | None) -> Self:
        """Return it with what an earlier position, which isn't saved yet, changed too."""
        if earlier is None:
            return self
        rest = earlier.changed - self.changed
        unread = _with_texts(self.unread, {key: earlier.unread.get(key, "") for key in rest})
        known = _with_texts(self.known, {key: earlier.known.get(key, "") for key in earlier.changed})
        return self._replace(unread=unread, known=known)


def _with_texts(texts: UnreadTexts, others: UnreadTexts) -> UnreadTexts:
    return MappingProxyType({key: text for key, text in {**texts, **others}.items() if text})
