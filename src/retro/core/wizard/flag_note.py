"""Notes on one red flag from earlier gigs, for the wizard's picker, its page of rules and plain mode. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Hindsight
from retro.core.gig.flag_names import short_of
from retro.core.gig.retrospective import RedFlag
from retro.core.gig.telling_wording import spoke_up
from retro.core.vet.flag_history import NEVER_VISIBLE
from retro.core.wizard import flag_picking
from retro.core.wizard.history import Appearance, GigHistory

CLOSE = "A similar one in your gigs: {}, {:,}×."
"""Name and number of times of a red flag of the same family."""

SEEN_IN, SEEN_LAST_IN = "Seen {:,}× before, in {}.", "Seen {:,}× before, last in {}."
EXCUSE = "You told yourself: “{}”"
ENDS = frozenset(".!?…。！？")
"""What ends a sentence."""
CLOSING = "\"'”’»)"
"""What can stand behind the end of a sentence."""


@dataclass(frozen=True, slots=True)
class FlagPast:
    """Parts of the note; blank ones are not shown."""

    seen: str = ""
    """"Seen 3× before, last in Booking calendar (Dec 2025) and 2 more."."""
    praise: str = ""
    """"Last time you said so the next day."."""
    excuse: str = ""
    """What the user told themselves when it was last written down."""
    label: str = ""
    """"Your rule (May 2023, held once, not in Jul 2024)"."""
    rule: str = ""

    @property
    def said(self) -> str:
        """Return all of it on one line."""
        excuse = excuse_text(self.excuse) if self.excuse else ""
        rule = f"{self.label}: {self.rule}" if self.rule else ""
        return " ".join(filter(None, (self.seen, self.praise, excuse, rule)))


def excuse_text(excuse: str) -> str:
    """Quote an excuse as a whole sentence."""
    return EXCUSE.format(excuse) if excuse.rstrip(CLOSING)[-1:] in ENDS else f"{EXCUSE.format(excuse)}."


def flag_past(flag: RedFlag, memory: GigHistory) -> FlagPast:
    """Return what is known of this flag; if it has no past, what is known of its closest sister."""
    if not memory.appearances.get(flag.key):
        return _sister(flag, memory)
    seen = memory.seen(flag.key)
    if not seen:
        times = len(memory.appearances[flag.key])
        return FlagPast(NEVER_VISIBLE.format(times), *("", ""), *_rule(flag.key, memory))
    said = SEEN_LAST_IN if len(seen) > 1 and flag_picking.names_the_last(seen) else SEEN_IN
    said = said.format(len(seen), flag_picking.earlier_gigs_text(seen))
    return FlagPast(said, _praise(seen[0]), flag_picking.excuse(seen), *_rule(flag.key, memory))


def close_rule(flag: RedFlag | None, memory: GigHistory) -> str:
    """Return the line on the closest sister's own rule, of a flag that has no past itself; "" without one."""
    if flag is None or memory.appearances.get(flag.key):
        return ""
    closest = _sister(flag, memory)
    return closest.said if closest.rule else ""


def _rule(key: str, memory: GigHistory) -> tuple[str, str]:
    rule = memory.rule_of(key)
    return (memory.rule_label(key, rule), rule.rule) if rule and rule.rule else ("", "")


def _praise(last: Appearance) -> str:
    """Praise the user for having spoken, if they did the last time."""
    return spoke_up(last.spoke_after) if last.hindsight is Hindsight.SPOKE else ""


def _sister(flag: RedFlag, memory: GigHistory) -> FlagPast:
    """Return the flag of the same family that was missed most often; None without one."""
    missed = {code: sum(gig.is_missed for gig in memory.seen(code)) for code in flag_catalogue.sisters(flag.key)}
    closest = max(missed, key=lambda code: missed[code], default="")
    if not missed.get(closest):
        return FlagPast()
    name = short_of(closest, closest)
    said = CLOSE.format(f"{name[0].lower()}{name[1:]}", missed[closest])
    return FlagPast(said, "", "", *_rule(closest, memory))
