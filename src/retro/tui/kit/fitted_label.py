"""Label whose last line ends with "…" where there is no room for all of its lines."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size

from retro.tui.terminal.safe_text import NOTHING, SafeLabel, safe_text


class FittedLabel(SafeLabel):
    """Keeps all its words, and shows as many lines as fit; `max-height` limits them."""

    def __init__(self, content: Content = NOTHING, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(content, id=id, classes=classes)
        self.whole = content
        """All its words."""

    def update(self, content: Content = NOTHING, *, layout: bool = True) -> None:  # type: ignore[override]  # as SafeLabel
        """Show other words."""
        self.whole = content
        super().update(content, layout=layout)
        self._fit()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that all its words take."""
        return len(self._lines(width)) if self.whole.plain and width else 1

    def on_resize(self) -> None:
        """Fit the words to the new room."""
        self._fit()

    def _fit(self) -> None:
        size = self.content_size
        if not size.area:
            return
        lines = self._lines(size.width)
        shown = first_lines(lines, size.height, size.width) if len(lines) > size.height else self.whole
        if shown != self.content:
            super().update(shown, layout=False)

    def _lines(self, width: int) -> list[Content]:
        whole = self.whole
        return whole.split("\n", allow_blank=True) if self.styles.text_wrap == "nowrap" else whole.wrap(width)


def first_lines(lines: list[Content], count: int, width: int) -> Content:
    """Return as many lines as there is room for, the last one marked as cut."""
    *before, last = lines[:count]
    mark = safe_text(" …" if last.plain else "…")
    return Content("\n").join([*before, last.truncate(max(width - mark.cell_length, 0)) + mark])
