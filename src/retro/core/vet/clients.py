"""Earlier gigs of a client or a source, and what is said of them when one comes back. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from retro.core.gig import wording
from retro.core.gig.ids import DocumentId
from retro.core.text.folding import bare_client, fold, fold_client, fold_name
from retro.core.text.one_line import on_one_line

MOST_SAID = 3
"""Most gigs of one client that are listed singly."""
FEWEST_FOUND = 2
"""Fewest gigs of one source for which it is mentioned."""
SHORTEST = 3
"""Fewest letters of a client's name that is looked for in a post."""
MET, MET_OFTEN = "{}: {}.", "{}: {}: {}."
"""A client, how their gigs ended if there are several, and the gigs."""
WITH_RULE = "{} Rule: {}"
MAYBE_THE_SAME = "Maybe the same client: {}"
"""Said of a client whose whole name begins the typed one, or the other way round."""
AND_MORE = "{}; and {:,} more"
BOTH, ALL = "2 gigs, both {}", "{} gigs, all {}"
SOME_WRONG, SOME_GOING = "{} gigs, {} went wrong", "{} gigs, {} still going"
AND_GOING = "{}, {} still going"


@dataclass(frozen=True, slots=True)
class ClientGig:
    """One gig that is over, or written up while it goes on, with its client."""

    gig: DocumentId
    """Id of the gig."""
    client: str
    on: date
    went_well: bool
    ended: str = ""
    """How it ended, in words: "I stopped", "€1,000 less than agreed"."""
    rule: str = ""
    """The newest rule written after it."""
    found: str = ""
    """Where it came from."""
    is_going: bool = False
    """True if it was written up and still goes on: it has not gone wrong yet."""

    @property
    def how(self) -> str:
        """Return how it ended in two words."""
        if self.is_going:
            return wording.STILL_GOING
        return wording.ENDED_WELL if self.went_well else wording.WENT_WRONG


@lru_cache(1000)
def _client(name: str) -> str:
    """Return the client's name folded. A form asks for those of all earlier gigs at each letter."""
    return fold_client(name)


@lru_cache(1000)
def _source(name: str) -> str:
    return fold_name(name)


def of_client(name: str, gigs: Iterable[ClientGig]) -> tuple[ClientGig, ...]:
    """Return the gigs of a client of that name in any spelling, the newest first; a longer name is another's."""
    key = _client(name)
    return tuple(sorted((each for each in gigs if key and _client(each.client) == key), key=_newest_first))


def alike(name: str, gigs: Iterable[ClientGig]) -> tuple[ClientGig, ...]:
    """Return the gigs of the client whose name is longer or shorter by whole words; of several the one met last."""
    words = _client(name).split()
    near = [each for each in gigs if _begins(words, _client(each.client).split())] if words else []
    newest = min(near, key=_newest_first, default=None)
    return of_client(newest.client, near) if newest else ()


def of_source(name: str, gigs: Iterable[ClientGig]) -> tuple[ClientGig, ...]:
    """Return the gigs from a source of that name, the newest first."""
    key = _source(name)
    return tuple(sorted((each for each in gigs if key and _source(each.found) == key), key=_newest_first))


def last_went_wrong(gigs: Sequence[ClientGig]) -> bool:
    """Tell whether the newest of these gigs of one client that are over went wrong; False without any."""
    newest = _last_over(gigs)
    return newest is not None and not newest.went_well


def _last_over(gigs: Iterable[ClientGig]) -> ClientGig | None:
    """Return the newest that is over; of the same day one that went wrong."""
    over = (each for each in gigs if not each.is_going)
    return min(over, key=lambda each: (-each.on.toordinal(), each.went_well, each.gig), default=None)


def in_post(post: str, gigs: Iterable[ClientGig]) -> tuple[str, ...]:
    """Find the clients whose names are in a post as whole words, each once, the longest name first."""
    words = fold(post)
    names = {_client(each.client): each.client for each in gigs}
    found = (key for key in names if len(key) >= SHORTEST and _stands_in(key, words))
    return tuple(names[key] for key in sorted(found, key=lambda key: (-len(key), key)))


def known_line(gigs: Sequence[ClientGig], said: Iterable[str] = ()) -> str:
    """Format as "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed. Rule: If …"; "" without gigs.

    Good ends come first; the newest that is over is always among those listed. A rule that a line of `said` ends with
    is not said again.
    """
    rule = rule_after(gigs)
    is_said = any(line.endswith(f": {on_one_line(rule)}") for line in said)
    return WITH_RULE.format(met(gigs), rule) if rule and not is_said else met(gigs)


def met(gigs: Sequence[ClientGig]) -> str:
    """Return the line without the rule."""
    if not gigs:
        return ""
    is_counted = len(gigs) > 1 and len({each.how for each in gigs}) == 1
    are_several = len(set(filter(None, (_described(each.client) for each in gigs)))) > 1
    ordered = sorted(gigs, key=lambda each: (not each.went_well, *_newest_first(each)))
    said = (_said(each, is_counted=is_counted, is_named=are_several) for each in _with_last_over(ordered))
    listed = "; ".join(said)
    if len(gigs) > MOST_SAID:
        listed = AND_MORE.format(listed, len(gigs) - MOST_SAID)
    client = on_one_line(bare_client(gigs[0].client) if are_several else gigs[0].client)
    return MET.format(client, listed) if len(gigs) == 1 else MET_OFTEN.format(client, _counted(gigs), listed)


def _with_last_over(ordered: Sequence[ClientGig]) -> Sequence[ClientGig]:
    """Return the first of them, including the one that the verdict counts."""
    first, last = ordered[:MOST_SAID], _last_over(ordered)
    return first if last is None or last in first else (*first[:-1], last)


def rule_after(gigs: Sequence[ClientGig]) -> str:
    """Return the newest rule written after a gig with this client; "" without one."""
    return next((each.rule for each in gigs if each.rule), "")


def source_line(gigs: Sequence[ClientGig]) -> str:
    """Format as "Malt: 2 gigs, both went wrong."; "" for fewer than two."""
    if len(gigs) < FEWEST_FOUND:
        return ""
    return MET.format(on_one_line(gigs[0].found), _counted(gigs))


def known_lines(client: str, source: str, gigs: Sequence[ClientGig], said: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a line on the client and one on the source, as far as known.

    A client of a longer or shorter name is asked about, never taken for the same. A rule that a line of `said` ends
    with is not said again.
    """
    known = known_line(of_client(client, gigs), said)
    if not known and (met_before := met(alike(client, gigs))):
        known = MAYBE_THE_SAME.format(met_before)
    return tuple(filter(None, (known, source_line(of_source(source, gigs)))))


def _counted(gigs: Sequence[ClientGig]) -> str:
    """Format two gigs or more as "2 gigs, both went wrong"."""
    how = Counter(each.how for each in gigs)
    wrong, going = how[wording.WENT_WRONG], how[wording.STILL_GOING]
    if len(how) == 1:
        (same,) = how
        return BOTH.format(same) if len(gigs) == 2 else ALL.format(len(gigs), same)
    if not wrong:
        return SOME_GOING.format(len(gigs), going)
    said = SOME_WRONG.format(len(gigs), wrong)
    return AND_GOING.format(said, going) if going else said


@lru_cache(1000)
def _described(name: str) -> str:
    """Return what is said of the client behind the name, without its marks; two that differ may be two clients."""
    return " ".join(re.findall(r"\w+", fold_name(name.removeprefix(bare_client(name)))))


def _said(each: ClientGig, *, is_counted: bool, is_named: bool) -> str:
    """Say when it was and how it ended; how is left out if the count before has said it of all."""
    ending = each.ended or each.how
    if is_counted:
        ending = ending.removeprefix(each.how).removeprefix(", ")
    client = on_one_line(each.client) if is_named else ""
    return ", ".join(filter(None, (client, wording.month(each.on), ending)))


def _stands_in(key: str, words: str) -> bool:
    name = r"\s+".join(map(re.escape, key.split()))
    return bool(re.search(rf"(?<!\w){name}(?!\w)", words))


def _begins(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two different names begin with the same words, all of the shorter one."""
    shorter, longer = sorted((one, other), key=len)
    return 0 < len(shorter) < len(longer) and longer[: len(shorter)] == shorter and len("".join(shorter)) >= SHORTEST


def _newest_first(each: ClientGig) -> tuple[int, str]:
    return -each.on.toordinal(), each.gig
