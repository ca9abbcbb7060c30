"""Names of the lines asked about a vetted gig: what is not understood is kept as typed under its line's name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType

from retro.core.vet.decision import REPLIES, ReplyName

VetLine = NewType("VetLine", str)
"""Name of a line that is asked about a vetted gig, of its form or of a dialog."""

TITLE, CLIENT, PLATFORM = VetLine("title"), VetLine("client"), VetLine("platform")
PRICE, HOURS, FLOOR = VetLine("price"), VetLine("hours"), VetLine("floor")
STOP_TEXT, STOP_ON, HOW_SURE = VetLine("stop_text"), VetLine("stop_on"), VetLine("sure")
HOURS_SO_FAR, DAY_TOLD = VetLine("hours_so_far"), VetLine("told_on")
END_HOURS, END_PAID, END_KEPT = VetLine("end_hours"), VetLine("end_paid"), VetLine("end_kept")
ENDED_ON, OWN_FLAG = VetLine("ended_on"), VetLine("own_flag")
OF_A_STOP, OF_AN_END = (STOP_TEXT, STOP_ON), (END_HOURS, END_PAID, END_KEPT)
OF_AN_OLDER_END = (HOURS, END_HOURS, ENDED_ON, OWN_FLAG)
MAY_BE_UNREAD: frozenset[VetLine] = frozenset(
    (PRICE, HOURS, FLOOR, HOURS_SO_FAR, HOW_SURE, DAY_TOLD, *OF_A_STOP, *OF_AN_END, *OF_AN_OLDER_END)
)
"""Lines whose text may not be understood, or may stand in a dialog that is not answered."""
KEPT_AS_TYPED: frozenset[VetLine | ReplyName] = MAY_BE_UNREAD | REPLIES
"""All that `Vet.unread` may hold: those lines and, in the same member of the file, the replies to other decisions."""
KeptTexts = Mapping[VetLine | ReplyName, str]
"""Texts kept as typed, by the name of the line or of the reply."""
ALL_READ: KeptTexts = MappingProxyType({})


def with_text_kept(texts: KeptTexts, name: VetLine | ReplyName, typed: str) -> KeptTexts:
    """Return the texts with another one of this name, stripped, or without it for ""; the same ones if they have it."""
    text = typed.strip()
    if texts.get(name, "") == text:
        return texts
    others = {other: kept for other, kept in texts.items() if other != name}
    return MappingProxyType(others | ({name: text} if text else {}))
