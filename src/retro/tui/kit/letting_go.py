"""Fields of Textual's that let go of what they listen to when they are removed."""

from __future__ import annotations

from collections.abc import Callable

from textual.signal import Signal
from textual.widget import Widget


class LettingGo(Widget):
    """A field that is gone when its page is. Stock fields stay in lists of the app and the screen, with their edits."""

    _heard: tuple[Signal[object], ...] = ()

    def on_mount(self) -> None:
        """Remember who is listened to: a field that is removed has no screen any more."""
        self._heard = (self.app.theme_changed_signal, self.screen.text_selection_started_signal)  # type: ignore[assignment]  # what they tell is not looked at

    def on_unmount(self) -> None:
        """Listen no longer."""
        for signal in self._heard:
            signal.unsubscribe(self)

    def watch(self, obj: object, attribute_name: str, callback: Callable[..., object], init: bool = True) -> None:
        """Hear of another theme by the signal, which one can leave; of all else as ever."""
        if obj is self.app and attribute_name == "theme":
            self.app.theme_changed_signal.subscribe(self, lambda _: callback())
        else:
            super().watch(obj, attribute_name, callback, init)  # type: ignore[arg-type]  # as TextArea calls it
