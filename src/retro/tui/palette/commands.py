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
"""Actions that only move a cursor or take what stands under it."""
LEFT_OUT = frozenset(("command_palette", "focus_next", "focus_previous", "help", "quit", "close", "how_to_quit"))
"""Actions that the palette itself stands for, has among its own, or is no place for."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done."""

    id: str
    """What it is remembered by."""
    name: str
    """As the footer has it."""
    says: str
    """What it does, in a few words."""
    run: Callable[[], object]
    """Does it, once the palette is closed; may return something to await."""
    key: str = ""
    """The key that does it here too; "" where there is none."""
    is_gig: bool = False
    """Whether it opens a gig; that is not remembered."""


def here(screen: Screen[object]) -> list[Command]:
    """What can be done on a screen just now; of two keys for one thing the first."""
    found: dict[str, Command] = {}
    for active in sorted(screen.active_bindings.values(), key=lambda each: each.binding.action == "leave"):
        node, binding, enabled, tooltip = active
        if enabled and tooltip and not _is_left_out(active):
            run = partial(screen.app.run_action, binding.action, node)
            command = Command(binding.id or binding.action, binding.description, tooltip, run, key_shown(binding))
            found.setdefault(binding.action, command)
    return list(found.values())


def in_order_of_use(commands: Iterable[Command], used: Iterable[str]) -> Iterator[Command]:
    """What was used last first, then all others as they come."""
    by_id = {command.id: command for command in commands}
    for id in used:
        if id in by_id:
            yield by_id.pop(id)
    yield from by_id.values()


def key_shown(binding: Binding) -> str:
    """The key of a binding as a person writes it."""
    return binding.key_display or key_name(binding.key)


def _is_left_out(active: ActiveBinding) -> bool:
    name = active.binding.action.partition("(")[0].rpartition(".")[2]
    is_of_text = isinstance(active.node, TextArea | Input) and not (active.binding.id or "").strip()
    return name in MOVES or name in LEFT_OUT or is_of_text
