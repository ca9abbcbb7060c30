"""The keys of commands as they act: those that the user has given them, else those that they are declared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

GO_ON = frozenset(("enter", "f3", "ctrl+n"))
"""Usual keys that end what is written, and go on."""


class HasOwnKeys:
    """An app whose user can give other keys to its commands; stock Textual's has none."""

    own_keys: Mapping[str, str]
    """Keys by the ids of commands."""


def own_keys(node: DOMNode) -> Mapping[str, str]:
    """Return the keys that the user has given to commands, by id."""
    return node.app.own_keys if isinstance(node.app, HasOwnKeys) else {}


def declared(node: DOMNode) -> Iterator[tuple[Binding, frozenset[str]]]:
    """Yield the bindings of a node's classes, each with the keys that act."""
    own = own_keys(node)
    for kind in type(node).__mro__:
        for each in vars(kind).get("BINDINGS", ()):
            if isinstance(each, Binding):
                keys = own.get(each.id or "", each.key)
                yield each, frozenset(key.strip() for key in keys.split(","))


def has_key(screen: Screen[object], key: str) -> bool:
    """Tell whether a screen has a key of its own, even if it can't act now: whoever presses it writes no text."""
    return any(key in keys for _, keys in declared(screen))


def goes_on(app: App[None], key: str) -> bool:
    """Tell whether a key goes on to what comes next, also one that the user has given to such a command."""
    if key in GO_ON or not own_keys(app):
        return key in GO_ON
    bound = app.screen.active_bindings.get(key)
    same = (each for each, _ in declared(bound.node) if each.id == bound.binding.id) if bound else ()
    return any(not GO_ON.isdisjoint(each.key.split(",")) for each in same)
