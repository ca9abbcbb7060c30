"""Names of the lines about a vetted gig whose text is kept as typed, if it is not understood."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from retro.core.vet.decision import EARLIER_REPLY, REPLY_FOR

PRICE, HOURS, FLOOR, STOP_ON, HOURS_SO_FAR = "price", "hours", "floor", "stop_on", "hours_so_far"
STOP_TEXT, END_HOURS, END_PAID, END_KEPT = "stop_text", "end_hours", "end_paid", "end_kept"
HOW_SURE, DAY_TOLD, ENDED_ON, OWN_FLAG = "sure", "told_on", "ended_on", "own_flag"
OF_A_STOP, OF_AN_END = (STOP_TEXT, STOP_ON), (END_HOURS, END_PAID, END_KEPT)
OF_AN_OLDER_END = (HOURS, END_HOURS, ENDED_ON, OWN_FLAG)
MAY_BE_UNREAD = frozenset(
    (PRICE, HOURS, FLOOR, HOURS_SO_FAR, HOW_SURE, DAY_TOLD, *OF_A_STOP, *OF_AN_END, *OF_AN_OLDER_END)
) | {REPLY_FOR, *EARLIER_REPLY.values()}
"""Names of the lines whose text may not be understood, or may stand in a dialog that is not answered, and of what is
kept with an edited reply.
"""
ALL_READ: Mapping[str, str] = MappingProxyType({})
