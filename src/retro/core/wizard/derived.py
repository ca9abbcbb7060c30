"""Derived notes of a wizard page: days, rates and ratios; empty while an input is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from retro.core.gig import metrics, telling_wording, wording
from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.rough_day import is_surely_before
from retro.core.vet.overrun import hours_in_words
from retro.core.vet.quote import Quote
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Page
from retro.core.wizard.without_but import but_note

NOTHING_KNOWN = GigHistory()
READ_OF_STORY = 20_000
"""Characters of a text in which earlier rules are looked for at every key."""
ESTIMATED_WORKED = "{} estimated, {} worked: {}."
NONE_WORKED = "{} estimated, none worked."
ENDED_TOO_EARLY = "It ended before it started: check both dates."
NOTICED_TOO_EARLY = "You noticed before the trouble began: check both dates."
NOTICED_BEFORE_START = "You noticed before the gig started: check both dates."
NOTICED_TODAY = "You noticed today."
TIME_TO_NOTICE = "{} from the first trouble to noticing."
UNTOLD_YET_TOLD = "The client doesn't know yet, and you told them {}: check both."
TIME_TO_TELL = "{} from noticing to telling."
TOLD_SAME_DAY = "You told them the same day."
EFFECTIVE_RATE = "Effective rate: {}."


class DerivedFrom(NamedTuple):
    """What a note is derived from."""

    retrospective: Retrospective
    today: date
    memory: GigHistory

    @property
    def facts(self) -> Facts:
        """Return the facts of the gig."""
        return self.retrospective.facts


Saying = Callable[[DerivedFrom], str]


def worked_out(page: Page, retrospective: Retrospective, today: date, memory: GigHistory = NOTHING_KNOWN) -> str:
    """Return one line, or some, for the page that asks for its inputs; "" if there is nothing to say."""
    asked = {question.key for question in page.questions}
    known = DerivedFrom(retrospective, today, memory)
    sayings: Iterable[str] = (saying(known) for names, saying in SAYINGS if asked & names)
    if page.recalls_rules and memory.rules:
        sayings = chain(sayings, [_recalled(page.key, known)])
    return " ".join(said for said in sayings if said)


def _lasting(known: DerivedFrom) -> str:
    facts = known.facts
    is_turned = facts.started_on and facts.ended_on and is_surely_before(facts.ended_on, facts.started_on)
    return ENDED_TOO_EARLY if is_turned else ""


def _noticing(known: DerivedFrom) -> str:
    facts = known.facts
    if facts.trouble_on and facts.noticed_on and is_surely_before(facts.noticed_on, facts.trouble_on):
        return NOTICED_TOO_EARLY
    if facts.started_on and facts.noticed_on and is_surely_before(facts.noticed_on, facts.started_on):
        return NOTICED_BEFORE_START
    days = metrics.time_to_notice(facts)
    return _counted(TIME_TO_NOTICE, days, facts.trouble_on, facts.noticed_on)


def _counted(said: str, days: int | None, *ends: date | None) -> str:
    """Say how many days lie between these two; "" if none do, or that isn't known."""
    counted = wording.days(days or 0, *ends)
    return said.format(counted[0].upper() + counted[1:]) if days else ""


def _telling(known: DerivedFrom) -> str:
    facts = known.facts
    if odd := telling_wording.told_too_early(facts):
        return odd
    if facts.told_on and facts.told_on > known.today:
        return telling_wording.STILL_TO_COME
    if facts.told_on and facts.status is Status.UNTOLD:
        return UNTOLD_YET_TOLD.format(wording.on_day(facts.told_on, wording.short_day(facts.told_on)))
    if metrics.is_untold(facts) and facts.noticed_on:
        is_today = facts.noticed_on == known.today
        noticed = telling_wording.noticed_on(facts.noticed_on, wording.long_day(facts.noticed_on))
        return NOTICED_TODAY if is_today else noticed
    days = metrics.time_to_tell(facts)
    if metrics.is_told_at_once(facts):
        return TOLD_SAME_DAY
    return _counted(TIME_TO_TELL, days, facts.noticed_on, facts.told_on)


def _rate(known: DerivedFrom) -> str:
    rate = metrics.true_rate(known.facts)
    return "" if rate is None else EFFECTIVE_RATE.format(wording.hourly_text(rate, known.facts.currency))


def _hours(known: DerivedFrom) -> str:
    facts = known.facts
    ratio = metrics.overrun_ratio(facts)
    if ratio is None or facts.hours_planned is None or facts.hours_worked is None:
        return ""
    planned, worked = hours_in_words(facts.hours_planned), wording.plain_number(facts.hours_worked)
    if not facts.hours_worked:
        return NONE_WORKED.format(planned)
    return ESTIMATED_WORKED.format(planned, worked, wording.ratio_text(ratio))


def _planned(known: DerivedFrom) -> str:
    """Say what the planned hours will become by the user's own ratio, until the real hours are known."""
    facts, ended = known.facts, known.memory.ended
    if facts.hours_worked is not None or facts.hours_planned is None or not ended.gigs:
        return ""
    from retro.core.vet.rate_wording import by_own_ratio  # only this page needs it

    return by_own_ratio(Quote(facts.currency, facts.price, facts.hours_planned), ended.usual, ended)


def _knew(known: DerivedFrom) -> str:
    """Say what the vet that this gig began with knew of the flags ticked so far."""
    vet, flags = known.memory.vet, known.retrospective.red_flags
    if vet is None or not flags:
        return ""
    from retro.core.vet.verdict import knew_text

    return knew_text(vet, [flag.key for flag in flags])


def _observed(known: DerivedFrom) -> str:
    """Return the first yes of its check-ins, from which the day of noticing is suggested."""
    if known.memory.vet is None or not known.memory.vet.check_ins:
        return ""
    from retro.core.vet.under_way.check_in import first_yes

    seen = first_yes(known.memory.vet)
    return seen.said if seen else ""


def _owned(known: DerivedFrom) -> str:
    """Say that a “but” takes back what the sentence owns, as the advice on the message does."""
    return but_note(known.retrospective.answers.get("own.sentence", ""))


def _recalled(key: str, known: DerivedFrom) -> str:
    """Return the earlier rules without a red flag that a text of the story recalls by its words."""
    text = known.retrospective.answers.get(key, "")
    if not text.strip():
        return ""
    from retro.core.lessons.word_match import STORY_SAYS, recalled_lines  # most people have no such rule

    return "\n".join(recalled_lines(known.memory.rules, (STORY_SAYS, text[:READ_OF_STORY])))


SAYINGS: tuple[tuple[frozenset[str], Saying], ...] = (
    (frozenset({"started_on", "ended_on"}), _lasting),
    (frozenset({"trouble_on"}), _noticing),
    (frozenset({"noticed_on"}), _observed),
    (frozenset({"noticed_on", "told_on"}), _telling),
    (frozenset({"paid", "refunded", "hours_worked"}), _rate),
    (frozenset({"hours_planned", "hours_worked"}), _hours),
    (frozenset({"hours_planned"}), _planned),
    (frozenset({"red_flags", "pivot"}), _knew),
    (frozenset({"own.sentence"}), _owned),
)
"""Each note with the questions that it is derived from."""
