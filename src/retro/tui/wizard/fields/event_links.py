"""Dialog with the links of one event, a link on each line; every change is saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from retro.core.gig.links import Link, lines_of, link_problems, read_links
from retro.tui.kit.dialogs.text_dialog import TextDialog

HEADING = "Links of this event"
HINT = "A link or a path on each line, its name before it if you like."
REMOVE_ALL = "Remove all"


def event_links_dialog(links: tuple[Link, ...], changed: Callable[[tuple[Link, ...]], None]) -> TextDialog:
    """Return the dialog; `changed` is called on every change. What can't be opened is kept, and said."""
    return TextDialog(
        HEADING,
        lines_of(links),
        "",
        lambda text: changed(read_links(text, links)),
        hint=HINT,
        back=REMOVE_ALL,
        problem=lambda text: "".join(link_problems(text)[-1:]),
    )
