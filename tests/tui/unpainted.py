"""No frame is painted for a terminal that is not there: Textual throws each away then, a third of a test's work.

What a test looks at is drawn when it looks; `open_app` draws the last screen of each test. A test of what is written
to a terminal gives the app a driver that says it has one.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

PAINT, DRAW = Compositor.render_update, Compositor.render_strips
"""How the program paints what has changed, and draws all that there is."""


def render_update(
    self: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Return what `PAINT` does where there is a terminal; else nothing, as if it had been painted."""
    if not active_app.get().is_headless:
        return PAINT(self, full, screen_stack, simplify)
    visible_screen_stack.set([] if screen_stack is None else screen_stack)
    self._dirty_regions.clear()
    return None


def render_strips(self: Compositor, size: Size | None = None) -> list[Strip]:
    """Draw all lines, as `DRAW` does; below a dialog stand the screens that are seen there, as when it is painted."""
    app = active_app.get()
    if app.screen_stack and self.root is app.screen:
        visible_screen_stack.set(app._background_screens)
    return DRAW(self, size)
