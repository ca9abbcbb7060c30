"""Choice of red flags: which are likely for this gig, which belong to a stage, and ticking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from retro.core.gig import flag_catalogue, wording
from retro.core.gig.choices import Side, Stage
from retro.core.gig.flag_names import flag_key, other_names
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.text.folding import fold, folded_words
from retro.core.text.one_line import on_one_line
from retro.core.wizard.history import Appearance, GigHistory

LIKELY = 8
"""Number of flags offered first; ticked ones are among them even if there are more."""

SILENCE = ("D1", "D2", "D3", "D13", "D15")
MOST_FACES = 2
"""Flags that a story of one silence suggests all together, and how many of them are offered first without a past."""

LONGEST_NAME = 28
"""Most characters of a gig's name in a note of two lines."""

Ticked = tuple[RedFlag, ...]
AND_MORE = "{} and {} more"


@dataclass(frozen=True, slots=True)
class FlagChoices:
    """All flags that can be ticked in one gig, by key, and the likely ones, best first."""

    flags: Mapping[str, RedFlag]
    ranking: tuple[str, ...]
    appearances: Mapping[str, tuple[Appearance, ...]]

    def likely(self, ticked: Ticked) -> Ticked:
        """Return those to show first: what is ticked, and the likeliest beside it, LIKELY unless more are ticked."""
        keys = {flag.key for flag in ticked}
        others = [key for key in self.ranking if key not in keys]
        shown = keys.union(others[: max(LIKELY - len(keys), 0)])
        first = tuple(self.flags[key] for key in self.ranking if key in shown)
        return first + tuple(flag for flag in ticked if flag.key not in self.ranking)

    def listed(self, tab: str, words: str, ticked: Ticked, known: Ticked) -> Ticked:
        """Return those with these words in their names.

        Without words those of a stage, or at any other tab the likely ones.

        `known` are flags to list besides these, ticked or not.
        """
        if folded_words(words):
            return self.found(words, known)
        return self.of_stage(Stage(tab), known) if tab in tuple(Stage) else self.likely(ticked)

    def of_stage(self, stage: Stage, ticked: Ticked) -> Ticked:
        """Return those of one stage, the catalogue's before the user's own."""
        return tuple(flag for flag in self._all(ticked) if flag.stage is stage)

    def found(self, words: str, ticked: Ticked) -> Ticked:
        """Return those of any stage whose names hold all the words, parts of words too, in any spelling.

        A short name is one too: "quiet" finds "Going quiet on the client". After them come those of the catalogue whose
        rules or cue words do: "told" finds what is about telling.
        """
        wanted = folded_words(words)
        every = tuple(self._all(ticked))
        named = [
            flag for flag in every if any(_holds(name, wanted) for name in (flag.label, *other_names(flag.key, "")))
        ]
        return (*named, *(flag for flag in every if flag not in named and _is_about(flag, wanted)))

    def named(self, name: str, ticked: Ticked) -> RedFlag | None:
        """Return the flag of that name or code in any case, so that naming it again means the same one."""
        key = flag_key(name)
        return next(
            (flag for flag in self._all(ticked) if key in (flag.key, flag_key(flag.label), flag_key(flag.name))), None
        )

    def times(self, flag: RedFlag) -> int:
        """Count the earlier gigs in which it was there and could have been seen."""
        return len(self.appearances.get(flag.key, ()))

    def _all(self, ticked: Ticked) -> Ticked:
        own = (flag for flag in ticked if flag.key not in self.flags)
        return (*self.flags.values(), *own)


def flag_choices(retrospective: Retrospective, memory: GigHistory) -> FlagChoices:
    """Return what can be ticked in this gig, from earlier gigs and from what was written so far."""
    flags = {flag.key: flag for flag in (*map(flag_catalogue.red_flag, flag_catalogue.flags()), *memory.own)}
    earlier = {key: gigs for key in memory.appearances if (gigs := memory.seen(key))}
    missed = {key: on for key, gigs in earlier.items() if (on := [gig.on for gig in gigs if gig.is_missed])}
    by_times = sorted(missed, key=lambda key: (len(missed[key]), max(missed[key])), reverse=True)
    written = flag_catalogue.suggested("\n".join(_texts(retrospective)))
    most_named = (flag.code for flag in flag_catalogue.most_named(2 * LIKELY))
    ranking = tuple(key for key in dict.fromkeys((*by_times, *written, *most_named)) if key in flags)
    return FlagChoices(flags, _with_few_faces_of_silence(ranking, by_times), earlier)


def _with_few_faces_of_silence(ranking: Iterable[str], past: Collection[str]) -> tuple[str, ...]:
    """Return the ranking with the third face of one silence, and later ones, last; what has a past stays in place."""
    first: list[str] = []
    last: list[str] = []
    for key in ranking:
        faces = sum(each in SILENCE for each in first)
        (last if key in SILENCE and key not in past and faces >= MOST_FACES else first).append(key)
    return (*first, *last)


def new_own_flag(name: str, stage: Stage, side: Side) -> RedFlag:
    """Return a flag of the user's own, its name on one line."""
    return RedFlag(None, on_one_line(name), stage, side)


def is_ticked(flag: RedFlag, ticked: Ticked) -> bool:
    """Tell whether a flag of the same key is ticked."""
    return any(other.key == flag.key for other in ticked)


def with_tick(ticked: Ticked, flag: RedFlag) -> Ticked:
    """Return them with this flag, which is the pivot only if there is none."""
    if is_ticked(flag, ticked):
        return ticked
    has_pivot = any(other.pivot for other in ticked)
    return (*ticked, flag._replace(pivot=flag.pivot and not has_pivot))


def without_tick(ticked: Ticked, flag: RedFlag) -> Ticked:
    """Return them without this flag."""
    return tuple(other for other in ticked if other.key != flag.key)


def with_details(ticked: Ticked, flag: RedFlag) -> Ticked:
    """Return them with other details of this flag."""
    return tuple(flag if other.key == flag.key else other for other in ticked)


def with_pivot(ticked: Ticked, key: str | None) -> Ticked:
    """Return them with this one as the pivot, or with none."""
    return tuple(flag._replace(pivot=flag.key == key) for flag in ticked)


def is_told(flag: RedFlag) -> bool:
    """Tell whether it has details besides its tick."""
    return bool(flag.hindsight or flag.seen_on or flag.saw.strip() or flag.told_myself.strip())


def earlier_gigs_text(appearances: tuple[Appearance, ...]) -> str:
    """Format the gigs that had it, at least one: "Booking calendar (Dec 2025) and 2 more".

    It names the gig from which `excuse` comes, else the newest; a long name is cut.
    """
    told = _named(appearances)
    name = on_one_line(told.name)
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    named = f"{short} ({wording.month(told.on)})"
    return AND_MORE.format(named, len(appearances) - 1) if appearances[1:] else named


def names_the_last(appearances: tuple[Appearance, ...]) -> bool:
    """Tell whether `earlier_gigs_text` names the newest gig."""
    return _named(appearances) is appearances[0]


def _named(appearances: tuple[Appearance, ...]) -> Appearance:
    return next((gig for gig in appearances if gig.told_myself.strip()), appearances[0])


def excuse(appearances: tuple[Appearance, ...]) -> str:
    """Return what the user told themselves when it was last written down."""
    told = (on_one_line(gig.told_myself) for gig in appearances)
    return next((words for words in told if words), "")


def _texts(retrospective: Retrospective) -> Iterator[str]:
    yield retrospective.facts.title
    yield from retrospective.answers.values()
    yield from (moment.text for moment in retrospective.moments)
    yield from retrospective.losses.values()


def _is_about(flag: RedFlag, wanted: Iterable[str]) -> bool:
    """Tell whether words in what the catalogue says of a flag begin with all these folded words."""
    known = flag_catalogue.by_code(flag.key)
    said = fold(" ".join((known.family, known.cue, known.act, *known.words))) if known else ""
    return bool(said) and all(f" {word}" in f" {said}" for word in wanted)


def _holds(name: str, wanted: Iterable[str]) -> bool:
    """Tell whether a name holds all these folded words, parts of words too."""
    folded = fold(name)
    return all(word in folded for word in wanted)
