"""The retrospective that a gig under way becomes, begun from what was known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Status
from retro.core.gig.message import ANSWERED_BY, Message
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.vet.under_way.check_in import first_yes
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer

WRONG_ASKED = (
    "It went wrong? retro starts a draft from what's here. "
    "The gig stays under way while that's a draft and the client doesn't know."
)
WRONG_ASKED_TOLD = (
    "It went wrong? retro starts a draft from what's here. The client has been told, so the gig goes on as that draft."
)


def wrong_asked(vet: Vet) -> str:
    """Return what is asked before a gig is written up as one that went wrong."""
    return WRONG_ASKED_TOLD if vet.told_on else WRONG_ASKED


def retrospective_from_vet(vet: Vet, own: Iterable[RedFlag] = ()) -> Retrospective:
    """Return the draft that a gig becomes: what was known of it, said to its client, and answered yes.

    A red flag that came up in a check-in is ticked with the first such day, even if the vetting was not sure of it.

    `own` are the known own red flags, for the stage and side of a red flag that is one.
    """
    known = {flag.key: flag for flag in own}
    newest_first = sorted(vet.came, key=lambda one: one.on, reverse=True)
    came = {one.key: one.on for one in newest_first if one.answer is VetAnswer.YES}
    said = (
        (flag_catalogue.red_flag_of(flag.key) or known.get(flag.key), came.get(flag.key))
        for flag in vet.signs
        if flag.key in vet.had
    )
    flags = tuple(flag._replace(seen_on=on) for flag, on in said if flag)
    answers, message = _said(vet.message)
    return Retrospective.new(facts=_facts(vet), red_flags=flags, answers=answers, message=message)


def _facts(vet: Vet) -> Facts:
    """Return what was known of the gig, and whether its client was told."""
    facts = Facts(
        title=vet.title.strip(),
        client=vet.client.strip(),
        platform=vet.platform.strip(),
        started_on=vet.decided_on if vet.was_vetted else None,
        currency=vet.quote.currency,
        price=vet.quote.price,
        hours_planned=vet.quote.hours,
        hours_worked=next((one.hours for one in reversed(vet.check_ins) if one.hours is not None), None),
        noticed_on=seen.on if (seen := first_yes(vet)) else None,
    )
    return facts.told(vet.told_on, Status.LIVE) if vet.told_on else facts


def _said(message: Message) -> tuple[Mapping[str, str], Message]:
    """Return what was written to the client, with the answers that a question of the wizard holds from now on."""
    own = {name: text for name, text in message.parts.items() if name not in ANSWERED_BY}
    answers = {ANSWERED_BY[name]: text for name, text in message.parts.items() if name in ANSWERED_BY}
    return MappingProxyType(answers), message._replace(parts=MappingProxyType(own))
