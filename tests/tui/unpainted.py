"""No frame is painted for a terminal that is not there: Textual throws each away then, a third of a test's work.

What a test looks at is drawn when it looks; `open_app` draws the last screen of each test. A test of what is written
to a terminal gives the app a driver that says it has one.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.screen import Screen

PAINT = Compositor.render_update
"""How the program paints what has changed."""


def render_update(
    self: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Return what `PAINT` does where there is a terminal; else nothing, as if it had been painted."""
    if not active_app.get().is_headless:
        return PAINT(self, full, screen_stack, simplify)
    visible_screen_stack.set([] if screen_stack is None else screen_stack)
    self._dirty_regions.clear()
    return None
