""" "I've told them": the day and the way, what follows from it, and taking it back."""

from __future__ import annotations

from datetime import date

from retro.core.gig import metrics, telling_wording, wording
from retro.core.gig.choices import Status
from retro.core.gig.message import NO_MESSAGE, Channel
from retro.core.gig.retrospective import Facts
from retro.core.message import assembly
from retro.core.message.labels import CHANNELS as CHANNELS
from retro.core.message.subject import Subject, facts_of, is_written_up, with_message, with_telling
from retro.core.text.parsing import TO_COME
from retro.core.vet.under_way.check_in import first_yes
from retro.core.vet.vet import Vet

ALREADY_TOLD = "That's noted already: you told them {}."
NOTHING_WRONG = "So far nothing says this gig is going wrong."
HARD_PART = "That was the hard part."
TOLD, TOLD_SAME_DAY = f"Told. {HARD_PART}", f"Told the same day. {HARD_PART}"
TOLD_AFTER = f"Told after {{}}. {HARD_PART}"
NO_DAY = "Undone: the day you told them is blank again."
NOT_TOLD = "Undone: the client doesn't know yet."
NOT_TOLD_AT_HOME = "Undone: the client doesn't know yet. It's back at the top of home."


def nothing_wrong(subject: Subject) -> bool:
    """Tell whether it is a gig under way of which nothing says that it goes wrong: no draft, message or check-in."""
    if not isinstance(subject, Vet):
        return False
    return subject.is_running and not subject.told_on and subject.message == NO_MESSAGE and first_yes(subject) is None


def day_told(subject: Subject) -> date | None:
    """Return the day on which the client was told; None if none is noted."""
    return facts_of(subject).told_on


def with_channel(subject: Subject, channel: Channel | None) -> Subject:
    """Return a copy with the way that was chosen, before the day is answered."""
    return with_message(subject, subject.message._replace(channel=channel))


def with_client_told(subject: Subject, on: date, channel: Channel | None) -> Subject:
    """Return a copy with the client told.

    The day, the way, and a gig that goes on with one who knows, unless it is over. A message that was begun stays from
    now on as it reads, whatever is written up later. A day without a reminder stays, for when it is taken back.
    """
    message = subject.message._replace(channel=channel)
    if message.is_begun and not message.is_edited:
        message = message._replace(edited=assembly.full_text(subject))
    subject = with_message(subject, message)
    status = Status.OVER if facts_of(subject).status is Status.OVER else Status.LIVE
    return with_telling(subject, on, status)


def with_client_not_told(subject: Subject) -> Subject:
    """Return a copy with the client not told after all; a gig that is over stays over.

    A message that reads as its parts do is made of them again.
    """
    subject = assembly.with_whole_text(subject, subject.message.edited)
    subject = with_message(subject, subject.message._replace(channel=None))
    status = facts_of(subject).status
    return with_telling(subject, None, Status.UNTOLD if status is Status.LIVE else status)


def quiet(subject: Subject, today: date) -> Subject:
    """Return a copy without a reminder today."""
    return with_message(subject, subject.message._replace(quiet_on=today))


def is_to_be_told(subject: Subject) -> bool:
    """Tell whether the client can still be told."""
    return metrics.is_untold(facts_of(subject))


def untold_text(subject: Subject) -> str:
    """Return what to say once the day of telling was taken back.

    Only a gig that went wrong, goes on and is written up stands at the top of home again.
    """
    if not metrics.is_untold(facts_of(subject)) or nothing_wrong(subject):
        return NO_DAY
    return NOT_TOLD_AT_HOME if is_written_up(subject) else NOT_TOLD


def can_be_taken_back(subject: Subject) -> bool:
    """Tell whether `with_client_not_told` would remove a day of telling: a gig that is over keeps it, as a fact."""
    facts = facts_of(subject)
    return facts.status is Status.LIVE and facts.told_on is not None


def refused(on: date, today: date) -> str:
    """Say why this cannot be the day of telling; "" if it can."""
    return TO_COME if on > today else ""


def told_text(facts: Facts) -> str:
    """Format as "Told after 4 days. That was the hard part.", or say what is odd about the days."""
    if odd := telling_wording.told_too_early(facts):
        return odd
    days = metrics.time_to_tell(facts)
    if metrics.is_told_at_once(facts):
        return TOLD_SAME_DAY
    return TOLD_AFTER.format(wording.days(days, facts.noticed_on, facts.told_on)) if days else TOLD
