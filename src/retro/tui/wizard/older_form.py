"""Form of an older gig on one page: name, month, three ticks, one rule."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import ALL_UNDERSTOOD, DraftPosition, UnreadTexts
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.one_line import on_one_line
from retro.core.vet.ending import Ending
from retro.core.vet.good_end import KEPT, KEPT_KEY
from retro.core.vet.vet import Vet
from retro.core.wizard import lesson_drafting, older_gig
from retro.core.wizard.history import GigHistory
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.gigs.known_client import KnownClient
from retro.tui.kit.text.form_line import FormLine
from retro.tui.navigation import Navigate
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard import older_lines
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.flags.picker import FlagPicker
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.older_elsewhere import texts_of_form


class OlderForm(VerticalScroll, can_focus=False):
    """Builds a retrospective from its lines. The rule is about the first ticked flag, or another of them."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    OlderForm {
        height: 1fr;
        & .line { height: auto; padding: 0 1; }
        & .line > SafeLabel { width: auto; }
        & .line > .label { width: 19; color: $foreground-muted; }
        & .line > #estimated, & .line > #worked { width: 1fr; max-width: 12; }
        & .line > #client, & .line > #platform { width: 1fr; }
        & .line > #platform { margin-left: 1; }
        & .line > .understood { width: 1fr; height: auto; padding-left: 2; color: $warning; display: none; }
        & .line > .understood.-said { display: block; }
        & .line > ChoiceRow { width: 1fr; }
        &.-well FlagSelector, & .of-bad, & .of-good { height: auto; }
        & .of-good, &.-well FlagSelector, &.-well .of-bad { display: none; }
        &.-well .of-good { display: block; }
        & .line > .said { width: auto; height: auto; max-width: 50%; padding-left: 2; color: $foreground-muted; }
        & FlagPicker { height: 1fr; min-height: 11; margin: 1 0; }
    }
    .-short OlderForm FlagPicker { margin: 0; }
    """

    name_line = query_one("#name", FormLine)
    client = query_one("#client", FormLine)
    source = query_one("#platform", FormLine)
    met = query_one(KnownClient)
    month = query_one("#month", FormLine)
    said = query_one(".said", SafeLabel)
    flag_selector = query_one(FlagSelector)
    cue = query_one("#cue", FormLine)
    act = query_one("#act", FormLine)
    end = query_one(ChoiceRow)
    estimated = query_one("#estimated", FormLine)
    worked = query_one("#worked", FormLine)
    kept = query_one("#kept", FormLine)
    understood = query_one(".understood", SafeLabel)

    class Changed(Message):
        """Posted when something was written or ticked."""

    def __init__(
        self, begun: Retrospective, memory: GigHistory, today: Clock, unread: UnreadTexts = ALL_UNDERSTOOD
    ) -> None:
        """`unread` has what was typed before in a draft, and not understood."""
        super().__init__()
        self._begun, self._unread = begun, unread
        self._memory = memory
        self._today, self._typed_on = today, TypedOn(today)
        self._flags = begun.red_flags
        self._lesson = next(iter(begun.lessons), Lesson.new())

    def compose(self) -> ComposeResult:
        """Yield the lines."""
        context = Context(self._begun, self._memory, self._today, self._unread.get(older_gig.NEW_FLAG, ""))
        kept_well = self._begun.answers.get(KEPT_KEY, "")
        yield older_lines.form_row(older_lines.END, older_lines.EndMarks(Ending.WELL if kept_well else Ending.WRONG))
        yield from self._facts()
        yield FlagPicker(older_gig.asked_as(older_gig.FLAGS), self._flags, context)
        cue = FormLine("cue", older_gig.CUE, self._lesson.cue)
        act = FormLine("act", older_gig.ACT, self._lesson.act, is_last=True)
        yield older_lines.form_row(older_lines.RULE, cue, classes="of-bad")
        yield older_lines.form_row(older_lines.THEN, act, classes="of-bad")
        yield FlagSelector(self._begun)
        kept = FormLine("kept", older_lines.KEPT_SUCH_AS, kept_well, is_last=True)
        yield older_lines.form_row(KEPT, kept, classes="of-good")

    def _facts(self) -> ComposeResult:
        facts, known = self._begun.facts, self._memory.suggestions
        yield older_lines.form_row(older_lines.NAME, FormLine("name", older_lines.NAME_SUCH_AS, facts.title))
        client = FormLine("client", older_lines.CLIENT_SUCH_AS, facts.client, known.get("clients", ()))
        found = FormLine("platform", older_lines.SOURCE_SUCH_AS, facts.platform, known.get("platforms", ()))
        yield older_lines.form_row(older_lines.CLIENT, client, found)
        yield KnownClient()
        ended = older_lines.as_typed(self._unread, older_gig.ENDED, facts.ended_on)
        month = FormLine("month", "e.g. March 2025", ended, is_day=True)
        yield older_lines.form_row(older_lines.MONTH, month, SafeLabel(classes="said"))
        estimated, worked = (
            FormLine(id, id, older_lines.as_typed(self._unread, key, hours), is_number=True)
            for id, key, hours in (
                ("estimated", older_gig.PLANNED, facts.hours_planned),
                ("worked", older_gig.WORKED, facts.hours_worked),
            )
        )
        arrow = SafeLabel(safe_text(" → "))
        yield older_lines.form_row("Hours", estimated, arrow, worked, SafeLabel(classes="understood"))

    def on_mount(self) -> None:
        """Show what helped only for a good end, and the flag that the rule is about."""
        self._show_end()
        if self._flags:
            self._show_flag()

    @property
    def is_well(self) -> bool:
        """True if it ended well."""
        return self.end.value == Ending.WELL

    @property
    def retrospective(self) -> Retrospective:
        """Return the retrospective on the page."""
        title = on_one_line(self.name_line.value)
        lesson = self._lesson._replace(cue=self.cue.value.strip(), act=self.act.value.strip())
        estimated, worked = (older_lines.hours_or_problem(line.value)[0] for line in (self.estimated, self.worked))
        on = self._read_month()[0]
        told = self._begun.with_facts(
            title=title,
            client=self._words(self.client),
            platform=self._words(self.source),
            ended_on=on,
            hours_planned=estimated,
            hours_worked=worked,
        )
        if self.is_well:
            told = told.with_answer(KEPT_KEY, on_one_line(self.kept.value))
        rules = (lesson, *self._begun.lessons[1:])
        return told._replace(red_flags=self._flags, lessons=lesson_drafting.written_only(rules))

    def good_end(self, begun: Vet) -> Vet:
        """Return the good end on the page, under the id of `begun`."""
        return older_gig.ended_well(self.retrospective, begun, self._as_typed())

    @property
    def unread(self) -> tuple[FormLine, str] | None:
        """Return the first line that is not understood, and why."""
        for line in (self.estimated, self.worked):
            if problem := older_lines.hours_or_problem(line.value)[1]:
                return line, problem
        return None

    def begin_as(self, id: GigId) -> Retrospective:
        """Return the retrospective that it is begun from, under this id from now on."""
        self._begun = self._begun._replace(id=id)
        return self._begun

    def carry_on_as(self, copy: Retrospective) -> Retrospective:
        """Continue in a copy: the retrospective that it was begun from, under the copy's id."""
        self.begin_as(GigId(copy.id))
        self._lesson = self._lesson._replace(id=copy.lessons[0].id if copy.lessons else self._lesson.id)
        self.name_line.rewrite(copy.facts.title)
        return self._begun

    def show_newer(self, before: Document, newer: Document) -> None:
        """Show what another window made of it: in each line that this changes, and in the ticks."""
        old = texts_of_form(before)
        for id, text in texts_of_form(newer).items():
            if text != old[id]:
                self.query_one(f"#{id}", FormLine).rewrite(text)
        if isinstance(newer, Retrospective):
            self._begun, self._flags = newer, newer.red_flags
            self._lesson = newer.lessons[0] if newer.lessons else self._lesson
            self.query_one(FlagPicker).show_ticks(newer.red_flags)
            self._show_flag()

    @property
    def place(self) -> DraftPosition:
        """Return that it is written here, with what is not understood."""
        return older_gig.older_place(self._as_typed())

    def _as_typed(self) -> dict[QuestionKey, str]:
        """Return what is not understood, or stands in a dialog."""
        found = {older_gig.ENDED: self.month.value} if self._read_month()[2] else {}
        for key, line in ((older_gig.PLANNED, self.estimated), (older_gig.WORKED, self.worked)):
            found |= {key: line.value} if older_lines.hours_or_problem(line.value)[1] else {}
        new_flag = self.query_one(FlagPicker).unread
        return found | ({older_gig.NEW_FLAG: new_flag} if new_flag else {})

    def leave_without(self) -> None:
        """Clear the hours that are not understood."""
        for line in (self.estimated, self.worked):
            if older_lines.hours_or_problem(line.value)[1]:
                line.value = ""

    @on(Input.Changed)
    def _written(self, message: Input.Changed) -> None:
        message.stop()
        _, said, problem = self._read_month()
        self.month.problem = problem
        for line in (self.estimated, self.worked):
            line.problem = older_lines.hours_or_problem(line.value)[1]
        self.said.update(safe_text(problem or said))
        self.understood.update(safe_text(self.unread[1] if self.unread else ""))
        self.understood.set_class(self.unread is not None, "-said")
        self.met.show_client(self._words(self.client), self._words(self.source), self._memory.clients)
        self.post_message(self.Changed())

    def on_known_client_opening(self, message: KnownClient.Opening) -> None:
        """Let the screen open it."""
        message.stop()
        self.post_message(Navigate(message.route))

    @on(ChoiceRow.Chosen)
    def _ended(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self._show_end()
        self.post_message(self.Changed())

    def _show_end(self) -> None:
        self.set_class(self.is_well, "-well")
        self.kept.disabled = not self.is_well
        for part in (self.flag_selector, self.cue, self.act):
            part.disabled = self.is_well

    def _words(self, line: FormLine) -> str:
        return on_one_line(line.value)

    @on(Field.Answered)
    def _ticked(self, message: Field.Answered) -> None:
        message.stop()
        self._flags = message.value if isinstance(message.value, tuple) else ()
        retrospective = self._begun._replace(red_flags=self._flags)
        if lesson_drafting.flag_of(self._lesson, retrospective) is None:
            self._lesson = lesson_drafting.relinked(self._lesson, lesson_drafting.first_flag(retrospective))
        self._show_flag()

    @on(Field.Unread)
    def _flag_named(self, message: Field.Unread) -> None:
        message.stop()
        self.post_message(self.Changed())

    @on(FlagSelector.Chosen)
    def _choose_flag(self, message: FlagSelector.Chosen) -> None:
        message.stop()
        self._lesson = lesson_drafting.relinked(self._lesson, message.flag)
        self._show_flag()

    def _show_flag(self) -> None:
        """Show an own or the catalogue's rule for it as an example in the empty lines; it is never saved by itself."""
        self.flag_selector.show_flags(self._begun._replace(red_flags=self._flags), self._lesson)
        self.cue.placeholder, self.act.placeholder = older_lines.rule_such_as(self._lesson.flag, self._memory)
        self.post_message(self.Changed())

    def _read_month(self) -> tuple[date | None, str, str]:
        return older_lines.month_or_problem(self.month.value, self._typed_on, self._begun.facts.ended_on)
