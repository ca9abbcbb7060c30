"""Converts a vetted gig to retro-vet/1 and back; reading is strict.

    {"format": "retro-vet/1", "id": "…32 hex…", "created_at": "…Z", "updated_at": "…Z", "title": "…", "client": "…",
     "client_went_wrong": false, "platform": "…",
     "quote": {"currency": "EUR", "price": "600.00", "hours": "20", "floor": "25.00"}, "ratio": "1.4",
     "signs": [{"key": "B3", "name": "…", "weight": "2.35", "answer": "yes|no|unsure", "ask": "…"}],
     "from_catalogue": false, "reply": "…", "message": "…",
     "decision": "take|negotiate|decline|sleep", "decided_on": "2026-11-24",
     "stops": [{"text": "…", "on": "2026-12-01", "settled_on": null}],
     "forecast": {"feared": "…", "sure": "70"},
     "check_ins": [{"on": "2026-11-27", "hours": "9", "done": "0|25|50|75|90", "hiding": "yes|no|unsure", "stop": "…"}],
     "came": [{"on": "2026-11-27", "key": "B3", "answer": "yes|no|unsure"}], "no_check_ins": false, "quiet_until": null,
     "ended": "well|wrong", "ended_on": null, "ended_on_precision": "month|about",
     "good_end": {"hours": "14", "paid": "600.00", "kept": "…"},
     "told_on": null, "told_on_precision": "month|about", "gig": "…32 hex, the retrospective that it became…",
     "unread": {"price|hours|floor|stop_text|stop_on|sure|hours_so_far|told_on|end_hours|end_paid|end_kept":
                "a line that was not understood, or not answered, as typed",
                "reply_for": "the decision that the reply was written for",
                "reply_take|reply_negotiate|reply_decline|reply_sleep": "what was written for that decision before"}}

Blank members may be left out; the precision of a day that is known to the day always is. A message of more than the
edited text is an object (message_json). Excuses and rules are not part of it: they are looked up in the past, so that a
gig that is deleted for good is in no vet either.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from retro.core.formats.codec import (
    ArchiveError,
    Data,
    Members,
    many,
    read_document,
    record_codec,
    required,
    texts_codec,
    write_document,
)
from retro.core.formats.leaf_codecs import (
    CURRENCY,
    DAY,
    FLAG,
    HOURS,
    ID,
    INSTANT,
    MAYBE_TEXT,
    MONEY,
    PRECISION,
    TEXT,
    choice_codec,
)
from retro.core.formats.message_json import OF_VET
from retro.core.gig.flag_names import flag_key
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import KEPT_AS_TYPED

FORMAT = "retro-vet/1"

HIGHEST = 100
"""Most per cent."""
QUOTE: Members = {"currency": CURRENCY, "price": MONEY, "hours": HOURS, "floor": MONEY}
VET_FLAG: Members = {
    "key": MAYBE_TEXT,
    "name": MAYBE_TEXT,
    "weight": HOURS,
    "answer": choice_codec(VetAnswer),
    "ask": TEXT,
}
STOP: Members = {"text": TEXT, "on": DAY, "settled_on": DAY}
FORECAST: Members = {"feared": TEXT, "sure": HOURS}
CHECK_IN: Members = {
    "on": DAY,
    "hours": HOURS,
    "done": choice_codec(Done),
    "hiding": choice_codec(VetAnswer),
    "stop": choice_codec(VetAnswer),
}
CAME: Members = {"on": DAY, "key": MAYBE_TEXT, "answer": choice_codec(VetAnswer)}
GOOD_END: Members = {"hours": HOURS, "paid": MONEY, "kept": TEXT}
VET: Members = {
    "id": ID,
    "created_at": INSTANT,
    "updated_at": INSTANT,
    "title": TEXT,
    "client": TEXT,
    "client_went_wrong": FLAG,
    "platform": TEXT,
    "quote": record_codec(Quote, QUOTE),
    "ratio": HOURS,
    "signs": many(required(record_codec(VetFlag, VET_FLAG), "key", "name", "weight")),
    "from_catalogue": FLAG,
    "reply": TEXT,
    "message": OF_VET,
    "decision": choice_codec(Decision),
    "decided_on": DAY,
    "stops": many(record_codec(Stop, STOP)),
    "forecast": record_codec(Forecast, FORECAST),
    "check_ins": many(required(record_codec(CheckIn, CHECK_IN), "on")),
    "came": many(required(record_codec(Sighting, CAME), "on", "key", "answer")),
    "no_check_ins": FLAG,
    "quiet_until": DAY,
    "ended": choice_codec(Ending),
    "ended_on": DAY,
    "ended_on_precision": PRECISION,
    "good_end": record_codec(GoodEnd, GOOD_END),
    "told_on": DAY,
    "told_on_precision": PRECISION,
    "gig": ID,
    "unread": texts_codec(KEPT_AS_TYPED.__contains__, "a line that may not be understood"),
}
FLAG_TWICE = "signs holds the same red flag twice."
TOO_SURE = "forecast.sure must be at most {}."
DAY_TWICE = "check_ins holds the same day twice."
CAME_TWICE = "came holds the same red flag twice on one day."
_RANK = (VetAnswer.YES, VetAnswer.UNSURE, VetAnswer.NO)
"""Which of two answers counts where they are of one red flag."""


def vet_to_data(vet: Vet) -> Data:
    """Convert a vet to retro-vet/1 data: every member of it, without the blank ones of its parts."""
    return write_document(FORMAT, VET, vet)


def vet_from_data(data: object) -> Vet:
    """Read a vet from retro-vet/1 data. Raises ArchiveError that names the first fault."""
    parts: dict[str, Any] = read_document(FORMAT, VET, data)  # each codec reads its own member's type
    vet = Vet(**parts)
    if len({flag.key for flag in vet.signs}) < len(vet.signs):
        raise ArchiveError(FLAG_TWICE)
    if vet.forecast.sure is not None and vet.forecast.sure > HIGHEST:
        raise ArchiveError(TOO_SURE.format(HIGHEST))
    if len({one.on for one in vet.check_ins}) < len(vet.check_ins):
        raise ArchiveError(DAY_TWICE)
    if len({(one.on, one.key) for one in vet.came}) < len(vet.came):
        raise ArchiveError(CAME_TWICE)
    keys = {*(flag.key for flag in vet.signs), *(one.key for one in vet.came)}
    if any(flag_key(key) != key for key in keys):
        return replace(vet, signs=_each_once(vet.signs), came=_seen_once(vet.came))
    return vet


def _each_once(flags: tuple[VetFlag, ...]) -> tuple[VetFlag, ...]:
    """Join red flags whose keys this retro folds to one, with what was said of either."""
    known: dict[str, VetFlag] = {}
    for flag in flags:
        key = flag_key(flag.key)
        one = known.get(key, flag)
        answer = next((each for each in _RANK if each in (one.answer, flag.answer)), None)
        ask = " ".join(dict.fromkeys(filter(str.strip, (one.ask, flag.ask))))
        known[key] = replace(one, key=key, answer=answer, ask=ask, weight=max(one.weight, flag.weight))
    return tuple(known.values())


def _seen_once(came: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """Join what was said on one day of red flags whose keys this retro folds to one."""
    known: dict[tuple[date, str], Sighting] = {}
    for one in came:
        one = replace(one, key=flag_key(one.key))
        other = known.setdefault((one.on, one.key), one)
        if _RANK.index(one.answer) < _RANK.index(other.answer):
            known[one.on, one.key] = one
    return tuple(known.values())
