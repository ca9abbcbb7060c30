"""Separates the words after `retro search` from its options: unknown dashed words are words too."""

from __future__ import annotations

from itertools import islice

from retro.commands.filter_options import FILTERS

_FILTERS = tuple(f"--{name}" for name in FILTERS)


def search_words(words: list[str]) -> tuple[list[str], list[str] | None]:
    """Split the words after `search`, dashed ones too, from the options that search knows."""
    if "search" not in words or any(not word.startswith("-") for word in _before(words)):
        return words, None
    at = len(_head(words))
    kept = words[: at + 1]
    wanted: list[str] = []
    rest = iter(words[at + 1 :])
    for word in rest:
        if word == "--":
            wanted += rest
        elif word in ("--json", "--help", "-h") or (word.partition("=")[0] in ("--home", *_FILTERS) and "=" in word):
            kept.append(word)
        elif word == "--home":
            kept += [word, next(rest, "")]
        elif word in _FILTERS:
            kept += [word, *islice(rest, 1)]
        else:
            wanted.append(word)
    return kept, wanted


def _head(words: list[str]) -> list[str]:
    """Return the arguments before the command."""
    return words[: words.index("search")]


def _before(words: list[str]) -> list[str]:
    """Return the arguments before the command without --home and its value."""
    head = _head(words)
    return [word for number, word in enumerate(head) if number == 0 or head[number - 1] != "--home"]
