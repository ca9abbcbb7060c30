"""One-line field of a small form: Enter moves to the next field, and from the last one leaves the form."""

from __future__ import annotations

from collections.abc import Sequence

from retro.core.gig.wording import in_quotes
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.suggester import FoldedSuggester

ENTER_TAKES = "Enter takes {}"


ASIDE = "-aside"
"""Class of what is said beside the lines of a form: Tab stops there, and Enter in a line passes by."""


class FormLine(LineInput):
    """Has an id, so that its form can tell it from the others."""

    DEFAULT_CSS = """
    FormLine { background: $surface; &:focus { background-tint: $foreground 12%; } }
    """

    def __init__(
        self,
        id: str,
        placeholder: str = "",
        value: str = "",
        suggestions: Sequence[str] = (),
        *,
        is_last: bool = False,
        is_day: bool = False,
        is_number: bool = False,
    ) -> None:
        super().__init__(value, placeholder, suggestions)
        self.id = id
        self._is_last = is_last
        self.is_day, self.is_number = is_day, is_number

    def suggest(self, suggestions: Sequence[str]) -> None:
        """Complete what is typed from now on from these."""
        self.suggester = FoldedSuggester(suggestions) if suggestions else None

    async def action_submit(self) -> None:
        """Move on at once: what is typed next goes into the next part."""
        if self.holds_enter():
            return
        if self._is_last:
            await self.run_action("screen.ready")
        else:
            following = self.screen.focus_next()
            while following and following.has_class(ASIDE):
                following = self.screen.focus_next()


class OfferedLine(FormLine):
    """A line whose offered value Enter takes while it is blank."""

    def __init__(
        self,
        id: str,
        offer: str,
        placeholder: str = "",
        value: str = "",
        *,
        is_day: bool = False,
        is_number: bool = False,
    ) -> None:
        offered = offer if is_day or is_number else in_quotes(offer)
        shown = ENTER_TAKES.format(offered) if offer else placeholder
        super().__init__(id, shown, value, is_day=is_day, is_number=is_number)
        self._offer = offer
        self.is_offered = True
        """False while the offer would mean nothing."""

    async def action_submit(self) -> None:
        """Move on, with the offer if nothing was typed."""
        if not self.value.strip() and self.is_offered:
            self.value = self._offer
        await super().action_submit()
