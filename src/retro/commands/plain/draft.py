"""The gig that is walked through line by line: its answers, its position, and saving at each step."""

from __future__ import annotations

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.output import put_line
from retro.commands.plain.asking import V
from retro.core.gig.ids import QuestionKey, short_id
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Question

NOTHING_SAVED = "Nothing was written, so nothing was saved."
FINISHED = "Finished. To read it: retro show {}"
DRAFT = "Saved as a draft. To carry on: retro new --plain {}"


class WalkDraft:
    """A gig and the position in it; each change of either is saved."""

    def __init__(self, console: Console, keeping: DocumentSaver[Retrospective], interview: Interview) -> None:
        self._console, self._keeping = console, keeping
        self.interview = interview
        self._handed_over = interview.unread
        """The texts that were not understood, as the saver knows them."""

    @property
    def retrospective(self) -> Retrospective:
        """Return the gig as it is now."""
        return self.interview.retrospective

    @property
    def is_saved(self) -> bool:
        """Tell whether all of it is in the library."""
        return self._keeping.is_saved

    def answer(self, question: Question[V], value: V) -> None:
        """Take an answer and save it."""
        self.go(self.interview.answered(question, value))

    def leave_unread(self, key: QuestionKey, text: str) -> None:
        """Keep text that was not understood; "" removes it."""
        if text or key in self.interview.unread:
            self.go(self.interview.typed(key, text))

    def go(self, interview: Interview) -> None:
        """Save the gig with its position; continue in the copy if another window saved first."""
        place = interview.place().since(self._handed_over)
        self.interview, self._handed_over = interview, interview.unread
        self._keeping.replace_document(interview.retrospective, place, can_wait=self._console.is_hurried)
        if self._keeping.document is not interview.retrospective:
            self.interview = interview.with_retrospective(self._keeping.document)

    def save_and_report(self) -> None:
        """Save what is waiting; then print how the gig stands to stderr, and its id to stdout as data."""
        self._keeping.save_waiting()
        id = short_id(self.retrospective.id)
        if said := self._status_text(id):
            self._console.say(said)
        if self._keeping.is_begun:
            put_line(id)

    def _status_text(self, id: str) -> str:
        """Say how the gig stands; "" for a draft that couldn't be saved, of which the saver has spoken."""
        if not self._keeping.is_begun:
            return NOTHING_SAVED
        if not self.retrospective.is_draft:
            return FINISHED.format(id)
        return DRAFT.format(id) if self._keeping.is_saved else ""
