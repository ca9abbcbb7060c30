"""Text of one part of a message: Enter is a new line, and on a blank last line it goes on."""

from __future__ import annotations

from textwrap import shorten

from textual import events
from textual.message import Message

from retro.core.gig import wording
from retro.core.sentences import without_stop
from retro.tui.kit.text.text_box import BLANK_LINE_GOES_ON, SmallText

SKIPS, SKIPS_TWICE, GOES_ON = "Enter: skip", "Enter twice: skip", "Enter: next"
OFFERED = "Press ↓ to put in {}."
TAKE_ONE, TAKE = "Enter takes it, ↓ and ↑ choose another, typing replaces it.", "Enter takes it, typing replaces it."
LONGEST = 52
"""Most characters of an offer that is named, so that its line fits 80 columns."""


class PartText(SmallText):
    """A few lines; Enter on a blank last line, so at once where nothing is written, posts `Passed`.

    With `is_name` Enter goes on from one line as well. With `spares_enter` the first Enter on a blank text does
    nothing: it may be the second of two, where one had gone on from a name already. `offers` are answers that the
    arrow down puts in, selected: Enter takes one, a letter takes its place, and one that is left isn't written.
    """

    class Passed(Message):
        """Posted to go on."""

    class Spared(Message):
        """Posted when an Enter did nothing."""

    def __init__(
        self, text: str, *, is_name: bool = False, spares_enter: bool = False, offers: tuple[str, ...] = ()
    ) -> None:
        super().__init__(text, "")
        self._is_name, self._spares_enter, self._offers = is_name, spares_enter, offers
        self._shows_offer = False
        self._is_own = bool(text.strip())
        """True once the text is the user's: it was there, or an offer was taken."""

    @property
    def enter_does(self) -> str:
        """Return what Enter does at the end of the text."""
        if not self.text.strip():
            return SKIPS_TWICE if self._spares_enter else SKIPS
        return GOES_ON if self._is_offered or self._is_one_name else BLANK_LINE_GOES_ON

    @property
    def offer_said(self) -> str:
        """Say what the arrow down puts in; "" if it puts in nothing, or something is written."""
        if self._is_offered:
            return TAKE_ONE if len(self._offers) > 1 else TAKE
        if self.text or not self._offers:
            return ""
        return OFFERED.format(wording.in_quotes(shorten(without_stop(self._offers[0]), LONGEST, placeholder=" …")))

    @property
    def written(self) -> str:
        """Return the text; "" for an offer that wasn't taken."""
        return "" if self._is_offered else self.text

    def take_offer(self) -> None:
        """Make the offer that is shown the text that is written."""
        self._is_own = self._is_own or self._shows_offer
        self._shows_offer = False

    @property
    def _is_offered(self) -> bool:
        """Tell whether it is an offer, still selected as a whole."""
        return self._shows_offer and self.text in self._offers and self.selected_text == self.text

    def on_text_area_selection_changed(self) -> None:
        """Take an offer in which the cursor moves, as what is edited."""
        if self.text in self._offers and not self._is_offered:
            self.take_offer()
        self._shows_offer = self._is_offered

    def undo(self) -> None:
        """Undo; an offer that was typed over before it was taken is an offer again."""
        super().undo()
        self._shows_offer = self._shows_offer or not self._is_own

    def action_cursor_down(self, select: bool = False) -> None:
        """Put in the first offer, or the next one."""
        if select or not self._put_offer(1):
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Put in the offer before; before the first there is none."""
        if select or not self._put_offer(-1):
            super().action_cursor_up(select)

    def _put_offer(self, by: int) -> bool:
        """Put in the offer after or before this one; return False where the arrow only moves the cursor."""
        if not self._offers or not (self._is_offered or not self.text):
            return False
        every = ("", *self._offers)
        at = every.index(self.text) + by
        if 0 <= at < len(every):
            self.set_text(every[at])
            self.select_all()
            self._shows_offer = True
        return True

    @property
    def _is_one_name(self) -> bool:
        return self._is_name and bool(self.text.strip()) and "\n" not in self.text

    async def _on_key(self, event: events.Key) -> None:
        """Go on from a blank last line, and leave no such line behind; from a name at once."""
        if event.key != "enter" or not (self.selection.is_empty or self._is_offered):
            self._spares_enter = False
            return
        is_blank_end = (
            self.cursor_location == self.document.end and not self.document.get_line(self.cursor_location[0]).strip()
        )
        if not (is_blank_end or self._is_one_name or self._is_offered):
            return
        event.stop()
        event.prevent_default()
        if self._spares_enter and not self.text.strip():
            self._spares_enter = False
            self.post_message(self.Spared())
            return
        self.take_offer()
        self.set_text(self.text.rstrip())
        self.post_message(self.Passed())
