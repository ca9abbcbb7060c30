"""The words before an answer that is no sentence of its own: "Done so far: the form". English only."""

from __future__ import annotations

import re

ON_ONE_LINE = frozenset({"money", "someone", "next"})
"""Parts whose short answer can begin with a name or a day, and stays beside its lead."""
_SENTENCES = (
    *("i", "i'm", "i'll", "i've", "i'd", "i’m", "i’ll", "i’ve", "i’d"),
    *("we", "we'll", "we’ll", "you", "you'll", "you’ll", "nothing", "everything"),
)
"""Beginnings of an answer that is already a sentence and needs no lead."""
_FRAGMENT = 3
"""Most words of an answer that begins like a sentence and is none: "nothing yet"."""
_SMALL = frozenset([
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "their", "its", "it", "all", "any",
    "some", "each", "every", "both", "half", "one", "two", "three", "four", "most", "much", "many", "no",
    "none", "nothing", "everything", "not", "only", "just", "still", "almost", "there", "here", "what",
    "whatever", "at", "on", "in", "by", "from", "until", "before", "after", "within", "around", "about", "as",
    "tomorrow", "today", "tonight", "next",
])  # fmt: skip
"""Words that are no names: a capital only says that the answer begins with them."""
_NO = frozenset([
    "no", "nope", "none", "nobody", "no one", "no-one", "noone", "not really", "no idea", "i don't", "no i don't",
    "n/a", "sadly no", "sadly not", "unfortunately not", "nein", "niemand", "non", "personne", "nadie", "nee",
])  # fmt: skip
"""Answers that name nobody."""
_SENTENCE_END = re.compile(r"[.!?…]\s+\S")


def is_no(name: str, text: str) -> bool:
    """Tell whether it answers "Do you know someone who could do it?" by a plain no, which is not for the client."""
    said = " ".join(text.casefold().replace("’", "'").replace(",", " ").split()).rstrip(".!")
    return name == "someone" and said in _NO


def needs_lead(text: str) -> bool:
    """Tell whether an answer reads better with its lead; a sentence of its own does not."""
    words = text.split(maxsplit=_FRAGMENT)
    begins = words[0].lower().rstrip(",") if words else ""
    return begins not in _SENTENCES or (begins[-5:] == "thing" and len(words) <= _FRAGMENT and "." not in text)


def led_text(lead: str, text: str, *, on_one_line: bool = False) -> str:
    """Return the lead and the answer: on one line with a small letter, or below it if it begins a sentence.

    `on_one_line` keeps an answer beside its lead that begins with a name.
    """
    first, is_one = text.split(maxsplit=1)[0], "\n" not in text and not _SENTENCE_END.search(text)
    if not first[0].isupper() and "\n" not in text:
        return f"{lead} {text}"
    if is_one and first.rstrip(",").lower() in _SMALL and first != "I":
        return f"{lead} {first.lower()}{text[len(first) :]}"
    is_name = on_one_line or first[1:] != first[1:].lower()
    return f"{lead} {text}" if is_one and is_name else f"{lead}\n{text}"
