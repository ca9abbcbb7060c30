"""The reply in the user's own words: each belongs to the decision that it was written for.

The decision of the last one, and the replies to other decisions, are kept with the lines as typed. A reply that an
earlier version of retro saved has no decision: it is shown for every one, and once it is changed for one of them, the
others keep it as it was.
"""

from __future__ import annotations

from dataclasses import replace

from retro.core.vet.decision import EARLIER_REPLY, REPLY_FOR, Decision
from retro.core.vet.vet import Vet


def edited_reply(vet: Vet) -> str:
    """Return what was written for the vet's decision, or last of all without one; "" for the assembled reply."""
    own = vet.reply if vet.reply.strip() else ""
    if vet.decision is None or (own and written_for(vet) in (None, vet.decision)):
        return own
    return vet.unread.get(EARLIER_REPLY[vet.decision], "")


def written_for(vet: Vet) -> Decision | None:
    """Return the decision for which the reply was edited last; None if it wasn't, or nobody knows."""
    known = vet.unread.get(REPLY_FOR)
    return next((each for each in Decision if each == known), None) if vet.reply.strip() else None


def with_edited_reply(vet: Vet, text: str, decision: Decision) -> Vet:
    """Return a copy with another reply for this decision; "" goes back to the assembled one. Those of others stay."""
    before = written_for(vet)
    vet = vet.with_unread(EARLIER_REPLY[decision], "")
    if before and before is not decision:
        if not text.strip():
            return vet
        vet = vet.with_unread(EARLIER_REPLY[before], vet.reply)
    elif before is None and vet.reply.strip():
        for other in Decision:
            if other is not decision:
                vet = vet.with_unread(EARLIER_REPLY[other], vet.reply)
    return replace(vet, reply=text).with_unread(REPLY_FOR, decision if text.strip() else "")
