"""Scrollable text beside the focused widget; never takes the focus."""

from __future__ import annotations

from retro.tui.kit.text_view import TextView


class ReadingPane(TextView, can_focus=False):
    """A TextView that its screen scrolls. A subclass, because Textual asks a class whether it takes the focus."""

    DEFAULT_CSS = """
    ReadingPane { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }
    """
