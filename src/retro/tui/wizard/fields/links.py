"""Links field: a link on each line of a text, and below it what can't be opened."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import TextArea

from retro.core.gig.links import Link, lines_of, link_problems, read_links
from retro.core.wizard.question import Question
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.base import Context
from retro.tui.wizard.fields.text import Writing, WritingField

Links = tuple[Link, ...]


class LinksField(WritingField[Links]):
    """Keeps every line as typed; names the last of those that can't be opened."""

    DEFAULT_CSS = """
    LinksField > Writing { height: 1fr; }
    LinksField > SafeLabel { height: auto; color: $warning; }
    """

    below = query_one(SafeLabel)

    def __init__(self, question: Question[Links], value: Links, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._known = value

    def compose(self) -> ComposeResult:
        """Yield the page above the sentence."""
        yield Writing(self._before)
        yield SafeLabel(safe_text(_told(self._before)))

    def read(self, text: str) -> Links:
        """Return its links; an unchanged one is the link that it was."""
        return read_links(text, self._known)

    def written(self, value: Links) -> str:
        """Return a link on each line."""
        return lines_of(value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what can't be opened; the base takes the answer."""
        self.below.update(safe_text(_told(self.area.text)))


def _told(text: str) -> str:
    return "".join(link_problems(text)[-1:])
