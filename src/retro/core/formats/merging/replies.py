"""Keeps the replies to a client apart by decision for a merge, so that no offer ends up below a no."""

from __future__ import annotations

from retro.core.formats.codec import Data
from retro.core.formats.members import as_record
from retro.core.vet.decision import EARLIER_REPLY, REPLY_FOR, Decision

PLACES = frozenset(EARLIER_REPLY.values())
"""Names of the replies under `unread`."""


def parted_replies(one: Data, other: Data) -> tuple[Data, Data]:
    """Return both versions with each reply under its decision.

    One whose decision nobody knows goes with each of them, if any other reply has one; else it stays where it is.
    """
    first, second = _parted(one), _parted(other)
    if all(PLACES.isdisjoint(as_record(each.get("unread"))) for each in (first, second)):
        return first, second
    return _for_each(first), _for_each(second)


def joined_replies(vet: Data) -> Data:
    """Return a copy with the reply that was written last in its own place again."""
    unread = as_record(vet.get("unread"))
    place = _place(unread)
    if str(vet.get("reply") or "").strip() or not unread.get(place):
        return vet
    return vet | {"reply": unread[place], "unread": {name: text for name, text in unread.items() if name != place}}


def _parted(vet: Data) -> Data:
    unread, reply = as_record(vet.get("unread")), str(vet.get("reply") or "")
    place = _place(unread) if reply.strip() else ""
    return vet | {"reply": "", "unread": _with(unread, place, reply)} if place else vet


def _for_each(vet: Data) -> Data:
    """Return a copy with a reply that is still in its own place under every decision."""
    unread, reply = as_record(vet.get("unread")), str(vet.get("reply") or "")
    if not reply.strip():
        return vet
    for place in EARLIER_REPLY.values():
        unread = _with(unread, place, reply)
    return vet | {"reply": "", "unread": unread}


def _place(unread: Data) -> str:
    """Return the place of the reply that was written last; "" if nobody knows its decision."""
    return next((EARLIER_REPLY[each] for each in Decision if each == unread.get(REPLY_FOR)), "")


def _with(unread: Data, place: str, reply: str) -> Data:
    before = str(unread.get(place) or "")
    return unread | {place: reply if before in reply else before if reply in before else f"{reply}\n\n{before}"}
