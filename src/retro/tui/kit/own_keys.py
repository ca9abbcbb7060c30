"""Names the key of a command on screen: the user's own, else the usual one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textual.binding import ActiveBinding
from textual.dom import DOMNode

from retro.tui.kit.footer import key_in_words, key_name
from retro.tui.terminal.bound_keys import own_keys

NAMED = r"(?<![\w+])(?:{0})(?: or (?:{0}))?(?![\w+])"
"""Pattern of keys of a command as a sentence names them: one, or two that do the same."""


def own_key_of(node: DOMNode, id: str, usual: str) -> str:
    """Return the key of the command of this id, as named on screen."""
    return _named(node, id, usual, key_name)


def own_key_in_words(node: DOMNode, id: str, usual: str) -> str:
    """Return the key as it is named within a sentence: "Ctrl+T"."""
    return _named(node, id, usual, key_in_words)


def _named(node: DOMNode, id: str, usual: str, name: Callable[[str], str]) -> str:
    own = own_keys(node).get(id)
    return name(own.partition(",")[0]) if own else usual


def in_own_keys(node: DOMNode, sentence: str, *ids: str) -> str:
    """Return a sentence that names usual keys of these commands with the user's own in their places."""
    for id in ids:
        if own := own_keys(node).get(id):
            from retro.tui.kit.key_table import USUAL  # imported only for a user with own keys

            usual = "|".join(re.escape(key_in_words(key)) for key in USUAL[id][0].split(","))
            before, named, after = _parted(sentence, NAMED.format(usual))
            sentence = f"{before}{key_in_words(own.partition(',')[0])}{after}" if named else sentence
    return sentence


def _parted(sentence: str, pattern: str) -> tuple[str, str, str]:
    """Return what comes before the first match, the match, and what comes after it; no match is ""."""
    found = re.search(pattern, sentence)
    return (sentence[: found.start()], found[0], sentence[found.end() :]) if found else (sentence, "", "")


def key_of_action(node: DOMNode, action: str, usual: str) -> str:
    """Return the key of this action on the node's screen, as named on screen."""
    if not own_keys(node):
        return usual
    same = {action, action.removeprefix("screen.")}
    ids = (active.binding.id for active in node.screen.active_bindings.values() if active.binding.action in same)
    return next((own_key_of(node, id, usual) for id in ids if id and id in own_keys(node)), usual)


def in_usual_order(found: Iterable[tuple[str, ActiveBinding]]) -> dict[str, ActiveBinding]:
    """Return keys in the order in which each widget declares them: Textual puts changed ones last."""
    from retro.tui.kit.key_table import USUAL  # imported only for a user with own keys

    rank = {id: at for at, id in enumerate(USUAL)}
    pairs = list(found)
    nodes: dict[int, int] = {}
    for _, active in pairs:
        nodes.setdefault(id(active.node), len(nodes))
    return dict(sorted(pairs, key=lambda pair: (nodes[id(pair[1].node)], rank.get(pair[1].binding.id or "", -1))))
