"""Fields that stop listening when they are removed, as Textual's own do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.signal import Signal
from textual.widget import Widget


class LettingGo(Widget):
    """A field that is freed with its page. Stock fields stay in lists of the app and the screen, with their edits."""

    _heard: tuple[Signal[Any], ...] = ()

    def on_mount(self) -> None:
        """Remember whom it listens to: a removed field has no screen any more."""
        self._heard = (self.app.theme_changed_signal, self.screen.text_selection_started_signal)

    def on_unmount(self) -> None:
        """Stop listening."""
        for signal in self._heard:
            signal.unsubscribe(self)
        forget_lines(self)

    def watch(self, obj: object, attribute_name: str, callback: Callable[..., object], init: bool = True) -> None:
        """Listen to theme changes by the signal, which can be left; to all else as stock."""
        if obj is self.app and attribute_name == "theme":
            self.app.theme_changed_signal.subscribe(self, lambda _: callback())
        else:
            super().watch(obj, attribute_name, callback, init)  # type: ignore[arg-type]  # as TextArea calls it


def forget_lines(widget: Widget) -> None:
    """Free the drawn lines of a removed widget: a cache of Textual's keeps those of a thousand widgets."""
    widget._styles_cache.clear()
