"""Finds numbers in words in a folded text: "twelve hundred", "half a million", "zweitausend", "mille deux cents".

In the languages of core.text.numbers.number_words. Each word is looked at once, so that the work grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from retro.core.text.numbers.eastern_numbers import NEVER_ALONE, ONE_WORD
from retro.core.text.numbers.number_words import NumberPart, parts_of

_HUNDRED = Decimal(100)


class SpeltNumber(NamedTuple):
    """Range of a number in words, and what it says."""

    start: int
    end: int
    value: Decimal | None
    """None if the words leave it open, such as "a couple of thousand"."""
    is_large: bool
    """True if it counts hundreds, thousands or millions."""
    words: tuple[str, ...]


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    parts: tuple[NumberPart, ...]


_GAPS = frozenset((" ", "-", "'", "  "))
_MOST_WORDS = 12


def spelt_numbers(text: str) -> Iterator[SpeltNumber]:
    """Find every number in words of a folded text; "a" alone counts as one."""
    run: list[_Word] = []
    languages = frozenset("")
    for found in ONE_WORD.finditer(text):
        word = found[0]
        parts = parts_of(word)
        if not parts:
            if run:
                yield from _number(run)
                run = []
            continue
        is_near = run and len(run) < _MOST_WORDS and text[run[-1].end : found.start()] in _GAPS
        if run and run[-1].parts[-1].kind == "p" and not _is_digit(parts[0]):
            is_near = False
        shared = frozenset(parts[0].languages)
        if is_near and shared & languages:
            languages = shared & languages
        else:
            yield from _number(run)
            run, languages = [], shared
        if run or parts[0].kind not in "jp":
            run.append(_Word(found.start(), found.end(), word, parts))
    yield from _number(run)


def _number(run: list[_Word]) -> Iterator[SpeltNumber]:
    """Yield the number that a run of words says, without joins and articles at its end."""
    while len(run) > 1 and run[-1].parts[-1].kind in "jap":
        run = run[:-1]
    if run and not (len(run) == 1 and run[0].text in NEVER_ALONE):
        parts = [part for word in run for part in word.parts]
        is_large = any(part.kind == "x" for part in parts) or any(part.value >= _HUNDRED for part in parts)
        yield SpeltNumber(run[0].start, run[-1].end, _value(parts), is_large, tuple(word.text for word in run))


def _with_number(current: Decimal, at: int, parts: Sequence[NumberPart]) -> Decimal | None:
    """Add the number at `at`; None if it begins another number."""
    part = parts[at]
    is_teen = part.value < 20 and current % 100 >= 60  # soixante-dix, quatre-vingt-dix
    if part.value == 20 and current % 100 == 4 and "f" in part.languages:
        return current + 76
    if current and not is_teen and not _goes_on(current, part.value, at, parts):
        return None
    return current + part.value


def _value(parts: Sequence[NumberPart]) -> Decimal | None:
    """Add up a number; None if it is vague or no one number, such as "one two three"."""
    total, current, factor, decimal = Decimal(0), Decimal(0), Decimal(1), Decimal(0)
    for at, part in enumerate(parts):
        if part.kind == "v":
            return None
        if part.kind == "p":
            decimal = Decimal("0.1")
        elif decimal and _is_digit(part):
            current, decimal = current + part.value * decimal, decimal / 10
        elif part.kind == "n":
            counted = _with_number(current, at, parts)
            if counted is None:
                return None
            current = counted
        elif part.kind == "h" and at and parts[at - 1].kind == "n" and current == 1:
            current = part.value  # "eine halbe", "un demi"
        elif part.kind == "h":
            current += part.value * (factor if factor > 1 and not current else 1)
        elif part.kind == "x" and part.value == _HUNDRED:
            current = (current % 1000 or 1) * part.value + (current // 1000) * 1000
        elif part.kind == "x":
            total, current, factor = total + (current or 1) * part.value, Decimal(0), part.value
            decimal = Decimal(0)
    return total + current


def _is_digit(part: NumberPart) -> bool:
    """Tell whether this word is a digit behind a decimal point."""
    return part.kind == "n" and part.value < 10


def _goes_on(current: Decimal, value: Decimal, at: int, parts: Sequence[NumberPart]) -> bool:
    """Tell whether a smaller number follows a larger one; German and Dutch have ones before tens: "dreiundzwanzig"."""
    is_turned = at > 1 and parts[at - 1].kind == "j" and bool({"g", "n"} & {*parts[at].languages})
    if is_turned and value < _HUNDRED and value % 10 == 0 and 0 < current % 100 < 10:
        return True
    return current % (10 if value < 10 else 100) == 0 and (value < 10 or current % 100 == 0) and value < current
