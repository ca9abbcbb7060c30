"""A check-in: one minute a week on a gig under way. What is asked, what is said of it, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from retro.core.gig import wording
from retro.core.gig.flag_names import ONLY_BEFORE
from retro.core.rough_day import days_after
from retro.core.text.one_line import on_one_line
from retro.core.vet.check_in_day import WEEK, HasCheckIns
from retro.core.vet.progress import CheckIn, Done
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import HOURS_SO_FAR

MOST_FLAGS = 3
"""Most red flags that are asked about."""
DONE = {Done.NOTHING: "0", Done.QUARTER: "25", Done.HALF: "50", Done.MOST: "75", Done.NEARLY_ALL: "90"}
HOURS = "Hours so far"
HIDING = "Is there something you'd rather not write to them?"
COME = "Has it come up?"
ENDED_MEANWHILE = "This gig was ended in another window. Nothing was saved here."
_HALF = Decimal("0.5")
HOURS_OF_A_DAY = 24
OF_ESTIMATE, AT_THIS_PACE, SHARE_DONE = "of {}", "at this pace about {}", "{}% done"
LAST_TIME = "Last time it was {}. Saved as {}."
FURTHER_DAY = "Each further day: {} h of yours at {}."
SAID_IT_CAME = "On {} you said this had come up: {}."
SOMETHING_HIDDEN = "On {} you said there was something you'd rather not write to them."
STOP_WAS_REACHED = "On {} you said it had come to the point where you'd stop."
NOT_SAID = "something you'd rather not tell them"
STOP_REACHED = "it has come to the point where you'd stop"
HAS_COME_UP = "has come up: {}"
YES_OR_NO = (VetAnswer.YES, VetAnswer.NO)
COME_TO_THAT: Mapping[VetAnswer, str] = {VetAnswer.YES: "it has come to that", VetAnswer.NO: "not yet"}
"""What yes and no mean of a checkpoint, in words."""


def watched(vet: Vet) -> HasCheckIns:
    """Return what the day of its next check-in follows from."""
    began = vet.decided_on or vet.created_at.astimezone().date()
    last = max((one.on for one in vet.check_ins), default=None)
    stop = vet.next_stop
    return HasCheckIns(began, last, stop.on if stop else None, vet.quiet_until, vet.no_check_ins)


def flags_asked(vet: Vet) -> tuple[VetFlag, ...]:
    """Return the red flags to ask about: yes before not sure, then the heaviest first; three at most.

    What was settled as the gig was taken can't come up any more.
    """
    there = (flag for flag in vet.signs if flag.is_there and flag.key not in ONLY_BEFORE)
    return tuple(sorted(there, key=lambda flag: (not flag.is_yes, -flag.weight)))[:MOST_FLAGS]


def of_today(vet: Vet, today: date) -> CheckIn:
    """Return today's check-in; a blank one of today if there is none yet."""
    return next((one for one in vet.check_ins if one.on == today), CheckIn(today))


def last_besides(vet: Vet, today: date) -> CheckIn | None:
    """Return the last check-in of another day; it is a later one where the clock was set back since."""
    return max((one for one in vet.check_ins if one.on != today), key=lambda one: one.on, default=None)


def came_today(vet: Vet, key: str, today: date) -> VetAnswer | None:
    """Return what was said today of a red flag."""
    return next((one.answer for one in vet.came if (one.on, one.key) == (today, key)), None)


def checked(vet: Vet, said: CheckIn) -> Vet:
    """Return the vet with this check-in, which replaces one of the same day and ends a silence."""
    rest = [one for one in vet.check_ins if one.on != said.on]
    return replace(vet, check_ins=tuple(sorted((*rest, said), key=lambda one: one.on)), quiet_until=None)


def with_hours(vet: Vet, today: date, hours: Decimal | None) -> Vet:
    """Return a copy with the hours worked so far; a line that never held hours answers nothing once it is blank."""
    said, read = of_today(vet, today), vet.with_unread(HOURS_SO_FAR, "")
    return read if said.hours is None and hours is None else checked(read, replace(said, hours=hours))


def with_unread_hours(vet: Vet, today: date, typed: str) -> Vet:
    """Return a copy with hours that are not understood, as typed. They answer nothing: the check-in is still due."""
    before = vet if of_today(vet, today).hours is None else with_hours(vet, today, None)
    return before.with_unread(HOURS_SO_FAR, typed)


def hours_typed(vet: Vet, today: date) -> str:
    """Return the text of the line of hours: today's, else what was not understood last time."""
    hours = of_today(vet, today).hours
    return vet.unread.get(HOURS_SO_FAR, "") if hours is None else wording.plain_number(hours)


def with_done(vet: Vet, today: date, done: Done | None) -> Vet:
    """Return a copy with the share that is done in today's check-in; None takes it back."""
    return checked(vet, replace(of_today(vet, today), done=done))


def with_hiding(vet: Vet, today: date, answer: VetAnswer | None) -> Vet:
    """Return a copy with whether something is kept from the client."""
    return checked(vet, replace(of_today(vet, today), hiding=answer))


def with_stop(vet: Vet, today: date, answer: VetAnswer | None) -> Vet:
    """Return a copy with whether it has come to the checkpoint.

    An answer of a later day was given before, by a clock that was set back since: the new one takes its place.
    """
    others = tuple(replace(one, stop=None) if answer and one.on > today else one for one in vet.check_ins)
    return checked(replace(vet, check_ins=others), replace(of_today(vet, today), stop=answer))


def with_came(vet: Vet, today: date, key: str, answer: VetAnswer | None) -> Vet:
    """Return a copy with whether a red flag has come up."""
    rest = [one for one in vet.came if (one.on, one.key) != (today, key)]
    came = [*rest, *([Sighting(today, key, answer)] if answer else [])]
    return checked(replace(vet, came=tuple(sorted(came, key=lambda one: one.on))), of_today(vet, today))


def not_this_week(vet: Vet, today: date) -> Vet:
    """Return a copy without check-ins for seven days."""
    return replace(vet, quiet_until=days_after(today, WEEK))


def switched(vet: Vet) -> Vet:
    """Return a copy with check-ins switched off, or on again."""
    return replace(vet, no_check_ins=not vet.no_check_ins, quiet_until=None)


def at_this_pace(said: CheckIn) -> Decimal | None:
    """Return hours so far ÷ share done, the hours in all at this pace; None if either is unknown or zero."""
    share = Decimal(said.done.value) if said.done else None
    return said.hours * 100 / share if said.hours and share else None


def pace_text(vet: Vet, said: CheckIn) -> str:
    """Format as "of 16; at this pace about 36", as far as known."""
    estimate, pace = vet.quote.hours, at_this_pace(said)
    of = "" if estimate is None else OF_ESTIMATE.format(wording.plain_number(estimate))
    about = "" if pace is None else AT_THIS_PACE.format(wording.plain_number(pace.quantize(Decimal(1), ROUND_HALF_UP)))
    return "; ".join(filter(None, (of, about)))


def fewer_text(last: CheckIn | None, hours: Decimal | None) -> str:
    """Format as "Last time it was 9. Saved as 7."; "" if the hours did not go down."""
    if last is None or last.hours is None or hours is None or hours >= last.hours:
        return ""
    return LAST_TIME.format(wording.plain_number(last.hours), wording.plain_number(hours))


def further_day(vet: Vet, today: date) -> str:
    """Format as "Each further day: 6 h of yours at €13.33 an hour."; "" unless hours, rates, price and days are known.

    hours of a day   hours so far ÷ days since it was taken, to the half hour, half an hour at least
    rate             price ÷ the hours in all: at this pace, else the estimate or the hours so far, the larger
    """
    said, quote = of_today(vet, today), vet.quote
    days = (today - vet.decided_on).days if vet.decided_on else 0
    if not said.hours or quote.price is None or quote.floor is None or days <= 0:
        return ""
    a_day = max((said.hours / days / _HALF).quantize(Decimal(1), ROUND_HALF_UP) * _HALF, _HALF)
    if a_day > HOURS_OF_A_DAY:
        return ""  # mistyped, or not worked by one
    in_all = at_this_pace(said) or max(quote.hours or said.hours, said.hours)
    rate = wording.hourly_text(quote.price / max(in_all, said.hours), quote.currency)
    return FURTHER_DAY.format(wording.plain_number(a_day), rate)


@dataclass(frozen=True, slots=True)
class Observed:
    """The first yes of all check-ins: when it was seen that it may not work."""

    on: date
    said: str
    """Such as "On 12 Nov 2026 you said this had come up: stuck, and nobody knew."."""


def first_yes(vet: Vet) -> Observed | None:
    """Return the first yes to a red flag, to something kept from the client, or to the checkpoint; None without one.

    Of several on one day the red flag comes first, then what is kept back, then the checkpoint.
    """
    names = {flag.key: flag.short for flag in vet.signs}
    said_yes = VetAnswer.YES
    flags = (
        (one.on, 0, SAID_IT_CAME, _inside(names.get(one.key, one.key))) for one in vet.came if one.answer is said_yes
    )
    hiding = ((one.on, 1, SOMETHING_HIDDEN, "") for one in vet.check_ins if one.hiding is said_yes)
    stops = ((one.on, 2, STOP_WAS_REACHED, "") for one in vet.check_ins if one.stop is said_yes)
    first = min((*flags, *hiding, *stops), default=None)
    if first is None:
        return None
    on, _, sentence, flag = first
    return Observed(on, sentence.format(wording.short_day(on), flag))


def reached_on(vet: Vet) -> date | None:
    """Return the day of the last check-in that was asked about the next checkpoint, if it has come to that."""
    before = max((stop.settled_on for stop in vet.stops if stop.settled_on), default=date.min)
    asked = (one for one in vet.check_ins if one.stop and one.on > before)
    last = max(asked, key=lambda one: one.on, default=None) if vet.next_stop else None
    return last.on if last and last.stop is VetAnswer.YES else None


def _inside(name: str) -> str:
    """Return a name for the inside of a sentence: its first letter small, unless the word is in capitals or is "I"."""
    line = on_one_line(name).rstrip(".")
    second = line[1:2]
    return line if not second.islower() else f"{line[0].lower()}{line[1:]}"


def check_in_text(vet: Vet, said: CheckIn) -> str:
    """Format as "27 Nov 2026 · 9 h, 25% done · has come up: stuck, and nobody knew", as far as answered."""
    names = {flag.key: flag.short for flag in vet.signs}
    come = (names.get(one.key, one.key) for one in vet.came if one.on == said.on and one.answer is VetAnswer.YES)
    hours = "" if said.hours is None else wording.hours_text(said.hours)
    done = "" if said.done is None else SHARE_DONE.format(said.done.value)
    parts = (
        wording.short_day(said.on),
        ", ".join(filter(None, (hours, done))),
        ", ".join(HAS_COME_UP.format(_inside(name)) for name in come),
        NOT_SAID if said.hiding is VetAnswer.YES else "",
        STOP_REACHED if said.stop is VetAnswer.YES else "",
    )
    return " · ".join(filter(None, parts))
