"""Formats values in words: days, money, marks, rules; every screen and export uses them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from retro.core.gig import choices
from retro.core.gig.choices import Held, Hindsight, Learned, Obstacle, Side, Stage, Status
from retro.core.gig.flag_names import flag_key
from retro.core.gig.retrospective import Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.rough_day import ABOUT, Precision, as_known, is_rough, most_between, precision_of
from retro.core.text.one_line import on_one_line

STATUS: Mapping[Status, str] = {
    Status.OVER: "It's over",
    Status.LIVE: "Still going, and the client knows",
    Status.UNTOLD: "The client doesn't know yet",
}
OUTCOME: Mapping[choices.Outcome, str] = choices.OUTCOME
LEARNED: Mapping[Learned, str] = {
    Learned.TOLD: "I told them",
    Learned.FOUND_OUT: "they found out themselves",
    Learned.NEVER: "they never knew",
}
HINDSIGHT: Mapping[Hindsight, str] = {
    Hindsight.SPOKE: "saw it, spoke up",
    Hindsight.SILENT: "saw it, said nothing",
    Hindsight.HALF: "saw part of it",
    Hindsight.HIDDEN: "couldn't have seen it",
}
OBSTACLE: Mapping[Obstacle, str] = {
    Obstacle.FORGOT: "I forgot it",
    Obstacle.VAGUE: "too vague",
    Obstacle.OVERRODE: "I overrode it",
    Obstacle.NO_ROOM: "no time for it",
    Obstacle.UNFIT: "didn't fit",
}
OBSTACLE_SAID: Mapping[Obstacle, str] = {
    Obstacle.FORGOT: "you forgot it",
    Obstacle.VAGUE: "it was too vague",
    Obstacle.OVERRODE: "you overrode it",
    Obstacle.NO_ROOM: "there was no time for it",
    Obstacle.UNFIT: "it didn't fit",
}
"""The same in the second person."""
HELD: Mapping[Held, str] = {Held.HELD: "it held", Held.BROKEN: "it didn't", Held.NOT_MET: "hasn't come up"}
STAGE: Mapping[Stage, str] = {
    Stage.BEFORE: "Before",
    Stage.SCOPE: "Scope",
    Stage.PRICE: "Price",
    Stage.WORK: "Work",
    Stage.DELIVERY: "Delivery",
}
SIDE: Mapping[Side, str] = {Side.CLIENT: "client", Side.PROJECT: "project", Side.MINE: "mine"}
CRISIS = (
    "If this feels bigger than a gig, talk to someone now: findahelpline.com lists free lines by country. "
    "In danger? Call your local emergency number."
)
"""Line for somebody in a crisis, the same in every place; nothing typed triggers it, and nobody counts it."""
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
UNDER_WAY, ENDED_WELL, WENT_WRONG = choices.UNDER_WAY, choices.ENDED_WELL, "went wrong"
STILL_GOING = "still going"
"""Where a vetted gig stands."""
WITHOUT_CENTS = {"JPY", "KRW", "VND", "CLP", "ISK", "HUF", "IDR"}
SAME_DAY, ONE_DAY, DAYS, AT_MOST = "the same day", "1 day", "{:,} days", "at most {}"
AN_HOUR, NOTHING_AN_HOUR = "{} an hour", "nothing an hour"
ESTIMATED, WORKED_OF_ESTIMATE = "est. {}", "{}, est. {}"
IF, THEN = "If {}", "then I {}"
NO_THEN = "What you'll do then is still missing."
TURNING_POINT = "turning point"
FIRST_SEEN = "first seen {}"
ON, IN = "on {}", "in {}"


def day_text(on: date | None) -> str:
    """Format as "14 March 2026", "March 2026" or "about 14 March 2026", as it is known; "" for an unknown day."""
    return as_known(on, f"{on.day} {on:%B %Y}", f"{on:%B %Y}") if on else ""


def short_day(on: date) -> str:
    """Format as "14 Mar 2026", "Mar 2026" or "about 14 Mar 2026", as it is known."""
    return as_known(on, f"{on.day} {on:%b %Y}", f"{on:%b %Y}")


def on_day(on: date, said: str) -> str:
    """Put the preposition before the words of a day: "on 14 March", "in March"; none before "about 14 March"."""
    return as_known(on, ON.format(said), IN.format(said)) if precision_of(on) is not Precision.ABOUT else said


def days_text(moments: Sequence[Moment]) -> str:
    """Format the days of events as "6 Oct 2026", or from the first to the last."""
    days = sorted({moment.on for moment in moments if moment.on})
    return " to ".join(short_day(on) for on in (*days[:1], *days[1:][-1:]))


def long_day(on: date) -> str:
    """Format as "Saturday, 14 March 2026"; a rough day has no weekday."""
    return day_text(on) if is_rough(on) else f"{on:%A}, {day_text(on)}"


def month(on: date) -> str:
    """Format as "Mar 2026"."""
    return f"{on:%b %Y}"


def days(count: int, *ends: date | None) -> str:
    """Format as "the same day", "1 day" or "6 days"; with rough ends "about" that, in one month "at most 19 days"."""
    if len(ends) == 2 and (most := most_between(*ends)):
        return AT_MOST.format(days(most))
    said = SAME_DAY if count == 0 else ONE_DAY if count == 1 else DAYS.format(count)
    return ABOUT.format(said) if is_rough(*ends) else said


def plain_number(value: Decimal) -> str:
    """Return digits as they would be typed: no separators, no trailing zeros of a whole number."""
    return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}".rstrip("0")


def hours_text(value: Decimal) -> str:
    """Format as "60 h", "7.5 h" or "1200 h": a separator of thousands would be read as a decimal point elsewhere."""
    return f"{plain_number(value)} h"


def worked_text(worked: Decimal | None, estimated: Decimal | None) -> str:
    """Format as "14 h, est. 12", "14 h" or "est. 12 h", as far as known."""
    if worked is None:
        return "" if estimated is None else ESTIMATED.format(hours_text(estimated))
    hours = hours_text(worked)
    return hours if estimated is None else WORKED_OF_ESTIMATE.format(hours, plain_number(estimated))


def count_word(count: int) -> str:
    """Return "one" to "nine", then digits."""
    return NUMBERS[count] if 0 < count < len(NUMBERS) else f"{count:,}"


def ratio_text(value: Decimal) -> str:
    """Format as "2.5×"."""
    return f"{value:.1f}×"


def money_text(amount: Decimal, currency: str) -> str:
    """Format as "$1,140.00", "€25", "CHF 300.00", or "1,200.00" if the currency is unknown."""
    from retro.core.text.currencies import SIGN_OF  # the first frame has no money

    digits = f"{amount:,.0f}" if currency in WITHOUT_CENTS else f"{amount:,.2f}"
    if sign := SIGN_OF.get(currency):
        return f"-{sign}{digits[1:]}" if digits.startswith("-") else f"{sign}{digits}"
    return f"{currency} {digits}".strip()


def hourly_text(rate: Decimal, currency: str) -> str:
    """Format as "$9.60 an hour", or "nothing an hour"."""
    return NOTHING_AN_HOUR if not rate else AN_HOUR.format(money_text(rate, currency))


def flag_marks(flag: RedFlag) -> str:
    """Join a flag's marks with middle dots: stage, side, pivot, hindsight, first seen."""
    marks = [STAGE[flag.stage].lower(), SIDE[flag.side]]
    marks += [TURNING_POINT] if flag.pivot else []
    marks += [HINDSIGHT[flag.hindsight]] if flag.hindsight else []
    marks += [FIRST_SEEN.format(day_text(flag.seen_on))] if flag.seen_on else []
    return " · ".join(marks)


def flag_name(reference: str | None, retrospective: Retrospective) -> str:
    """Return the name behind a lesson's `flag`, or the reference itself if the record does not hold the flag."""
    if not reference:
        return ""
    return next((flag.label for flag in retrospective.red_flags if flag.key == flag_key(reference)), reference)


def rule_text(lesson: Lesson) -> str:
    """Format as "If … then I …", or the half that was written."""
    return rule_of(lesson.cue, lesson.act)


def rule_of(cue: str, act: str) -> str:
    """Return the same of a rule's two texts."""
    return " ".join(filter(None, halved(cue, act)))


def _without(text: str, lead: str) -> str:
    """Remove the word that we put before the text, because many people begin with it: "then I …"."""
    first, _, rest = text.strip().partition(" ")
    return (
        rest.strip() if rest.strip() and first.casefold() in (lead.casefold(), f"{lead.casefold()},") else text.strip()
    )


def halves(lesson: Lesson) -> tuple[str, str]:
    """Return "If …," and "then I …."; for a rule without an if, "" and "I …", and for one without a then, "If …."."""
    return halved(lesson.cue, lesson.act)


def halved(cue: str, act: str) -> tuple[str, str]:
    """Return the halves of a rule's two texts."""
    cue, act = _without(cue, "If"), _without(act, "I")
    if not cue:
        return "", f"I {act}" if act else ""
    if not act:
        return IF.format(_ended(_alone(cue))), ""
    cue = FULL_STOP.sub("", cue)
    comma = "" if cue[-1] in ",;" else ","
    return IF.format(cue + comma), THEN.format(_ended(act))


FULL_STOP = re.compile(r"(?<=[^\W_])(?<!\betc)(?<!\b\w\.\w)\.\Z")
"""A full stop at the end of a cue, where the sentence goes on; the point of an abbreviation or of dots is none."""


def _alone(cue: str) -> str:
    """Return a cue as it stands without its then: what it ends on before one goes, unless it is nothing else."""
    return re.sub(r"[\s,;]+\Z", "", cue) or cue


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def obstacle(value: Obstacle | None) -> str:
    """Say what got in the way in the second person: "you overrode it"."""
    return OBSTACLE_SAID[value] if value else ""


def in_quotes(name: str, longest: int = 60) -> str:
    """Quote a name on one line, cut if it is longer."""
    line = on_one_line(name)
    return f"“{line}”" if len(line) <= longest else f"“{line[: longest - 1].rstrip()}…”"


def fared(review: Review) -> str:
    """Describe how a lesson fared at a review, with the note that was made."""
    return " · ".join(part for part in (HELD[review.result], review.note) if part.strip())
