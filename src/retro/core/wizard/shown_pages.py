"""Which pages of a draft were shown before it was left, and which the message answers before they are shown."""

from collections.abc import Sequence

from retro.core.gig.draft_position import CLOSING
from retro.core.gig.message import ANSWERED_BY
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.question import Page

_ONLY_WALKED = frozenset({"pivot", "lessons"})
"""Pages that nothing answers before they are shown: no message to the client, and no vetting."""


def is_blank(page: Page, retrospective: Retrospective) -> bool:
    """Tell whether nothing that the page asks of this gig is answered; False if it asks nothing."""
    asked = page.questions_for(retrospective)
    return not page.asks_nothing and all(question.is_blank(retrospective) for question in asked)


def is_copied(page: Page) -> bool:
    """Tell whether the message to the client may have answered it before it was shown."""
    return any(question.key in ANSWERED_BY.values() for question in page.questions)


def shown_before(left: str, path: Sequence[Page], order: Sequence[str], retrospective: Retrospective) -> frozenset[str]:
    """Return the pages of a path that somebody who left the draft at `left` was shown.

    Those before the turning point or a rule were shown wherever it was left: nothing but the walk asks for these.
    """
    if left == CLOSING:
        return frozenset(page.key for page in path)
    ends = {left} | {page.key for page in path if page.key in _ONLY_WALKED and not is_blank(page, retrospective)}
    end = max((order.index(key) for key in ends if key in order), default=0)
    return frozenset(page.key for page in path if order.index(page.key) < end)
