"""Preview of one gig for the pane beside the list: rules first, then red flags, then figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from retro.core.gig import metrics, telling_wording, wording
from retro.core.gig.choices import Hindsight, Outcome, Status
from retro.core.gig.message import Message
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.text.one_line import on_one_line
from retro.core.value import Value

if TYPE_CHECKING:
    from retro.core.vet.flag_history import Pasts
    from retro.core.vet.vet import Vet
    from retro.core.vet.vet_flag import VetFlag

LONGEST = 600
"""Most characters of an answer that are shown."""
STORY, COST = "story.tell", "client.cost"
"""Answers of which more is shown if there is room."""
WHAT_HAPPENED, WHAT_IT_COST = "What happened", "What it cost them"
HEADINGS = {STORY: WHAT_HAPPENED, COST: WHAT_IT_COST}
"""Headings of these answers; any other stands under its question."""
FLAGS = "Red flags"
FLAGS_THEN, FLAGS_ASKED = "Red flags when you took it", "Red flags when you vetted it"
FLAGS_ALL_THE_SAME = "Red flags that were there all the same"
"""Of a gig that was taken, of one that wasn't, and of a good end that was never vetted."""
NOT_SURE = "{} (not sure)"
ENDED, ON_DAY = "ended", "{} {}"
ESTIMATED_WORKED = "{} estimated, {} worked"
NEXT_CHECKPOINT, CHECKPOINT_REACHED = "Next checkpoint", "It came to that"
LAST_CHECK_IN = "Check-in: {}"


class Preview(Value):
    """What the pane says of one gig."""

    rules: tuple[str, ...]
    """Each lesson as one sentence."""
    flags: tuple[tuple[str, int], ...]
    """Each red flag's name, and the number of other gigs it was in."""
    figures: tuple[str, ...]
    story: str = ""
    """Beginning of the story, or of the first answer, while there are neither rules nor flags."""
    story_name: str = WHAT_HAPPENED
    """Heading of `story`: the question that it answers."""
    told: str = ""
    """Beginning of what happened, shown if there is room."""
    cost: str = ""
    """Beginning of what it cost the client, shown if there is room."""
    has_facts: bool = False
    """True if it says more than a name, such as the client."""
    is_untold: bool = False
    """True if the client does not know yet."""
    so_far: str = ""
    """What is known so far, in a sentence."""
    begun: str = ""
    """How far the message to them is, once it is begun."""
    asks_check_in: bool = False
    """True if its check-in is due, and opens before the gig does."""
    rules_name: str = "Next time"
    flags_name: str = FLAGS


def preview(retrospective: Retrospective, times: Mapping[str, int]) -> Preview:
    """Build the preview of one gig; `times` counts other gigs with a flag, by `RedFlag.key`."""
    rules = tuple(
        filter(None, (wording.rule_text(lesson) for lesson in retrospective.lessons if lesson.retired_on is None))
    )
    seen = [flag for flag in retrospective.red_flags if flag.hindsight is not Hindsight.HIDDEN]
    hidden = [flag for flag in retrospective.red_flags if flag.hindsight is Hindsight.HIDDEN]
    flags = (*((flag.label, times.get(flag.key, 0)) for flag in seen), *((flag.label, 0) for flag in hidden))
    key, heading = ("", WHAT_HAPPENED) if rules or flags else _first_answer(retrospective)
    facts, how_told = retrospective.facts, _how_told(retrospective.message)
    lines = (_end(facts), _course(facts, how_told), _rate(facts))
    return Preview(
        rules,
        flags,
        tuple(filter(None, lines)),
        _beginning(retrospective.answers.get(key, "")),
        heading,
        told="" if key else _beginning(retrospective.answers.get(STORY, "")),
        cost="" if key == COST else _beginning(retrospective.answers.get(COST, "")),
        has_facts=facts._replace(title="", status=None) != Facts() or bool(retrospective.tags),
        is_untold=metrics.is_untold(retrospective.facts),
    )


def good_end_preview(vet: Vet, pasts: Pasts) -> Preview:
    """Build the preview of a good end: what helped, its red flags, how it ended, and what was forecast.

    `pasts` has at least those of its own red flags.
    """
    from retro.core.vet import forecast, good_end, status_text  # imported only for a good end

    kept = on_one_line(vet.good_end.kept)
    lines = (status_text.client_and_offer(vet), good_end.ended_text(vet), forecast.forecast_text(vet.forecast))
    said = tuple(filter(None, lines))
    rules = (kept,) if kept else ()
    return Preview(rules, _flags_of(vet, pasts), said, rules_name=good_end.KEPT, flags_name=flags_then(vet))


def running_preview(vet: Vet, pasts: Pasts, today: date) -> Preview:
    """Build the preview of a vetted gig: its next checkpoint, what was known on that day, what was agreed, decided.

    Below stand the day on which the client was told, and the last check-in. `pasts` has at least those of its own red
    flags.
    """
    from retro.core.vet import status_text  # imported only for a vetted gig
    from retro.core.vet.check_in_day import is_check_in_due
    from retro.core.vet.under_way import check_in

    stop, reached = vet.next_stop, check_in.reached_on(vet)
    when = "" if reached else status_text.due_text(stop.on, today) if stop else ""
    stops = (f"{status_text.stop_text(stop)}{f', {when}' if when else ''}.",) if stop else ()
    last = LAST_CHECK_IN.format(check_in.check_in_text(vet, vet.check_ins[-1])) if vet.check_ins else ""
    told = telling_wording.told_on(vet.told_on, _how_told(vet.message))
    lines = tuple(filter(None, (status_text.client_and_offer(vet), status_text.decided_text(vet), told, last)))
    named = CHECKPOINT_REACHED if reached else NEXT_CHECKPOINT
    is_stop_due = stop is not None and stop.on is not None and stop.on <= today and not reached
    asks = vet.is_running and is_check_in_due(check_in.watched(vet), today) and not is_stop_due
    return Preview(
        stops, _flags_of(vet, pasts), lines, rules_name=named, flags_name=flags_then(vet), asks_check_in=asks
    )


def flags_then(vet: Vet) -> str:
    """Return the heading of what its red flags were: a gig that was declined was not taken with them."""
    if vet.is_good_end and vet.decided_on is None:  # an older gig, written down once it was over
        return FLAGS_ALL_THE_SAME
    was_taken = vet.is_taken or vet.ended or vet.gig
    return FLAGS_THEN if was_taken else FLAGS_ASKED


def flag_text(flag: VetFlag, vet: Vet, pasts: Pasts) -> str:
    """Return the name of a red flag that was there, or that it may have been; before the yes, what isn't agreed."""
    from retro.core.vet.flag_history import found_name  # imported only for a vetted gig

    return with_doubt(flag, found_name(flag, pasts) if vet.was_vetted else flag.short)


def with_doubt(flag: VetFlag, name: str) -> str:
    """Return a name of a red flag, and that it was not sure."""
    return name if flag.is_yes else NOT_SURE.format(name)


def _flags_of(vet: Vet, pasts: Pasts) -> tuple[tuple[str, int], ...]:
    return tuple((flag_text(flag, vet, pasts), 0) for flag in vet.flagged)


def _first_answer(retrospective: Retrospective) -> tuple[str, str]:
    """Return the key of the first narrative answer and its heading; "" and the usual heading without one."""
    from retro.core.wizard.questions import every_question, steps_read  # most previews do not need the wizard

    for _, page, question in every_question(steps_read(retrospective)):
        if retrospective.answers.get(question.key, "").strip():
            return question.key, HEADINGS.get(question.key) or page.label(question, retrospective)
    return "", WHAT_HAPPENED


def _beginning(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _end(facts: Facts) -> str:
    """Format the end, such as "They stopped on 12 Nov 2026"; an untold client is said above everything."""
    if facts.outcome is None and facts.ended_on is None:
        return wording.STATUS[facts.status] if facts.status is Status.LIVE else ""
    is_named = facts.outcome not in (None, Outcome.OTHER)
    words = wording.OUTCOME[facts.outcome] if is_named and facts.outcome else ENDED
    words = words[0].upper() + words[1:]
    on = facts.ended_on
    return ON_DAY.format(words, wording.on_day(on, wording.short_day(on))) if on else words


def _course(facts: Facts, how_told: str) -> str:
    """Format such as "Told the client on 12 Nov 2026, after 2 days, by phone · 30 h estimated, 41 worked"."""
    planned, worked = facts.hours_planned, facts.hours_worked
    hours = (
        ""
        if planned is None or worked is None
        else ESTIMATED_WORKED.format(wording.hours_text(planned), wording.plain_number(worked))
    )
    return " · ".join(filter(None, (telling_wording.known_since(facts, how_told), hours)))


def _how_told(message: Message) -> str:
    if message.channel is None:
        return ""
    from retro.core.message.labels import how_told  # imported only where it is known

    return how_told(message)


def _rate(facts: Facts) -> str:
    """Format the rate, such as "$9.60 an hour"."""
    rate = metrics.true_rate(facts)
    return "" if rate is None else wording.hourly_text(rate, facts.currency)
