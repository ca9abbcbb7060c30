"""P7, K7, K9: keys in the wizard beside a bare TextArea with the same text, autosave running; a great paste."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count, islice

from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.retrospective import Facts, Retrospective
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import percentile, spread
from tests.benchmarks.stopwatch import Watched, now
from tests.benchmarks.table import Row, lasts, times

ANSWER = "story.tell"
DRAFT = "Written just now"
LETTERS = [chr(code) for code in range(0x100, 0x17F)]
"""Letters that stand nowhere else, so that each can be seen to arrive."""
BETWEEN_BLINKS = 0.4
"""Seconds of quiet: the cursor of a text blinks twice a second."""
STORED = 'SELECT length(text) AS length FROM answer WHERE retrospective = ? AND "key" = ?'


def rows(bench: Bench) -> Iterator[Row]:
    """Text of paragraphs, one long paragraph, one of unreasonable length, and a paste of 1 MB."""
    words = " ".join(maker.some(1).answers.values())
    lines = "\n\n".join(textwrap.wrap(words, 600))
    mine, bare = _typed(bench, lines)
    each = spread([percentile(mine, 0.95) / percentile(bare, 0.95)])
    yield times("P7", "a letter in the wizard, p95 / a bare TextArea's p95", each, 1.5)
    yield times("P7", "a letter in the wizard / a bare TextArea's", spread(_pairs(mine, bare)))
    yield lasts("P7", "a letter in the wizard, worst", max(mine))
    for size, limit in ((5_000, 60), (20_000, None)):
        mine, bare = _typed(bench, (words * 9)[:size])
        note = f" (p50 {spread(mine).median * 1000:.0f}; bare {percentile(bare, 0.95) * 1000:.0f})"
        yield lasts("K9", f"a letter in a paragraph of {size:,}, p95", percentile(mine, 0.95), limit, note)
        yield times("K9", f"a letter in a paragraph of {size:,} / a bare TextArea's", spread(_pairs(mine, bare)))
    yield from _pasted(bench)


def _pairs(mine: list[float], bare: list[float]) -> list[float]:
    return [one / other for one, other in zip(mine, bare, strict=True)]


def _typed(bench: Bench, text: str) -> tuple[list[float], list[float]]:
    """How long each letter took, in the middle of this text, in the wizard and in a bare TextArea in turns."""
    bench.tell(f"typing into {len(text):,} characters …")
    file = bench.folder / "text"
    file.write_text(text, encoding="utf-8")
    lags: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as stack:
        both = (
            wizard(bench, text, stack),
            stack.enter_context(bench.anchor("writing", str(file), str(len(text) // 2))),
        )
        both[1].shows(text.split()[len(text.split()) // 2])
        for terminal in both:
            terminal.settle(BETWEEN_BLINKS)
        for letter in islice(LETTERS, 6 * bench.rounds):
            for terminal, found in zip(both, lags, strict=True):
                terminal.settle()
                found.append(terminal.lag(letter, letter))
    return lags


def wizard(
    bench: Bench, text: str, stack: ExitStack, answer: str = ANSWER, hint: str = "What happened.*Tell it"
) -> Watched:
    """The wizard over many gigs on the long path, writing on in the middle of this text, on the page that says so."""
    home = bench.copy(bench.size, "writing")
    draft = Retrospective.new(id="f" * 32, facts=Facts(title=DRAFT, status=Status.OVER), answers={answer: text})
    store = Store.open(home / "retro.db")
    store.save(draft, version=None, place=DraftPosition(answer, len(text) // 2, rest=True))
    store.close()
    terminal = stack.enter_context(bench.at(home))
    terminal.shows(DRAFT)
    terminal.settle(1.0)
    terminal.lag("enter", hint)
    return terminal


def _pasted(bench: Bench) -> Iterator[Row]:
    """Paragraphs, as they come from a file: until every character is stored; then a key."""
    bench.tell("pasting 1 MB …")
    words = " ".join(gig.answers[ANSWER] for gig in islice(map(maker.some, count(1)), 40))
    line = "\n".join(textwrap.wrap(words, 600)) + "\n"
    text = (line * (990_000 // len(line) + 1))[:990_000]
    with ExitStack() as stack:
        terminal = wizard(bench, "", stack)
        library = Library(bench.folder / "copy-writing" / "retro.db", wait=10.0)
        began = now()
        terminal.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        while _length(library) < len(text) and now() - began < 30:
            terminal.settle(0.02)
        yield lasts("K7", "1 MB pasted: until it is stored", now() - began, 3000)
        terminal.settle(BETWEEN_BLINKS)
        lags = []
        for letter in LETTERS[: 2 * bench.rounds]:
            terminal.settle()
            lags.append(terminal.lag(letter, letter))
        yield lasts("K7", "a letter after that, p95", percentile(lags, 0.95), 50)


def _length(library: Library) -> int:
    found = library.fetch(STORED, "f" * 32, ANSWER)
    return int(found[0]["length"]) if found else 0
