"""Fields that stop listening when they are removed, as Textual's own do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.cells import cached_cell_len
from textual._styles_cache import StylesCache
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
        free_drawn_lines()

    def watch(self, obj: object, attribute_name: str, callback: Callable[..., object], init: bool = True) -> None:
        """Listen to theme changes by the signal, which can be left; to all else as stock."""
        if obj is self.app and attribute_name == "theme":
            self.app.theme_changed_signal.subscribe(self, lambda _: callback())
        else:
            super().watch(obj, attribute_name, callback, init)  # type: ignore[arg-type]  # as TextArea calls it


def free_drawn_lines() -> None:
    """Free what Textual and Rich keep of removed widgets in caches that are bounded by entries, not by bytes.

    A method of Textual keeps two colors for each of the last 1,024 widgets, by the widget's own cache as a part of the
    key, and so its drawn lines as well; what is shown keeps its own. Rich keeps the widths of 4,096 texts by the text,
    and a text that isn't laid out yet is measured as a whole. A release without these caches has nothing to free.
    """
    for cached in (getattr(StylesCache, "get_inner_outer", None), cached_cell_len):
        if clear := getattr(cached, "cache_clear", None):
            clear()
