"""The pane beside the list: one gig at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one

from retro.core.preview import Preview
from retro.tui.text import NOTHING, Words, shown, styled

HEADING = "bold $secondary"
NOTHING_YET = "Nothing written yet but its name."


class PreviewPane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Next time, red flags, figures. The wheel scrolls it; no key needs to."""

    DEFAULT_CSS = """
    PreviewPane {
        width: 1fr; border-left: solid $border-blurred; padding: 0 1 0 1; background: $background;
        & > Words { width: 1fr; max-width: 76; height: auto; }
    }
    """

    words = query_one(Words)

    def compose(self) -> Iterator[Words]:
        """One text."""
        yield Words()

    def show(self, preview: Preview | None) -> None:
        """Show another gig, or none."""
        self.words.update(NOTHING if preview is None else Content("\n\n").join(_parts(preview)))
        self.scroll_home(animate=False)

    def say(self, sentence: str) -> None:
        """Show why there is no preview."""
        self.words.update(styled(sentence, "$foreground-muted"))


def _parts(preview: Preview) -> Iterator[Content]:
    if preview.rules:
        yield _list("Next time", [shown(rule) for rule in preview.rules])
    if preview.flags:
        yield _list("Red flags missed", [_flag(name, times) for name, times in preview.flags])
    if preview.story:
        yield _list("What happened", [shown(preview.story)])
    if preview.figures:
        yield styled("\n".join(preview.figures), "$foreground-muted")
    if not (preview.rules or preview.flags or preview.story or preview.figures):
        yield styled(NOTHING_YET, "$foreground-muted")


def _list(heading: str, items: list[Content]) -> Content:
    return Content("\n").join((styled(heading, HEADING), *items))


def _flag(name: str, times: int) -> Content:
    again = styled(f"  {times}×", "bold $secondary") if times else NOTHING
    return Content.assemble(shown(" ".join(name.split())), again)
