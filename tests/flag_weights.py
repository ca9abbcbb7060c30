"""Learns core/gig/cues/words.json from labelled posts. Run `python -m tests.flag_weights` when posts or phrases change.

With `--figures` it writes nothing, and prints what is reached with words that were not learned from: each file of posts
is by another author, and is read with the weights that the others give. Phrases were written with all of them at hand,
so what counts there is how much of what they find is kept, and what is right of what is told without them.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from retro.core.gig.cues import cue_table, flag_cues, flag_words
from retro.core.gig.cues.flag_words import UNIT
from retro.core.gig.cues.passages import Passage

DATA = Path(__file__).parent / "data"
FILE = Path(cue_table.__file__).with_name("words.json")
ROUNDS, NOT_SHOWN_FOR_EACH, TWICE = 12, 12, 2
"""Rounds of learning; sentences without the flag for each one that has it, and how often a round reads that one."""
FIRST_STEP, SLOWER, SLOW_START, FADING = 0.5, 0.3, 0.1, 0.9999
HARMLESS = ""
START, LEAST_SHOWN, LEAST_SEEN, LEAST_WEIGHT = -2.0, 6, 2, 0.125
"""Score to begin with; examples that a flag needs, and a word; the smallest weight that is kept."""


@dataclass(frozen=True)
class Example:
    """A sentence, the flags that it shows, and those of which it can't be said."""

    features: frozenset[str]
    shows: frozenset[str]
    open: frozenset[str] = frozenset()
    is_harmless: bool = False
    """It is labelled as one that shows nothing."""


def post_files() -> Sequence[Path]:
    """Files of labelled posts, each by another author."""
    return sorted(DATA.glob("posts*.json"))


def examples_of(file: Path) -> Iterator[Example]:
    """Yield the sentences of posts: one shows a flag if the post does and a phrase for it is there."""
    for post in json.loads(file.read_text("utf-8")):
        words = cue_table.spelled(post["text"])
        places = {each.code: {words.sentences[hit.start] for hit in each.hits} for each in flag_cues.flags_shown(words)}
        there = set(post["there"])
        unplaced = {code for code in there if not places.get(code)}
        for sentence in words.sentence_ranges:
            at = words.sentences[sentence.start]
            shows = frozenset(code for code in there if at in places.get(code, ()))
            yield Example(_features(words, sentence), shows, frozenset({*post["arguable"], *unplaced}))


def single_sentences() -> Iterator[Example]:
    """Yield the sentences that are labelled one by one; the harmless ones show nothing."""
    for code, said in _labelled():
        words = cue_table.spelled(said)
        said_by = _features(words, range(len(words.words)))
        yield Example(said_by, frozenset({code} - {HARMLESS}), is_harmless=code == HARMLESS)


def _labelled() -> Iterator[tuple[str, str]]:
    for name in (
        "flag-sentences.json",
        "flag-everyday.json",
        "flag-voices.json",
        "flag-plainly.json",
        "flag-offhand.json",
        "flag-everyone.json",
        "flag-promises.json",
        "flag-asides.json",
    ):
        sentences: dict[str, Any] = json.loads((DATA / name).read_text("utf-8"))
        yield from ((code, said) for code, each in sentences["flags"].items() for said in each)
        yield from ((HARMLESS, said) for said in sentences["calm"])


def _features(words: Passage, sentence: range) -> frozenset[str]:
    return frozenset(feature for _, feature in flag_words.features(words, sentence))


def learned(examples: Sequence[Example], codes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Learn the weights of these flags: logistic regression, in steps that grow smaller, the same each time."""
    seen = Counter(feature for each in examples for feature in each.features)
    known: dict[str, int] = {}
    rows = [
        [known.setdefault(feature, len(known)) for feature in sorted(each.features) if seen[feature] >= LEAST_SEEN]
        for each in examples
    ]
    start: dict[str, int] = {}
    words: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        shown = [at for at, each in enumerate(examples) if code in each.shows and rows[at]]
        others = [at for at, each in enumerate(examples) if rows[at] and code not in each.shows | each.open]
        if len(shown) < LEAST_SHOWN:
            continue
        always = [at for at in others if examples[at].is_harmless]
        begin, weights = _fitted(rows, shown, others, always, len(known))
        start[code] = round(begin * UNIT)
        for feature, at in known.items():
            weight = round(weights[at] * UNIT)
            if weight and abs(weights[at]) > LEAST_WEIGHT:
                words[feature].append(f"{code} {weight}")
    return {"start": start, "words": {feature: " ".join(words[feature]) for feature in sorted(words)}}


def _fitted(
    rows: Sequence[Sequence[int]], shown: Sequence[int], others: Sequence[int], always: Sequence[int], count: int
) -> tuple[float, Sequence[float]]:
    weights, begin, chance = [0.0] * count, START, random.Random(1)
    weight_of, exp, roots = weights.__getitem__, math.exp, [math.sqrt(len(row)) for row in rows]
    for turn in range(ROUNDS):
        drawn = chance.sample(others, min(len(others), len(shown) * NOT_SHOWN_FOR_EACH))
        batch = [*((at, 1) for at in shown for _ in range(TWICE)), *((at, 0) for at in (*drawn, *always))]
        chance.shuffle(batch)
        step = FIRST_STEP / (1 + turn * SLOWER)
        for at, is_shown in batch:
            row = rows[at]
            score = begin + sum(map(weight_of, row))
            error = is_shown - 1 / (1 + exp(-max(-30.0, min(30.0, score))))
            change = step * error / roots[at]
            for feature in row:
                weights[feature] = weights[feature] * FADING + change
            begin += step * error * SLOW_START
    return begin, weights


def table(files: Iterable[Path], codes: Iterable[str] | None = None) -> dict[str, Any]:
    """Learn from these files of posts and from the single sentences, for these flags or for all."""
    examples = [*(each for file in files for each in examples_of(file)), *single_sentences()]
    return learned(examples, cue_table.codes() if codes is None else codes)


def written(weights: Mapping[str, Any]) -> str:
    """Format the table as the file has it: a line for each word."""
    return json.dumps(weights, ensure_ascii=False, indent=0) + "\n"


def figures() -> str:
    """What is right, wrong and missed over all authors, each read with the weights of the others."""
    from retro.core.vet.posts.post_reading import understand_post

    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for file in post_files():
        weights = flag_words.weights_of(table(other for other in post_files() if other != file))
        with mock.patch.object(flag_words, "_weights", return_value=weights):
            for post in json.loads(file.read_text("utf-8")):
                words = cue_table.spelled(post["text"])
                found = {
                    "phrases": {each.code for each in flag_cues.flags_shown(words)},
                    "words": {code for code, _ in flag_words.Sound(words).flags()},
                    "both": {each.code for each in understand_post(post["text"]).shown},
                }
                for way, codes in found.items():
                    there, arguable = set(post["there"]), set(post["arguable"])
                    ways[way].update(right=len(codes & there), wrong=len(codes - there - arguable), all=len(there))
    return "\n".join(
        f"{way}: {each['right']} right, {each['wrong']} wrong, {each['all'] - each['right']} missed"
        for way, each in ways.items()
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--figures"]:
        print(figures())
    else:
        FILE.write_text(written(table(post_files())), "utf-8")
