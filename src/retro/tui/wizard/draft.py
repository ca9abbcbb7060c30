"""Editor of one retrospective: each change goes to autosave with the position in the draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DAY_TOLD, DraftPosition, key_typed
from retro.core.gig.ids import QuestionKey
from retro.core.gig.line_kinds import Tags, is_meant, parsed
from retro.core.gig.message import Channel
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message import telling
from retro.core.text.one_line import on_one_line
from retro.core.text.three_way_merge import merged
from retro.core.wizard.interview import Interview, is_place, resumed
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import question_of
from retro.storage.autosave.status import Moved
from retro.storage.errors import UnknownId
from retro.storage.queries.wizard.own_questions import asked_now
from retro.tui.context import AppContext
from retro.tui.kit.gigs.newest import newest_retrospective
from retro.tui.navigation import WizardRoute
from retro.tui.wizard.fields.base import AnyField

TITLE = "title"
"""Key of the page that asks for the gig's name."""


class DraftEditor:
    """Holds the one Interview that a wizard works on; each answer and each step replaces `interview`."""

    def __init__(
        self,
        app_context: AppContext,
        interview: Interview,
        version: int | None = None,
        cursor: int = 0,
        *,
        is_new: bool = False,
    ) -> None:
        self.interview = interview
        self._blank = interview.retrospective if is_new else None
        self._app_context, self._autosave = app_context, app_context.autosave
        self.version = version
        """Stored version it was opened from; None for a new one."""
        self._before = interview.retrospective
        self._offered = (interview.retrospective, self.place(cursor))

    @property
    def retrospective(self) -> Retrospective:
        """Return the retrospective as it is."""
        return self.interview.retrospective

    @property
    def is_begun(self) -> bool:
        """Tell whether it is in the library, or has something to save."""
        is_blank = self.retrospective.is_untouched or self.retrospective == self._blank
        return self.version is not None or not is_blank or bool(self.interview.unread)

    @property
    def cursor(self) -> int:
        """Return the position in the page's text when it was last offered."""
        return self._offered[1].cursor

    def answer(self, question: AnyQuestion, value: object) -> None:
        """Take an answer, unless it is unchanged."""
        self.interview = self.interview.answered(question, value)

    def take(self, field: AnyField) -> None:
        """Take what a field holds now."""
        field.read_widget()
        self.answer(field.question, field.value)
        self.leave_unread(key_typed(field.question.key), field.unread)

    def take_texts(self, fields: Iterable[AnyField]) -> bool:
        """Take texts of which a letter may not have been reported yet. Returns True if any was lacking."""
        before = self.interview
        for field in fields:
            if field.text is not None:
                self.take(field)
        return (before.retrospective, before.unread) != (self.retrospective, self.interview.unread)

    def replace_gig(self, retrospective: Retrospective) -> None:
        """Replace the retrospective, in the same position."""
        if retrospective != self.retrospective:
            self.interview = self.interview.with_retrospective(retrospective.touched())

    def take_edit(self, key: QuestionKey, known: str, text: str) -> bool:
        """Take what came from an editor in place of `known`.

        Returns False if there is no such question, or it holds a day, an amount or tags other than `known` by now.
        """
        question = question_of(key, self.interview.steps)
        if question is None:
            return False
        stands = question.get(self.retrospective)
        if not isinstance(stands, str):
            return self._take_line(question, known, text)
        joined = merged(stands, known, text)
        self.answer(question, joined if question.slot.is_text else " ".join(joined.splitlines()))
        return True

    def _take_line(self, question: AnyQuestion, known: str, text: str) -> bool:
        """Keep a day, an amount or tags as typed, until its page is opened and reads it; nothing is the blank value."""
        kind, key, today = question.kind, key_typed(question.key), self._app_context.today()
        if not isinstance(kind, ParsedKind | Tags):
            return False
        unread, value = self.interview.unread.get(key, ""), question.get(self.retrospective)
        is_known = unread.split() == known.split() if unread else is_meant(kind, value, known, today)
        if is_known:
            line = on_one_line(text)
            self.leave_unread(key, line)
            if not line:
                self.answer(question, parsed(kind, "", today))
        return is_known

    def leave_unread(self, key: QuestionKey, text: str) -> None:
        """Keep typed text that is not understood; "" removes it."""
        self.interview = self.interview.typed(key, text)

    @property
    def day_typed(self) -> str:
        """Return a day of telling that was typed and not answered."""
        return self.interview.unread.get(DAY_TOLD, "")

    def keep_day_typed(self, typed: str) -> None:
        """Save a day of telling that stands in a dialog as typed; "" removes it."""
        self.leave_unread(DAY_TOLD, typed)
        self.schedule_save(self.cursor)

    @property
    def channel_chosen(self) -> Channel | None:
        """Return the way of telling that was chosen, answered or not."""
        return self.retrospective.message.channel

    def keep_channel(self, channel: Channel | None) -> None:
        """Save the way of telling that is chosen in a dialog."""
        self.replace_gig(telling.with_channel(self.retrospective, channel))
        self.schedule_save(self.cursor)

    def finish(self) -> None:
        """Finish it."""
        self.interview = self.interview.finished()

    def reopen(self) -> None:
        """Make it a draft again."""
        self.interview = self.interview.reopened()

    def carry_on_as(self, moved: Moved) -> bool:
        """Switch to what the draft continues as. Returns False if that is another draft's."""
        if self.retrospective.id != moved.old_id:
            return False
        self._before = moved.carried(self.retrospective)
        self.interview = self.interview.with_retrospective(self._before)
        self.version = moved.version
        return True

    @property
    def is_stored(self) -> bool:
        """True if it was opened from the library."""
        return self.version is not None

    def place(self, cursor: int) -> DraftPosition:
        """Return the position in the draft, with the cursor in its field."""
        return self.interview.place(cursor)

    def schedule_save(self, cursor: int) -> None:
        """Save it soon with the position; what was offered before is not offered again."""
        offer = (self.retrospective, self.place(cursor))
        if offer != self._offered:
            place = offer[1].since(self._offered[1].unread)
            self._offered = offer
            self._autosave.schedule_save(offer[0], place, version=self.version, before=self._before)

    def save_soon(self) -> None:
        """Save it now, without waiting."""
        self._autosave.save_soon()


@dataclass(frozen=True, slots=True)
class Opened:
    """A retrospective at the page where it is to be edited."""

    drafting: DraftEditor
    left: DraftPosition | None = None
    """Where it was left, if it is opened there again."""

    @property
    def is_stored(self) -> bool:
        """True if the library has it."""
        return self.drafting.is_stored


def open_draft(app_context: AppContext, route: WizardRoute) -> Opened:
    """Return a new draft, or the one named, where it was left or at the page named. Raises StoreError."""
    own = asked_now(app_context.library)
    if not route.id:
        return Opened(DraftEditor(app_context, _new(route, own), is_new=True))
    found = newest_retrospective(app_context, route.id)
    if found is None:
        raise UnknownId
    retrospective, left = found.document, found.place
    left = left if left and is_place(left, retrospective, own) else None
    interview = resumed(retrospective, left, route.page, own)
    if route.page or not retrospective.is_draft or left is None:
        return Opened(DraftEditor(app_context, interview, found.version))
    return Opened(DraftEditor(app_context, interview, found.version, left.cursor), left)


def _new(route: WizardRoute, own: tuple[OwnQuestion, ...]) -> Interview:
    """Return a new walk; of a client who is to be told, it is known where it stands."""
    if not route.is_telling:
        return Interview(Retrospective.new(), own=own)
    untold = Retrospective.new(facts=Facts(status=Status.UNTOLD))
    return Interview(untold, own=own).open(TITLE)
