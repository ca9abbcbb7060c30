"""Commands of the palette: what acts on the screen below, in the order of its footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

from retro.tui.kit.footer import key_name

MOVES = frozenset(
    ("move", "turn", "line", "edge", "step", "scroll", "section", "stage", "number", "choose", "press", "to_list")
)
"""Actions that only move a cursor or take what is under it."""
LEFT_OUT = frozenset(("command_palette", "focus_next", "focus_previous", "help", "quit", "close", "how_to_quit"))
"""Actions that the palette replaces, has among its own, or cannot run."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done."""

    id: str
    """Id by which its use is remembered."""
    name: str
    """Its name, as in the footer."""
    says: str
    """What it does, in a few words."""
    run: Callable[[], object]
    """Runs it once the palette is closed; may return an awaitable."""
    key: str = ""
    """Its key on this screen; "" for none."""
    is_gig: bool = False
    """True if it opens a gig; that is not remembered."""


def here(screen: Screen[object]) -> list[Command]:
    """Return what can be done on a screen now; of two keys for one action, or for the same words, the first."""
    found: dict[str, Command] = {}
    words: set[tuple[str, str]] = set()
    for active in sorted(screen.active_bindings.values(), key=lambda each: each.binding.action == "leave"):
        node, binding, enabled, tooltip = active
        if enabled and tooltip and not _is_left_out(active):
            run = partial(screen.app.run_action, binding.action, node)
            command = Command(binding.id or binding.action, binding.description, tooltip, run, key_shown(binding))
            if (command.name, command.says) not in words:
                found.setdefault(binding.action, command)
            words.add((command.name, command.says))
    return list(found.values())


def in_order_of_use(commands: Iterable[Command], used: Iterable[str]) -> Iterator[Command]:
    """Sort by last use, then all others as they come."""
    by_id = {command.id: command for command in commands}
    for id in used:
        if id in by_id:
            yield by_id.pop(id)
    yield from by_id.values()


def key_shown(binding: Binding) -> str:
    """Return the key of a binding as people write it."""
    return binding.key_display or key_name(binding.key)


def _is_left_out(active: ActiveBinding) -> bool:
    name = active.binding.action.partition("(")[0].rpartition(".")[2]
    is_of_text = isinstance(active.node, TextArea | Input) and not (active.binding.id or "").strip()
    return name in MOVES or name in LEFT_OUT or is_of_text
