"""Body of the message screen: the parts with advice on one, the text beside them, and what to check first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from retro.core.document_kinds import Document
from retro.core.message.advice import advice
from retro.core.message.asking import is_enough
from retro.core.message.draft import PartLine, written_beside
from retro.core.message.telling import day_told
from retro.core.vet.status_text import stop_text
from retro.core.vet.verdict import CHECK_FIRST
from retro.core.vet.vet import Vet
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.message import words
from retro.tui.message.letter import Letter
from retro.tui.message.part_list import PartList
from retro.tui.terminal.safe_text import SafeLabel, safe_text

CHECKPOINT = "Your checkpoint, for you alone: {}."


class MessageView(Vertical):
    """Shows a record's message; it changes nothing."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    MessageView { height: 1fr; }
    MessageView .body { height: 1fr; border-top: solid $border-blurred; }
    MessageView .parts { width: 1fr; height: 1fr; }
    MessageView PartList { height: auto; max-height: 1fr; }
    MessageView .advice { height: auto; max-height: 3; margin: 1 1 0 1; color: $secondary; }
    MessageView .check { height: auto; padding: 0 1; color: $foreground-muted; border-top: solid $border-blurred; }
    .-asked MessageView .advice, .-asked MessageView .check { display: none; }
    MessageView ReadingPane { display: none; }
    .-wide MessageView .parts { width: 45%; min-width: 58; }
    .-wide MessageView ReadingPane { display: block; border-left: solid $border-blurred; }
    MessageView.-text .parts { display: none; }
    MessageView.-text ReadingPane { display: block; border-left: none; }
    .-short MessageView PartList { height: 1fr; }
    .-short MessageView .advice { margin: 0 1; max-height: 2; }
    """

    _lines: tuple[PartLine, ...] = ()
    says_enough = False
    """True while it says that what is written is enough, and what to check before it's sent."""
    _shown = (False, False)
    """Whether the text is shown as it was edited or sent, not put together from the parts, and whether it's read."""

    parts = query_one(PartList)
    advice_line = query_one(".advice", SafeLabel)
    page = query_one(ReadingPane)
    check_line = query_one(".check", SafeLabel)

    def compose(self) -> ComposeResult:
        """Yield the parts with advice, the text beside them, and what to check first."""
        with Horizontal(classes="body"):
            with Vertical(classes="parts"):
                yield PartList()
                yield SafeLabel(classes="advice")
            yield ReadingPane()
        yield SafeLabel(classes="check")

    def show(self, gig: Document, lines: Sequence[PartLine], *, is_reading: bool = False) -> None:
        """Show the message of a record, whole if it's read. Its checkpoint is a reminder, never a part."""
        self._lines = tuple(lines)
        self.parts.show_items(lines)
        key = own_key_in_words(self, "message.enter_text", "Enter")
        enough = self._enough() if is_reading and is_enough(lines) and not day_told(gig) else ""
        self.says_enough = bool(enough) and not gig.message.is_edited
        letter = Letter(tuple(lines), gig.message.edited, key, day_told(gig), enough)
        shown = (gig.message.is_edited, is_reading)
        if shown == self._shown:
            self.page.redo(letter)
        else:
            self.page.set_text(letter)  # another text, to be read from its beginning
        self._shown = shown
        check = "" if day_told(gig) or self.says_enough else CHECK_FIRST
        self.check_line.display = bool(check or _checkpoint(gig))
        self.check_line.update(safe_text("\n".join(filter(None, (_checkpoint(gig), check)))))

    def advise(self) -> None:
        """Show one line on the part at the cursor, seen in the text beside it, and its question if that is cut."""
        if (here := self.parts.here) is None:
            return
        line = advice(here.name, here.text, written_beside(self._lines, here.name))
        if here.is_left_out:
            line = words.LEFT_OUT_SAID.format(own_key_in_words(self, "message.put_back", "d"))
        self.advice_line.update(safe_text("\n".join(filter(None, (self.parts.question_cut, line)))))
        if not any(self._shown):
            self.page.go_to(here.name)

    def _enough(self) -> str:
        """Say that what is written is enough, and by which key the rest is asked for."""
        keys = (own_key_in_words(self, "message.copy", "y"), own_key_in_words(self, "message.enter", "Enter"))
        return words.ENOUGH.format(*keys)


def _checkpoint(gig: Document) -> str:
    stop = gig.next_stop if isinstance(gig, Vet) else None
    return CHECKPOINT.format(stop_text(stop)) if stop and stop_text(stop) else ""
