"""Ends of a walk in plain mode: before anything is written, after the short path, at the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.commands.lines.choosing import choose
from retro.commands.lines.console import Console
from retro.commands.plain.draft import WalkDraft
from retro.core.gig import telling_wording, wording
from retro.core.message import telling
from retro.core.text import days
from retro.core.text.clock import Clock
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard import notes
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.question import Page
from retro.core.wizard.review_rows import counted_pages, review_rows

WRITE_TO_THEM = "write to them"
WHEN_TOLD = "When did you tell them? Such as yesterday or 2026-03-14, or Enter for today."
HOW_TOLD, LEAVE_OPEN = "How? Enter leaves it open.", "leave it open"
REVIEWED = "\nReview. {}. :g lists them."
LEAVE_FINISHED = "Leave it finished"
REOPEN = "Make it a draft again"

ENTER = "Type a number, or Enter to {}."
FINISH, KEEP = "Finish", "Leave it as a draft"


class WalkEnds:
    """Asks what comes next where no question is asked, and does it to the walk's draft."""

    def __init__(self, console: Console, draft: WalkDraft, today: Clock) -> None:
        self._console, self._draft, self._today = console, draft, today
        self.is_done = False
        """True if the walk is over."""
        self.wants_older = False
        """True if an older gig comes next."""
        self.wants_message = False
        """True if the message to the client comes next."""
        self._has_said_where_to_talk = False

    def closing(self) -> None:
        """Ask at the end of the short path; telling a client who doesn't know comes first."""
        self._console.say(f"\n{notes.on_closing(self._draft.retrospective)}")
        self._say_where_to_talk()
        if is_client_untold(self._draft.retrospective):
            doors = {
                notes.way_to_message(self._draft.retrospective, notes.WRITE_TO_THEM): self._write_to_them,
                notes.TOLD: self._told,
                notes.CARRY_ON: self._carry_on,
                notes.LEAVE_IT: self.finish,
            }
            self._choose(doors, WRITE_TO_THEM)
            return
        doors = {FINISH: self.finish, notes.CARRY_ON: self._carry_on, notes.OLDER_GIG: self._older, KEEP: self._leave}
        self._choose(doors, "finish")

    def they_first(self, page: Page) -> None:
        """Ask about telling the client before anything else is written."""
        self._console.say(f"\n{page.prompt_for(self._draft.retrospective)} {page.hints(self._draft.retrospective)}")
        day_said = self._draft.retrospective.facts._replace(noticed_on=None)  # where it was asked
        self._console.say(telling_wording.untold_so_far(day_said, self._today()))
        doors = {
            notes.way_to_message(self._draft.retrospective, notes.WRITE_NOW): self._write_to_them,
            notes.WRITE_UP: lambda: self._draft.go(self._draft.interview.next()),
            notes.TOLD_ALREADY: self._told,
        }
        self._choose(doors, WRITE_TO_THEM)

    def _write_to_them(self) -> None:
        """End the walk; the message is asked for as soon as the draft is saved."""
        self.wants_message = self.is_done = True

    def _told(self) -> None:
        """Note when and how the client was told, and go on."""
        self._console.say(WHEN_TOLD)
        while True:
            try:
                meant = days.read_day(self._console.line(), self._today())
            except NotUnderstood as problem:
                self._console.say(str(problem))
                continue
            on = meant.day if meant else self._today()
            if not (refused := telling.refused(on, self._today())):
                break
            self._console.say(refused)
        told = telling.with_client_told(self._draft.retrospective, on, None)
        self._console.say(telling.told_text(told.facts))
        self._draft.go(self._draft.interview.with_retrospective(told.touched()).where_it_is_asked())
        self._console.say(HOW_TOLD)
        labels = [(label, channel) for channel, label in telling.CHANNELS.items()]
        if channel := choose(self._console, labels, skips=LEAVE_OPEN):
            known = telling.with_channel(self._draft.retrospective, channel)
            self._draft.go(self._draft.interview.with_retrospective(known.touched()))

    def review(self) -> None:
        """Ask at the end of the long path: list what is blank, and finish."""
        self._console.say(REVIEWED.format(counted_pages(self._draft.interview)))
        if self._draft.retrospective.is_draft:
            self._choose({FINISH: self.finish, KEEP: self._leave}, "finish")
        else:
            self._choose({LEAVE_FINISHED: self._leave, REOPEN: self._reopen}, "leave")

    def _choose(self, doors: Mapping[str, Callable[[], None]], enter: str) -> None:
        """Ask for one of the menu's items; Enter takes the first."""
        first, *_ = doors.values()
        self._console.say(ENTER.format(enter))
        act = choose(self._console, list(doors.items()), first, skips=enter, read=self._read_back)
        (act or first)()

    def _read_back(self) -> str:
        """Return every answer, which is what there is to read where no question is asked."""
        rows = (row for row in review_rows(self._draft.interview) if row.answer)
        return "\n".join(f"{row.page.prompt_for(self._draft.retrospective)} {row.answer}" for row in rows)

    def _carry_on(self) -> None:
        self._draft.go(self._draft.interview.to_long_path())

    def _older(self) -> None:
        self.wants_older = self.is_done = True

    def _leave(self) -> None:
        self.is_done = True

    def _reopen(self) -> None:
        self._draft.go(self._draft.interview.reopened())

    def finish(self) -> None:
        """Finish the gig, if it has a name, and say what comes of it; else go to the page that asks for it."""
        if nameless := self._draft.interview.nameless():
            self._console.say(notes.NEEDS_NAME)
            self._draft.go(self._draft.interview.open(nameless.key))
            return
        self._draft.go(self._draft.interview.finished())
        self.is_done = True
        self._console.say(notes.on_finishing(self._draft.retrospective))
        for rule in notes.rules(self._draft.retrospective):
            self._console.say(on_one_line(rule))
        self._say_where_to_talk()

    def _say_where_to_talk(self) -> None:
        """Say where to find help in a crisis, once in a walk."""
        if not self._has_said_where_to_talk:
            self._has_said_where_to_talk = True
            self._console.say(wording.CRISIS)
