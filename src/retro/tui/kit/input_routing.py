"""Gives input that no widget takes to the text last written in, or answers it; keeps the focus in every window."""

from __future__ import annotations

import asyncio
from copy import copy
from functools import cached_property

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.keys import key_to_character
from textual.screen import ScreenResultType
from textual.widget import Widget

from retro.tui.kit.covered import CoveredScreen
from retro.tui.kit.hidden_focus import HiddenFocus
from retro.tui.kit.own_keys import in_own_keys, in_usual_order
from retro.tui.kit.stray_keys import EDITING, MayBeForm, TakesText, has_letters, is_for_command
from retro.tui.kit.suspending import Suspending
from retro.tui.kit.text.copying import CopyingScreen
from retro.tui.kit.written_text import WrittenText
from retro.tui.terminal.bound_keys import own_keys
from retro.tui.terminal.safe_text import safe_text, toast

NO_SUCH_KEY = "That key does nothing here. F1 shows the keys."
NOTHING_FOR_KEY = "There's nothing here for “{}” right now. F1 shows the keys."
STILL_TYPING = "You were still typing as the page turned, so those letters did nothing here."
WENT_NOWHERE = "Those letters went nowhere, so this key did nothing. Press it again if you meant it."
PRESSED_TWICE = "“{}” came twice as the page turned, so only the first counted."
NOTHING_TO_WRITE_IN = "The cursor isn't in a text box, so those letters did nothing."
TAB_TO_TEXT = "To write here, press Tab until you're in a text box."
NOWHERE_TO_PASTE = "The cursor isn't in a text box, so nothing was pasted."
CLOSE_ID = "close"
"""Id of the command that forms leave out on purpose; its key is a letter like any other there."""


class Turning:
    """A screen that can hold typed keys while it turns a page."""

    @cached_property
    def turning(self) -> asyncio.Lock:
        """Lock held while a page is turned: no key and no click is delivered until it is free."""
        return asyncio.Lock()


class RoutingScreen(Turning, MayBeForm, CoveredScreen[ScreenResultType], CopyingScreen[ScreenResultType]):
    """A screen on which no letter and no paste is lost silently."""

    _fitted_size: tuple[int, int] | None = None
    """Size of the window that it was laid out for last."""

    @cached_property
    def _hidden_focus(self) -> HiddenFocus:
        return HiddenFocus(self)

    @cached_property
    def _written_text(self) -> WrittenText:
        return WrittenText(self, self._hidden_focus)

    @cached_property
    def _suspending(self) -> Suspending:
        return Suspending(self)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys that act now, without letters that the focused text takes, whatever keys the user has chosen.

        Stock Textual leaves such letters out before it looks at the user's keys, and not after.
        """
        found, focused = super().active_bindings, self.focused
        if not own_keys(self):
            return found
        if focused is None:
            return in_usual_order(found.items())
        acting = (
            (key, active)
            for key, active in found.items()
            if active.node is focused or not focused.check_consume_key(key, key_to_character(key))
        )
        return in_usual_order(acting)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Move the focus, and remember the text left.

        At once, not when the focus is reported: a letter may be in the text by then. Tab may pass through others.
        """
        left = self.focused
        super().set_focus(widget, scroll_visible, from_app_focus)
        if self.focused is not left:
            self._written_text.focus_moved(left, self.focused)

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Focus the next widget, also one that was shown a moment ago."""
        self._lay_out_what_is_new()
        return super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Focus the previous widget, also one that was shown a moment ago."""
        self._lay_out_what_is_new()
        return super().focus_previous(selector)

    def action_suspend(self) -> None:
        """Undo in the text last written in, as letters go there too; without one, stop and go to the shell."""
        if self._suspending.undo(self._written_text.beside()):
            return
        if question := self._suspending.question():
            self.say_in_passing(question)
        else:
            self.app.action_suspend_process()

    def _lay_out_what_is_new(self) -> None:
        """Lay out now what has no place yet (private to Textual, which orders the focus by place)."""
        if not all(widget.virtual_region for widget in self.focus_chain):
            self._refresh_layout()

    def on_unmount(self) -> None:
        """Free what was drawn of it."""
        from retro.tui.kit.text.letting_go import free_drawn_lines  # not needed at the first frame

        free_drawn_lines()

    def on_key(self, event: events.Key) -> None:
        """Give a letter that nothing takes to the text last written in, or answer it with a sentence.

        A key that prints nothing but is pressed for a command is answered too; one that moves a cursor is not.
        """
        is_writing = event.is_printable or event.key in EDITING
        if not (is_writing or is_for_command(event.key)) or self._is_bound(event.key):
            return
        text = self.text_for_stray() if event.is_printable else None
        if text is not None and event.key != "space":  # Space is pressed on buttons out of habit
            self._pass_on(event, text)
            return
        event.stop()
        idle = self._idle(event.key)
        name = idle.description if idle else ""
        usual = in_own_keys(self, NOTHING_FOR_KEY.format(name) if name else NO_SUCH_KEY, "help")
        sentence = (idle and self.why_idle(idle.id or "")) or usual
        if is_writing:
            self.answer_stray(TAB_TO_TEXT if self._is_beside_text and not name else sentence)
        else:
            self.say_in_passing(sentence)

    @property
    def not_written(self) -> str:
        """Return the sentence for letters that no text took; the same however fast they were typed."""
        return TAB_TO_TEXT if self._is_beside_text else NOTHING_TO_WRITE_IN

    @property
    def _is_beside_text(self) -> bool:
        """Tell whether Tab leads to a text, from what has no letters of its own."""
        return bool(self._written_text.texts()) and not (self.focused and has_letters(self.focused))

    def on_paste(self, event: events.Paste) -> None:
        """Give a paste that nothing takes to the text last written in, or answer it with a sentence."""
        self.take_stray(event, NOWHERE_TO_PASTE)

    def take_stray(self, event: events.Key | events.Paste, sentence: str) -> None:
        """Give what was written to the text last written in, or answer it with this sentence."""
        if text := self.text_for_stray():
            self._pass_on(event, text)
        else:
            event.stop()
            self.answer_stray(sentence)

    def answer_stray(self, sentence: str) -> None:
        """Show the sentence for a letter or paste that nothing takes."""
        self.say_in_passing(sentence)

    def say_in_passing(self, sentence: str) -> None:
        """Show a sentence that goes by itself."""
        toast(self, safe_text(sentence))

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the window's newest size, and return the focus to what is visible again.

        Textual reports that of the last layout, also after or instead of it, and that of a new screen three times.
        """
        if event.size != self.app.size:
            event.prevent_default()
            self.post_message(events.Resize(self.app.size, self.app.size))
        elif event.size == self._fitted_size == self.size:
            event.prevent_default()
        else:
            self._fitted_size = event.size
            self._hidden_focus.resized()

    def _reset_focus(self, widget: Widget, avoiding: list[Widget] | None = None) -> None:
        """Keep the focus on what only a too small window hides; else let the next widget stand in for it.

        Overrides a private method of Screen that Textual calls when a focused widget is hidden or removed.
        """
        if avoiding is not None:
            super()._reset_focus(widget, avoiding)
            return
        if self._hidden_focus.would_show(widget):
            return
        had_focus = self.focused is widget
        super()._reset_focus(widget)
        if had_focus and widget.is_attached:
            if self.focused is None and (chain := self.focus_chain):
                self.set_focus(chain[0])
            self._hidden_focus.remember(widget)

    def _is_bound(self, key: str) -> bool:
        """Tell whether the key acts now (reads a private property of Screen: `active_bindings` asks about all keys)."""
        if own_keys(self):
            bound = self.active_bindings.get(key)
            return bound is not None and bound.enabled
        chain = self._modal_binding_chain
        found = ((node, each.action) for node, bindings in chain for each in bindings.key_to_bindings.get(key, ()))
        states = (self.app._check_action_state(action, node) for node, action in found)
        return bool(next((state for state in states if state is not False), False))

    def why_idle(self, id: str) -> str:
        """Say why the command can't act now and what to do; "" if nothing more is known of it. Overridden."""
        return ""

    def _idle(self, key: str) -> Binding | None:
        """Return the command of this key that can't act now; None if the key has none (reads a private property of
        Screen: the public one leaves idle commands out).
        """
        found = (binding for _, map in self._modal_binding_chain for binding in map.key_to_bindings.get(key, ()))
        return next((binding for binding in found if binding.id and binding.id != CLOSE_ID), None)

    def text_for_stray(self) -> TakesText | None:
        """Return the text that takes what is written beside it; None if none does."""
        return self._written_text.for_stray()

    def _pass_on(self, event: events.Key | events.Paste, text: Widget) -> None:
        again = copy(event)
        event.stop()
        self.set_focus(text)
        text._forward_event(again)
