"""Edit history that takes many letters as one step, and keeps a step that is over as few edits."""

from __future__ import annotations

from collections.abc import Sequence

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.document._history import EditHistory  # private: TextArea makes one in its __init__


def as_one_edit(step: Sequence[Edit]) -> list[Edit]:
    """Return a step with letters that stand side by side as one edit: each of its own takes a kilobyte."""
    edits: list[Edit] = []
    for edit in step:
        one = _joined(edits[-1], edit) if edits else None
        if one is None:
            edits.append(edit)
        else:
            edits[-1] = one
    return edits


def _joined(last: Edit, edit: Edit) -> Edit | None:
    """Return both edits as one; None if the second doesn't go on where the first ended, or replaces text by other."""
    before, after = last._edit_result, edit._edit_result
    if before is None or after is None or last.maintain_selection_offset or edit.maintain_selection_offset:
        return None
    if before.replaced_text or after.replaced_text:
        one = None if last.text or edit.text else _both_deleted(last, before.replaced_text, edit, after.replaced_text)
    elif before.end_location == edit.from_location == edit.to_location:
        one = Edit(last.text + edit.text, last.from_location, last.to_location, False)
        one._edit_result = after
    else:
        one = None
    if one:
        one._original_selection, one._updated_selection = last._original_selection, edit._updated_selection
    return one


def _both_deleted(last: Edit, before: str, edit: Edit, after: str) -> Edit | None:
    """Return one edit that deletes both texts, which stood side by side; None where they didn't."""
    if last.top == edit.bottom:  # by Backspace
        one = Edit("", edit.top, last.bottom, False)
        one._edit_result = EditResult(edit.top, after + before)
    elif last.top == edit.top and edit.top[0] == edit.bottom[0] == last.bottom[0]:  # by Delete
        (row, column), width = last.bottom, edit.bottom[1] - edit.top[1]
        one = Edit("", last.top, (row, column + width), False)
        one._edit_result = EditResult(last.top, before + after)
    else:
        return None
    return one


class TypingHistory(EditHistory):
    """Records letters that were typed together as letters; stock takes more than one for a paste, undone alone."""

    is_typing = False

    @property
    def room(self) -> int:
        """Return how many letters the present step still takes."""
        left = self.checkpoint_max_characters - self._character_count
        return left if left > 0 and not self._force_end_batch else self.checkpoint_max_characters

    def record(self, edit: Edit) -> None:
        """Record the edit, in the previous step where a single letter would go there."""
        step = self._undo_stack[-1] if self._undo_stack else None
        self._record(edit)
        if len(self._undo_stack) > 1 and self._undo_stack[-1] is not step:
            self._undo_stack[-2] = as_one_edit(self._undo_stack[-2])

    def rest(self) -> None:
        """End the present step: what is typed next is a step of its own."""
        self.checkpoint()
        if self._undo_stack:
            self._undo_stack[-1] = as_one_edit(self._undo_stack[-1])

    def _record(self, edit: Edit) -> None:
        if not self.is_typing or len(edit.text) < 2:
            super().record(edit)
            return
        before, text = self._character_count, edit.text
        edit.text = text[0]  # decides whether a step goes on or a new one begins
        super().record(edit)
        edit.text = text
        has_gone_on = self._character_count == before + 1 and len(self._undo_stack[-1]) > 1
        self._character_count = (before if has_gone_on else 0) + len(text)
