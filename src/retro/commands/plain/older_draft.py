"""An older gig while it is told line by line: saved at each answer, under the end that it has now."""

from __future__ import annotations

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.output import put_line
from retro.commands.plain.asking import V
from retro.commands.plain.draft import DRAFT, FINISHED, NOTHING_SAVED
from retro.core.gig.draft_position import ALL_UNDERSTOOD
from retro.core.gig.ids import QuestionKey, short_id
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.ending import Ending
from retro.core.vet.good_end import KEPT_KEY
from retro.core.vet.vet import Vet
from retro.core.wizard.older_gig import ended_well, finished_badly, older_place
from retro.core.wizard.question import Question
from retro.paths import Paths

GOOD_END = "Saved as a gig that ended well. To read it: retro vet {}"


class OlderGigDraft:
    """A gig that went wrong, or a good end. One that was only begun is not saved."""

    def __init__(self, console: Console, keeping: DocumentSaver[Retrospective], paths: Paths) -> None:
        self._console, self._keeping = console, keeping
        self._good_end = DocumentSaver(paths, Vet())
        self._begun = self.retrospective = keeping.document
        self._unread: dict[QuestionKey, str] = {}
        self._handed_over = ALL_UNDERSTOOD
        """The texts that were not understood, as the saver knows them."""
        self.end = Ending.WRONG
        self.kept = ""
        """What kept a good end well."""

    @property
    def is_well(self) -> bool:
        """Tell whether it ended well."""
        return self.end is Ending.WELL

    @property
    def is_saved(self) -> bool:
        """Tell whether all of it is in the library."""
        return self._current.is_saved

    def answer(self, question: Question[V], value: V) -> None:
        """Take an answer and save it."""
        self.retrospective = question.slot.with_value(self.retrospective, value).touched()
        self.save()

    def leave_unread(self, key: QuestionKey, text: str) -> None:
        """Keep text that was not understood with the draft."""
        self._unread = {name: typed for name, typed in (self._unread | {key: text}).items() if typed}
        self.save()

    def change_end(self, end: Ending) -> None:
        """Take another end; what was saved under the one before is deleted."""
        if end is not self.end:
            self._current.discard()
            self.end = end
            self.save()

    def finish(self) -> None:
        """Save it as finished."""
        self.retrospective = finished_badly(self.retrospective)
        self.save()

    def save_and_report(self) -> None:
        """Save what is waiting. Prints the id to stdout as data, and the status to stderr."""
        self._current.save_waiting()
        if self._current.document is self._begun or self._current.document.is_untouched:
            self._console.say(NOTHING_SAVED)
            return
        id = short_id(self._current.document.id)
        said = GOOD_END if self.is_well else DRAFT if self.retrospective.is_draft else FINISHED
        self._console.say(said.format(id))
        put_line(id)

    def close(self) -> None:
        """Save what is waiting, and close the library."""
        self._keeping.close()
        self._good_end.close()

    @property
    def _current(self) -> DocumentSaver[Retrospective] | DocumentSaver[Vet]:
        return self._good_end if self.is_well else self._keeping

    def save(self) -> None:
        """Save the gig, unless it holds only what every older gig begins with."""
        if self.is_well:
            self._save_good_end()
            return
        if self.retrospective._replace(updated_at=self._begun.updated_at) == self._begun:
            return
        place = older_place(self._unread).since(self._handed_over)
        self._handed_over = place.unread
        self._keeping.replace_document(self.retrospective, place, can_wait=self._console.is_hurried)
        self.retrospective = self._keeping.document

    def _save_good_end(self) -> None:
        """Save the good end as soon as it has a name."""
        if self.retrospective.facts.title:
            told = self.retrospective.with_answer(KEPT_KEY, self.kept)
            good = ended_well(told, self._good_end.document, self._unread).touched()
            self._good_end.replace_document(good, can_wait=self._console.is_hurried)
