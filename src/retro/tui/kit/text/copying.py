"""Selects words and paragraphs by mouse on a screen, and copies them with Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.actions import SkipAction
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType
from textual.selection import Selection, SelectState
from textual.widget import Widget

from retro.tui.kit.text.graphemes import counted
from retro.tui.kit.text.pieces import in_column, selected_at, selected_text
from retro.tui.kit.text.text_layout import LineView
from retro.tui.terminal.clipboard import copy_selected
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast

DOUBLE, TRIPLE = 2, 3
"""Clicks in one place that select a word, and a paragraph."""
NOTHING_TO_PASTE = "Nothing is copied here. Use your terminal's own paste, often Ctrl+Shift+V or Cmd+V."
NOTHING_TO_CUT = "Nothing is selected, so nothing was cut."


class CopyingScreen(Screen[ScreenResultType]):
    """A screen on which words and paragraphs can be selected, and are copied as they were written."""

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, a paragraph by three; stock Textual selects everything."""
        if event.chain < DOUBLE or event.widget is None or not event.widget.allow_select:
            return
        widget, at = self.get_widget_and_offset_at(event.screen_x, event.screen_y)
        selection = _selected(widget, at, is_paragraph=event.chain >= TRIPLE)
        self.selections = {widget: selection} if widget is not None and selection is not None else {}

    def validate_selections(self, selections: dict[Widget, Selection]) -> dict[Widget, Selection]:
        """Keep a drag in the pane, and in the column, where it began; stock Textual selects all that it crosses."""
        state = self._select_state
        return selections if state is None or state.end is None else _in_pane(selections, state)

    def get_selected_text(self) -> str | None:
        """Return the selected text as it was written; None without a selection."""
        chosen = ((widget, selection) for widget, selection in self.selections.items() if widget.is_attached)
        texts = (_copied(widget, selection) for widget, selection in chosen)
        return "\n".join(filter(None, texts)).strip("\n") or None

    def action_copy_text(self) -> None:
        """Copy the selection and say so; without one Ctrl+C means something else."""
        text = self.get_selected_text()
        if text is None:
            raise SkipAction
        copy_with_count(self, text)


def copy_with_count(node: Widget, text: str) -> None:
    """Copy a text, and say how long it is."""
    number = counted(text)
    copy_selected(node, text, f"{number:,} character{'' if number == 1 else 's'}")


def selection_to_copy(field: Widget, text: str) -> str:
    """Return the text selected in the focused field; raises SkipAction if one is selected beside it, or none."""
    is_beside = isinstance(field.screen, CopyingScreen) and field.screen.get_selected_text()
    if is_beside or not text:
        raise SkipAction
    return text


def selected_in_field(field: Widget) -> None:
    """Drop the selection outside the field: Ctrl+C copies what was selected last."""
    if field.is_attached and field.screen.selections:
        field.screen.clear_selection()


def paste_copied(field: Widget) -> None:
    """Paste what was copied within retro; what other programs copied, only the terminal can paste."""
    if text := field.app.clipboard:
        field.post_message(events.Paste(text))
    else:
        toast(field, safe_text(NOTHING_TO_PASTE))


def _in_pane(selections: dict[Widget, Selection], state: SelectState) -> dict[Widget, Selection]:
    start = state.start
    begun = start.content_widget or start.container
    if not isinstance(begun, LineView):
        return {widget: chosen for widget, chosen in selections.items() if _pane_of(widget) is _pane_of(begun)}
    if (selection := selections.get(begun)) is None or start.content_offset is None:
        return {} if selection is None else {begun: selection}
    if len(selections) > 1:
        selection = Selection.from_offsets(start.content_offset, _pointer_in(begun, state.screen_offset))
    return {begun: in_column(begun.laid.lines, selection, start.content_offset)}


def _pane_of(widget: Widget) -> DOMNode | None:
    """Return what scrolls a text, by which it is a pane of its own; the screen for a text that does not scroll."""
    around = (node for node in widget.ancestors_with_self if isinstance(node, LineView | ScrollableContainer | Screen))
    return next(around, None)


def _pointer_in(widget: Widget, pointer: Offset) -> Offset:
    """Return the place in the widget that is nearest to the pointer outside it."""
    inside = pointer - widget.content_region.offset
    x = min(max(inside.x, 0), widget.content_region.width)
    return Offset(x, max(inside.y + widget.scroll_offset.y, 0))


def _selected(widget: Widget | None, at: Offset | None, *, is_paragraph: bool) -> Selection | None:
    if widget is None or at is None:  # an offset of zero is false
        return None
    lines = _lines(widget)
    return selected_at(lines, at, is_paragraph=is_paragraph) if lines else None


def _copied(widget: Widget, selection: Selection) -> str:
    lines = _lines(widget)
    if lines is not None:
        return selected_text(lines, selection)
    found = widget.get_selection(selection)
    return found[0] if found else ""


def _lines(widget: Widget) -> Sequence[Content] | None:
    """Return the lines of a text that we laid out; None for one that Textual laid out."""
    if isinstance(widget, LineView):
        return widget.laid.lines
    content = widget.content if isinstance(widget, SafeLabel) else None
    return content.split("\n", allow_blank=True) if isinstance(content, Content) else None
