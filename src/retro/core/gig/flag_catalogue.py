"""Catalogue of red flags: name, question, suggested rule, sentence for a reply, cue words.

The wording is data in `flag_catalogue.toml`, whose head explains each member. The file is read once, on first use,
because only the wizard's picker and vetting need all of it; the names alone are in `flag_names`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from retro.core.gig.choices import Side, Stage
from retro.core.gig.cues import cue_table, flag_cues
from retro.core.gig.cues.phrasebook import CueHit, Phrasebook
from retro.core.gig.cues.phrases import beginning
from retro.core.gig.flag_names import NAMES
from retro.core.gig.retrospective import RedFlag

LATE = (Stage.WORK, Stage.DELIVERY)
"""Stages of which nothing can be seen before the yes."""
_reading = Lock()
READ = 30_000
"""Characters of a story that are read for cue words: more than anybody writes, and quick for a pasted book."""


@dataclass(frozen=True)
class CatalogueFlag:
    """One red flag; `code` never changes, because records refer to it.

    Flags of one `family` are sisters. The suggested rule reads "If {cue}, then I {act}.". `words` are in lower case and
    suggest the flag. A yes to `question`, about the next gig, means that it is there; if it `is_late`, a no does. `ask`
    is what to send to the client then, and `plain` the same if nothing was filled in. A no names `unless`, which the
    client could agree to, or a `reason` that no answer would change. `named` is the number of sources that name the
    flag.
    """

    code: str
    stage: Stage
    side: Side
    family: str
    cue: str
    act: str
    words: tuple[str, ...]
    question: str
    ask: str
    named: int
    plain: str = ""
    unless: str = ""
    reason: str = ""

    @property
    def is_late(self) -> bool:
        """Tell whether it shows only after the yes, so that one can only ask what was agreed."""
        return self.stage in LATE

    @property
    def name(self) -> str:
        """Return its name in the past tense, for a gig that is over."""
        return NAMES[self.code][0]

    @property
    def short(self) -> str:
        """Return its short name, timeless, for a coming gig or for several gigs."""
        return NAMES[self.code][1]


@cache
def flags() -> tuple[CatalogueFlag, ...]:
    """Return all flags in the order in which a gig meets them, A1 to E10."""
    import tomllib  # imported here, so that a screen that only names a stage does not wait
    from importlib import resources

    text = resources.files("retro.core.gig").joinpath("flag_catalogue.toml").read_text(encoding="utf-8")
    return tuple(_flag(row) for row in tomllib.loads(text)["flag"])


def by_code(code: str) -> CatalogueFlag | None:
    """Return the flag of that code, or None if this version does not know it."""
    return _coded().get(code)


def red_flag(flag: CatalogueFlag) -> RedFlag:
    """Return a catalogue flag as a red flag of a gig, without details."""
    return RedFlag(flag.code, flag.name, flag.stage, flag.side)


def red_flag_of(code: str) -> RedFlag | None:
    """Return the red flag of that code without details, or None if the catalogue has none."""
    flag = by_code(code)
    return red_flag(flag) if flag else None


def sisters(code: str) -> tuple[str, ...]:
    """Return the codes of the other flags of its family, in the catalogue's order; none for an unknown code."""
    flag = by_code(code)
    return tuple(other.code for other in flags() if flag and other.family == flag.family and other is not flag)


def most_named(n: int) -> tuple[CatalogueFlag, ...]:
    """Return the n flags that most sources name, the most named first; ties in the catalogue's order."""
    return tuple(sorted(flags(), key=lambda flag: -flag.named)[:n])


def suggested(text: str) -> tuple[str, ...]:
    """Return the codes of the flags whose cue words are in a text, those with the most different cue words first.

    Ties go to the flag that more sources name. A cue word counts at the start of a word, within one sentence, and not
    denied ("it was not urgent"); case, accents and punctuation do not count, and "didn't" reads as "did not". Words
    inside a longer phrase of another flag count for that one: "I went quiet", not "went quiet". What only a job post's
    phrases (`flag_cues`) find comes last. A very long text is read up to READ characters.
    """
    read_ahead()
    words = cue_table.spelled(text[:READ])
    told = tuple(_outermost(_cue_words().found(words, everywhere=True)))
    found: dict[str, set[str]] = {
        each.code: set() for each in flag_cues.flags_shown(words) if not _is_told_of_another(each, told)
    }
    for hit in told:
        found.setdefault(hit.key, set()).add(hit.phrase.written)
    ranked = sorted(flags(), key=lambda flag: (-len(found.get(flag.code, ())), -flag.named))
    return tuple(flag.code for flag in ranked if flag.code in found)


def read_ahead() -> None:
    """Read all phrases, which takes half a second once; a second thread waits for the first."""
    with _reading:
        cue_table.cue_book()
        _cue_words()


def _flag(row: Mapping[str, Any]) -> CatalogueFlag:
    read = {"stage": Stage(row["stage"]), "side": Side(row["side"]), "words": tuple(row["words"])}
    return CatalogueFlag(**{**row, **read})


@cache
def _coded() -> dict[str, CatalogueFlag]:
    return {flag.code: flag for flag in flags()}


@cache
def _cue_words() -> Phrasebook[str]:
    """Build the phrasebook of all flags' cue words, by code."""
    plain = ((flag.code, beginning(word, cue_table.spellings())) for flag in flags() for word in flag.words)
    return Phrasebook((*plain, *cue_table.told()))


def _outermost(hits: Iterable[CueHit[str]]) -> Iterator[CueHit[str]]:
    """Yield the hits that don't lie inside a longer one of another flag."""
    outer: list[CueHit[str]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        outer = [each for each in outer if each.end > hit.start]
        if not any(hit.end <= each.end and hit.key != each.key and _length(hit) < _length(each) for each in outer):
            outer.append(hit)
            yield hit


def _is_told_of_another(shown: flag_cues.Shown, told: Iterable[CueHit[str]]) -> bool:
    """Tell whether all that shows a flag as in a post lies in what is told of another: there "we" are the client."""
    others = [each for each in told if each.key != shown.code]
    return bool(shown.hits) and all(
        any(each.start <= hit.start and hit.end <= each.end for each in others) for hit in shown.hits
    )


def _length(hit: CueHit[str]) -> int:
    return hit.end - hit.start
