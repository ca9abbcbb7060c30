"""What a copy that may leave takes over long texts that a careless pattern would scan again from each place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log

from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.text.folding import fold
from tests.benchmarks.bench import Bench
from tests.benchmarks.stopwatch import now
from tests.benchmarks.table import Row, milliseconds

SHORT, LONG = 250_000, 1_000_000
"""Characters: four times the text should take four times as long."""
FILLED = {
    "words": "the same story told again ", "digits": "1", "dots": ".", "at signs": "@", "spaces": " ",
    "1,2,1,2,": "1,2,", "1 1 1": "1 1 ", "names and accents": "Łódź’s Zoë ",
}  # fmt: skip
GIG = Retrospective.new(facts=Facts(client="Łódź Press", price=Decimal(1200), hours_worked=Decimal("37.5")))


def rows(bench: Bench) -> Iterator[Row]:
    """One row for each text, with how it grows: n^1 keeps step with the text."""
    for what, part in FILLED.items():
        shorter, longer = _lasts(part, SHORT), _lasts(part, LONG)
        grows = log(longer / shorter) / log(LONG / SHORT)
        yield Row("redact", f"a million characters: {what}", milliseconds(longer), "", f"n^{grows:.2f}")
    text = _text("Łódź’s Zoë told it again ", LONG)
    began = now()
    fold(text)
    yield Row("fold", "a million characters, one in ten not English", milliseconds(now() - began))


def _lasts(part: str, length: int) -> float:
    whole = GIG.with_answer("story.tell", _text(part, length))
    began = now()
    Redactor(["Rosa"]).redacted(whole)
    return now() - began


def _text(part: str, length: int) -> str:
    """One letter first: a text of spaces alone is none."""
    return f"x{part * (length // len(part))}"
