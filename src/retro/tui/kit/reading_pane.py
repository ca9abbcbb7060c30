"""Scrollable text beside the focused widget; never takes the focus."""

from __future__ import annotations

from retro.tui.kit.text_view import TextView


class ReadingPane(TextView, can_focus=False):
    """A TextView without keys of its own."""

    DEFAULT_CSS = """
    ReadingPane { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }
    """
