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


LEADING = {
    **dict.fromkeys(
        (
            "wizard.continue",
            "review.finish",
            "review.done",
            "first.choose_marked",
            "closing.choose_marked",
            "export.ready",
        ),
        1,
    ),
    "wizard.back": 2,
}
"""Places of what stands right after help, whatever else acts there: F3, which goes on in the wizard and writes the
file of an export, then F2."""


class Hint(Value):
    """A key and what it does."""

    key: str
    words: str
    action: str

    @property
    def width(self) -> int:
        """Return its cells on the line, with the gap before it."""
        return len(self.key) + len(self.words) + 4


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
    places: dict[str, int] = {"app.help": 0}
    for key, (_, binding, enabled, _) in bindings.items():
        others = (hint.words for hint in found.values() if hint.key != KEY_NAMES["escape"])
        is_named = key != "escape" and binding.description in others
        if binding.show and enabled and binding.action not in found and not is_named:
            found[binding.action] = Hint(binding.key_display or key_name(key), binding.description, binding.action)
            places.setdefault(binding.action, LEADING.get(binding.id or "", 4 if key == "escape" else 3))
    return sorted(found.values(), key=lambda hint: places[hint.action])


def without_named(found: list[Hint], named: frozenset[str]) -> list[Hint]:
    """Return them without those whose action a menu names, key and all; Esc stays."""
    return [
        hint for hint in found if hint.key == KEY_NAMES["escape"] or hint.action.removeprefix("screen.") not in named
    ]


def fit_keys(found: list[Hint], width: int) -> list[Hint]:
    """Return as many as fit one line, in order; the way out, Esc, goes before the others that stand last."""
    ways_out = [hint for hint in found[-1:] if hint.key == KEY_NAMES["escape"]]
    width -= sum(hint.width for hint in ways_out)
    kept: list[Hint] = []
    for hint in found[: len(found) - len(ways_out)]:
        width -= hint.width
        if width < 0:
            break
        kept.append(hint)
    return kept + ways_out


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

    def shown_hints(self) -> list[Hint]:
        """Return the hints that fit its present width."""
        focused = self.screen.focused
        named = focused.named_actions if isinstance(focused, NamesActions) else frozenset[str]()
        return fit_keys(without_named(hints(self.screen.active_bindings), named), self.size.width)

    def render(self) -> Content:
        """Return keys in bold with what they do."""
        parts = ((styled(f" {hint.key}", KEY_STYLE), f" {hint.words}  ") for hint in self.shown_hints())
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
