"""Footer with the keys that act now, read from the live bindings, never clipped."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from retro.core.value import Value
from retro.tui.terminal.safe_text import styled

KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "plus": "+",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


KEY_STYLE = "bold $footer-key-foreground"


HELP_PLACE, OWN_PLACE, LAST_PLACE = 0, 4, 5
LEADING = {
    "help": HELP_PLACE,
    **dict.fromkeys(
        (
            "wizard.continue",
            "review.finish",
            "review.done",
            "first.choose_marked",
            "closing.choose_marked",
            "export.ready",
            "flag_form.done",
        ),
        1,
    ),
    "wizard.back": 2,
    "flags.tick": 3,
}
"""Fixed places after help; lower comes first.

F3 goes on in the wizard, writes the file of an export and closes a red flag's details. Then F2, then a page's own.
"""
OWN_PLACES = (3, OWN_PLACE)
"""Places of a screen's own keys."""


GAP = 3
"""Cells between two keys where all has room."""
SQUEEZED = ((GAP, 3), (2, 3), (GAP, 2), (2, 2), (1, 2), (2, 1), (1, 1), (0, 1), (2, 0), (1, 0))
"""Cells between two keys, and number of the screen's own keys that must fit with those that have a place; widest first.
With 0 cells there is one, and help is its key without its word."""


class Hint(Value):
    """A key and what it does."""

    key: str
    words: str
    action: str
    place: int = OWN_PLACE
    """Place in the line, by which others come before or after it."""
    gap: int = GAP
    """Cells between it and the next."""

    @property
    def width(self) -> int:
        """Return its cells on the line, with the gap around it."""
        return len(f"{self.key} {self.words}".rstrip()) + self.gap


def key_name(key: str) -> str:
    """Return a key as people write it: `^n`, `F1`, `Esc`, `?`."""
    *held, name = key.split("+")
    if held == ["ctrl"]:
        return f"^{name}"
    if held:
        return KEY_NAMES.get(key) or key_in_words(key)
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return KEY_NAMES.get(key, key)


def key_in_words(key: str) -> str:
    """Return a key in its long form: `Ctrl+N`, `Shift+F3`, `F1`, `Esc`, `?`."""
    *held, name = key.split("+")
    if not held or key in KEY_NAMES:
        return key_name(key)
    words = key_name(name)
    return "+".join((*(each.capitalize() for each in held), f"{words[:1].upper()}{words[1:]}"))


def hints(bindings: dict[str, ActiveBinding]) -> list[Hint]:
    """Return the shown bindings, one for each action and each name, but for Esc.

    Help comes first, Continue and Back of the wizard next, Esc last.
    """
    found: dict[str, Hint] = {}
    for key, (_, binding, enabled, _) in bindings.items():
        others = (hint.words for hint in found.values() if hint.key != KEY_NAMES["escape"])
        is_named = key != "escape" and binding.description in others
        if binding.show and enabled and binding.action not in found and not is_named:
            place = LEADING.get(binding.id or "", LAST_PLACE if key == "escape" else OWN_PLACE)
            name = binding.key_display or key_name(key)
            found[binding.action] = Hint(name, binding.description, binding.action, place)
    return sorted(found.values(), key=lambda hint: hint.place)


def without_named(found: list[Hint], named: frozenset[str]) -> list[Hint]:
    """Return them without those whose action a menu names, key and all; Esc stays."""
    return [
        hint for hint in found if hint.key == KEY_NAMES["escape"] or hint.action.removeprefix("screen.") not in named
    ]


def fit_keys(found: list[Hint], width: int) -> list[Hint]:
    """Return those that fit one line, in order; where some do not, the less important ones go.

    Help, Continue, Back and the way out matter most, then the others in their order.
    """
    ranked = sorted(range(len(found)), key=lambda at: found[at].place in OWN_PLACES)
    hints = _squeezed(found, width)
    kept = set[int]()
    for at in ranked:
        if hints[at].width <= width:
            width -= hints[at].width
            kept.add(at)
    return [hint for at, hint in enumerate(hints) if at in kept]


def _squeezed(found: list[Hint], width: int) -> list[Hint]:
    """Return them as far apart as leaves room for those that matter most."""
    placed = [hint for hint in found if hint.place not in OWN_PLACES]
    others = [hint for hint in found if hint.place in OWN_PLACES]
    for gap, own in SQUEEZED:
        if sum(_closer(hint, gap).width for hint in (*placed, *others[:own])) <= width:
            break
    return [_closer(hint, gap) for hint in found]


def _closer(hint: Hint, gap: int) -> Hint:
    is_bare = not gap and hint.place == HELP_PLACE
    return hint.replaced(gap=max(gap, 1), words="" if is_bare else hint.words)


@runtime_checkable
class NamesActions(Protocol):
    """A widget whose own words name keys."""

    @property
    def named_actions(self) -> frozenset[str]:
        """Return the actions whose keys it names, so that the footer needs not."""
        ...


class KeyFooter(Widget):
    """Draws the keys in one line; a click presses the key."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; width: 1fr; background: $panel; color: $foreground; }
    KeyFooter:ansi { background: ansi_default; }
    """

    def on_mount(self) -> None:
        """Update whenever the focus changes."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def all_hints(self) -> list[Hint]:
        """Return the hints that it names where there is room."""
        focused = self.screen.focused
        named = focused.named_actions if isinstance(focused, NamesActions) else frozenset[str]()
        return without_named(hints(self.screen.active_bindings), named)

    def shown_hints(self) -> list[Hint]:
        """Return the hints that fit its present width."""
        return fit_keys(self.all_hints(), self.size.width)

    def render(self) -> Content:
        """Return keys in bold with what they do."""
        parts = (
            (styled(f" {hint.key}", KEY_STYLE), f" {hint.words}".rstrip() + " " * (hint.gap - 1))
            for hint in self.shown_hints()
        )
        return Content.assemble(*(part for pair in parts for part in pair))

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        left = 0
        for hint in self.shown_hints():
            left += hint.width
            if event.x < left:
                await self._press(hint)
                return

    async def _press(self, hint: Hint) -> None:
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.action == hint.action and enabled:
                await self.app.run_action(binding.action, node)
                return
