"""Check-in screen: one minute a week on a gig under way. Every answer is saved as it is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig import line_kinds
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.progress import Done
from retro.core.vet.status_text import offer_text
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.core.vet.vet_lines import HOURS_SO_FAR, VetLine
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.screen import HELP_IN_FIELDS
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.navigation import CheckInRoute, MessageRoute, Navigate, RunningRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast
from retro.tui.vet.editor import flushed
from retro.tui.vet.under_way.check_in_questions import asked_today
from retro.tui.vet.under_way.check_in_rows import AnswerRow
from retro.tui.vet.under_way.hours_row import HoursRow
from retro.tui.vet.under_way.known_by_now import is_still_under_way, is_still_untold
from retro.tui.vet.vet_screen import VetDraftScreen

QUIET = "No check-in on this gig for a week."
CHECKED_IN = "Checked in today."
_HOURS = line_kinds.Hours()


class CheckInScreen(VetDraftScreen):
    """Hours so far, the red flags, what is kept from the client, the checkpoint: one key each."""

    AUTO_FOCUS = "#hours"
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("m", "message", "Write", id="check_in.message", tooltip="Write to the client, part by part"),
        Binding("b", "wrong", "Went wrong", id="check_in.wrong", tooltip="To the gig, where you can say how it ended"),
        Binding("z", "quiet", "Not this week", id="check_in.quiet", tooltip="Ask again in seven days"),
        Binding("escape,f3,ctrl+n", "leave", "Done", id="leave", tooltip="Done; everything is saved"),
    ]
    DEFAULT_CSS = """
    CheckInScreen > VerticalScroll { padding: 1 1 0 1; height: 1fr; }
    CheckInScreen AnswerRow:last-child { margin: 0; }
    CheckInScreen > SafeLabel { display: none; height: auto; padding: 0 2; }
    CheckInScreen > .-said { display: block; }
    CheckInScreen > .day { color: $foreground-muted; }
    CheckInScreen > .note { color: $secondary; }
    """

    rows = query_one(VerticalScroll)
    day = query_one(".day", SafeLabel)
    note = query_one(".note", SafeLabel)

    def __init__(self, app_context: AppContext, route: CheckInRoute) -> None:
        super().__init__(app_context, route.id)
        self._today = app_context.today()
        """Day of this check-in, which stays the same over midnight."""
        self._held = HeldOnce[VetLine]()
        self._hides_something = False  # as said on this visit

    def heading(self) -> str:
        """Return the gig, and what was agreed."""
        about = " · ".join(filter(None, (self.vet.name if self.vet.title else "", offer_text(self.vet))))
        return "   ".join(filter(None, ("Check-in", about)))

    def compose_body(self) -> Iterable[Widget]:
        """Yield an empty body; the rows come with the gig."""
        yield VerticalScroll(can_focus=False)
        yield SafeLabel(classes="day")
        yield SafeLabel(classes="note")

    async def on_mount(self) -> None:
        """Open it."""
        if await self.open():
            await self.rows.mount(*self._made_rows())
            self.show()
            self.query_one(HoursRow).hours.focus()

    def _made_rows(self) -> Iterable[Widget]:
        vet, today = self.vet, self._today
        said = check_in.of_today(vet, today)
        yield HoursRow(said.done, check_in.hours_typed(vet, today), check_in.pace_text(vet, said))
        yield from map(AnswerRow, asked_today(vet, self.vetting.known.pasts, today))

    def show(self) -> None:
        """Show what was agreed, and what a further day costs; the rows stay."""
        self.show_title()
        self._say_day()

    async def show_newer(self, before: Vet) -> None:
        """Make the rows anew from what another window answered, with the focus where it was."""
        if not is_still_under_way(self.app_context, self.vet):
            toast(self, safe_text(check_in.ENDED_MEANWHILE), "warning")
            self.dismiss()
            return
        at = self.focus_chain.index(self.focused) if self.focused in self.focus_chain else 0
        async with self.turning:
            await self.rows.remove_children()
            await self.rows.mount(*self._made_rows())
            self.show()
            rows = self.focus_chain  # none while a message covers them or the screen closes
            self.set_focus(rows[min(at, len(rows) - 1)] if rows else None)

    def show_written_above(self) -> None:
        """Keep the rows: no message changes them."""

    def take_typed(self) -> None:
        """Take the hours, and save them."""
        for row in self.query(HoursRow):  # not there yet if the gig is being opened
            self._take_hours(row)
        self.save_now()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._take_hours(self.query_one(HoursRow))

    def _take_hours(self, row: HoursRow) -> None:
        typed = row.hours.value
        try:
            hours, row.hours.problem = _HOURS.parse(typed, self._today), ""
        except NotUnderstood as problem:
            row.hours.problem = str(problem)
            row.say(str(problem))
            if (unread := check_in.with_unread_hours(self.vet, self._today, typed)) != self.vet:
                self._keep(unread)
            return
        if hours != check_in.of_today(self.vet, self._today).hours or HOURS_SO_FAR in self.vet.unread:
            self._keep(check_in.with_hours(self.vet, self._today, hours))
            self._show(self.note, check_in.fewer_text(check_in.last_besides(self.vet, self._today), hours))
        row.say(check_in.pace_text(self.vet, check_in.of_today(self.vet, self._today)))
        self._say_day()

    @on(ChoiceRow.Chosen)
    def _done(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self._keep(check_in.with_done(self.vet, self._today, Done(message.value) if message.value else None))
        self.query_one(HoursRow).say(check_in.pace_text(self.vet, check_in.of_today(self.vet, self._today)))
        self._say_day()

    @on(AnswerRow.Answered)
    def _answered(self, message: AnswerRow.Answered) -> None:
        message.stop()
        question, before = message.question, self.vet
        self._keep(question.put(before, message.answer))
        is_yes = message.answer is VetAnswer.YES
        said = question.after_yes(before) if is_yes else ""
        self._show(self.note, in_own_keys(self, said, "check_in.message", "check_in.wrong"))
        if question.leads_to_message:
            self._hides_something = is_yes
        if question is not self.query(AnswerRow).last().question:  # behind it are the hours
            self.focus_next()

    def action_ready(self) -> None:
        """Handle Enter in the last line."""
        self.action_leave()

    def action_message(self) -> None:
        """Write to the client."""
        self._hides_something = False
        self.go_below(MessageRoute(self.vet.id))

    def action_wrong(self) -> None:
        """Open the gig, where its end is noted."""
        if self._holds_hours():
            return
        self.save_now()
        self.post_message(Navigate(RunningRoute(self.vet.id), instead=True))

    def action_quiet(self) -> None:
        """Ask again in a week."""
        self._keep(check_in.not_this_week(self.vet, self.app_context.today()))
        if not self._holds_hours():
            toast(self, safe_text(QUIET), for_next_screen=True)
            self.run_worker(self._leave())

    def action_leave(self) -> None:
        """Leave once it is saved, and say so."""
        if self._holds_hours():
            return
        if any(one.on == self._today for one in self.vet.check_ins):
            toast(self, safe_text(CHECKED_IN), for_next_screen=True)
        self.run_worker(self._leave())

    def _holds_hours(self) -> bool:
        """Tell whether hours that are not understood keep the screen open, and say so: once for each text."""
        for row in self.query(HoursRow):  # not mounted yet if the gig could not be opened
            if row.hours.problem and self._held.holds({HOURS_SO_FAR: row.hours.value}):
                row.hours.focus()
                toast(self, safe_text(messages.STAYS_AS_TYPED.format(row.hours.problem)))
                return True
        return False

    async def _leave(self) -> None:
        """Go home, which reads the library; to the message if they aren't told yet what is kept from them."""
        self.save_now()
        await flushed(self.app_context)
        if self._hides_something and is_still_untold(self.app_context, self.vet):
            self.post_message(Navigate(MessageRoute(self.vet.id), instead=True))
        else:
            self.dismiss()

    def _keep(self, vet: Vet) -> None:
        """Save it, unless the gig ended in another window meanwhile."""
        if not is_still_under_way(self.app_context, self.vet):
            toast(self, safe_text(check_in.ENDED_MEANWHILE), "warning")
            self.dismiss()
            return
        self.replace_vet(vet)

    def _show(self, line: SafeLabel, words: str) -> None:
        """Show the words in that line, which takes no room while it has none."""
        line.update(safe_text(words))
        line.set_class(bool(words), "-said")

    def _say_day(self) -> None:
        self._show(self.day, check_in.further_day(self.vet, self._today))
