"""Form of an older gig on one page: name, month, three ticks, one rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig import flag_catalogue, line_kinds, wording
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.months import last_day
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.good_end import KEPT, older_good_end
from retro.core.vet.vet import Ending, Vet
from retro.core.wizard import lesson_drafting
from retro.core.wizard.flag_picking import Ticked
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question
from retro.core.wizard.questions import every_question
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.form_line import FormLine
from retro.tui.kit.known_client import KnownClient
from retro.tui.navigation import Navigate
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.flags.picker import FlagPicker
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector

END = "How did it end?"
NAME = "What was it?"
NAME_SUCH_AS = "a name you'll recognise later"
CLIENT = "Client"
CLIENT_SUCH_AS = "who it was for"
SOURCE_SUCH_AS = "found through"
MONTH = "When did it end?"
RULE = "One rule: if …"
THEN = "then I …"
KEPT_SUCH_AS = "one line: a page of scope, an early test"
SUCH_AS = "such as: {}"

CUE, ACT = "what I'd notice", "what I do first"
ENDED = "ended_on"
ENDS: dict[StrEnum, str] = {Ending.WRONG: "badly b", Ending.WELL: "well w"}
_HOURS = line_kinds.Hours()


class EndMarks(ChoiceRow):
    """How it ended, each with its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "end('wrong')", "Badly", id="older.badly", tooltip="It ended badly: a retrospective"),
        Binding("w", "end('well')", "Well", id="older.well", tooltip="It ended well: a good end"),
    ]

    def __init__(self) -> None:
        super().__init__(ENDS, Ending.WRONG, is_required=True)

    def action_end(self, end: str) -> None:
        """It ended so; on to the name."""
        self.value = Ending(end)
        self.post_message(self.Chosen(self, self.value))
        self.screen.focus_next()


class OlderForm(VerticalScroll, can_focus=False):
    """Makes a retrospective of what stands in it. The rule is about the first flag ticked, or another of them."""

    DEFAULT_CSS = """
    OlderForm {
        height: 1fr;
        & .line { height: auto; padding: 0 1; }
        & .line > SafeLabel { width: auto; }
        & .line > .label { width: 18; color: $foreground-muted; }
        & .line > #estimated, & .line > #worked { width: 1fr; max-width: 12; }
        & .line > #client, & .line > #platform { width: 1fr; }
        & .line > .understood { width: auto; padding-left: 2; color: $warning; }
        & .line > ChoiceRow { width: 1fr; }
        &.-well FlagSelector, & .of-bad, & .of-good { height: auto; }
        & .of-good, &.-well FlagSelector, &.-well .of-bad { display: none; }
        &.-well .of-good { display: block; }
        & .line > .said { width: auto; height: auto; max-width: 50%; padding-left: 2; color: $foreground-muted; }
        & FlagPicker { height: 1fr; min-height: 9; margin: 1 0; }
        & FlagNote { max-height: 2; }
    }
    .-short OlderForm FlagPicker { margin: 0; }
    """

    name_line = query_one("#name", FormLine)
    client = query_one("#client", FormLine)
    source = query_one("#platform", FormLine)
    met = query_one(KnownClient)
    month = query_one("#month", FormLine)
    said = query_one(".said", SafeLabel)
    sign = query_one(FlagSelector)
    cue = query_one("#cue", FormLine)
    act = query_one("#act", FormLine)
    end = query_one(ChoiceRow)
    estimated = query_one("#estimated", FormLine)
    worked = query_one("#worked", FormLine)
    kept = query_one("#kept", FormLine)
    understood = query_one(".understood", SafeLabel)

    class Changed(Message):
        """Something was written or ticked."""

    def __init__(self, begun: Retrospective, memory: GigHistory, today: Clock) -> None:
        super().__init__()
        self._begun = begun
        self._memory = memory
        self._today, self._typed_on = today, TypedOn(today)
        self._flags: tuple[RedFlag, ...] = ()
        self._lesson = Lesson.new()

    def compose(self) -> ComposeResult:
        """One under the other."""
        context = Context(self._begun, self._memory, self._today)
        yield _line(END, EndMarks())
        yield _line(NAME, FormLine("name", NAME_SUCH_AS))
        known = self._memory.suggestions
        client = FormLine("client", CLIENT_SUCH_AS, suggestions=known.get("clients", ()))
        found = FormLine("platform", SOURCE_SUCH_AS, suggestions=known.get("platforms", ()))
        yield _line(CLIENT, client, found)
        yield KnownClient()
        yield _line(MONTH, FormLine("month", "March 2025", is_day=True), SafeLabel(classes="said"))
        hours = (FormLine("estimated", "estimated"), SafeLabel(safe_text(" → ")), FormLine("worked", "worked"))
        yield _line("Hours", *hours, SafeLabel(classes="understood"))
        yield FlagPicker(_flags_question(), (), context)
        yield FlagSelector(self._begun)
        yield _line(RULE, FormLine("cue", CUE), classes="of-bad")
        yield _line(THEN, FormLine("act", ACT, is_last=True), classes="of-bad")
        kept = FormLine("kept", KEPT_SUCH_AS, is_last=True)
        yield _line(KEPT, kept, classes="of-good")

    def on_mount(self) -> None:
        """What kept it well is asked of a good end alone."""
        self._show_end()

    @property
    def is_well(self) -> bool:
        """Whether it ended well."""
        return self.end.value == Ending.WELL

    @property
    def told(self) -> Retrospective:
        """The retrospective that stands on the page."""
        title = " ".join(self.name_line.value.split())
        lesson = self._lesson._replace(cue=self.cue.value.strip(), act=self.act.value.strip())
        estimated, worked = (self._read_hours(line)[0] for line in (self.estimated, self.worked))
        on = self._read_month()[0]
        told = self._begun.with_facts(
            title=title,
            client=self._words(self.client),
            platform=self._words(self.source),
            ended_on=on,
            hours_planned=estimated,
            hours_worked=worked,
        )
        return told._replace(red_flags=self._flags, lessons=lesson_drafting.written_only((lesson,)))

    def good_end(self, begun: Vet) -> Vet:
        """The good end that stands on the page, under the id of `begun`."""
        told = self.told
        hours = (told.facts.hours_planned, told.facts.hours_worked)
        kept = " ".join(self.kept.value.split())
        good = older_good_end(told.facts.title, told.facts.ended_on, self._flags, hours, kept, begun)
        return replace(good, client=told.facts.client, platform=told.facts.platform)

    @property
    def unread(self) -> tuple[FormLine, str] | None:
        """The first line that is not understood, and why."""
        for line in (self.estimated, self.worked):
            if problem := self._read_hours(line)[1]:
                return line, problem
        return None

    def carry_on_as(self, copy: Retrospective) -> Retrospective:
        """Go on in a copy of what stands here; the retrospective that it was begun from, under the copy's id."""
        self._begun = self._begun._replace(id=copy.id)
        self._lesson = self._lesson._replace(id=copy.lessons[0].id if copy.lessons else self._lesson.id)
        self.name_line.rewrite(copy.facts.title)
        return self._begun

    @property
    def place(self) -> DraftPosition | None:
        """Where the wizard would go on: at a month that is not understood."""
        unread = self._read_month()[1] and self.month.value
        return DraftPosition("ending", 0, True, MappingProxyType({ENDED: unread})) if unread else None

    @on(Input.Changed)
    def _written(self, message: Input.Changed) -> None:
        message.stop()
        day, problem = self._read_month()
        self.said.update(safe_text(problem or (f"as {wording.long_day(day)}" if day else "")))
        self.understood.update(safe_text(self.unread[1] if self.unread else ""))
        self.met.put(self._words(self.client), self._words(self.source), self._memory.clients)
        self.post_message(self.Changed())

    def on_known_client_opening(self, message: KnownClient.Opening) -> None:
        """The screen leads there."""
        message.stop()
        self.post_message(Navigate(message.place))

    @on(ChoiceRow.Chosen)
    def _ended(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self._show_end()
        self.post_message(self.Changed())

    def _show_end(self) -> None:
        self.set_class(self.is_well, "-well")
        self.kept.disabled = not self.is_well
        for part in (self.sign, self.cue, self.act):
            part.disabled = self.is_well

    def _words(self, line: FormLine) -> str:
        return " ".join(line.value.split())

    def _read_hours(self, line: FormLine) -> tuple[Decimal | None, str]:
        try:
            return _HOURS.parse(line.value, date.min), ""
        except NotUnderstood as error:
            return None, str(error)

    @on(Field.Answered)
    def _ticked(self, message: Field.Answered) -> None:
        message.stop()
        self._flags = message.value if isinstance(message.value, tuple) else ()
        retrospective = self._begun._replace(red_flags=self._flags)
        if lesson_drafting.sign_of(self._lesson, retrospective) is None:
            self._lesson = lesson_drafting.relinked(self._lesson, lesson_drafting.first_sign(retrospective))
        self._show_sign()

    @on(FlagSelector.Chosen)
    def _choose_sign(self, message: FlagSelector.Chosen) -> None:
        message.stop()
        self._lesson = lesson_drafting.relinked(self._lesson, message.flag)
        self._show_sign()

    def _show_sign(self) -> None:
        """The catalogue's rule for it stands in the empty lines as an example; it is never kept by itself."""
        self.sign.put(self._begun._replace(red_flags=self._flags), self._lesson)
        known = flag_catalogue.by_code(self._lesson.flag) if self._lesson.flag else None
        self.cue.such_as, self.act.such_as = (
            (SUCH_AS.format(known.cue), SUCH_AS.format(known.act)) if known else (CUE, ACT)
        )
        self.post_message(self.Changed())

    def _read_month(self) -> tuple[date | None, str]:
        try:
            return last_day(self.month.value, self._typed_on(self.month.value)), ""
        except NotUnderstood as error:
            return None, str(error)


def _flags_question() -> Question[Ticked]:
    return next(question for _, _, question in every_question() if question.key == "red_flags")


def _line(label: str, *parts: Widget, classes: str = "") -> Horizontal:
    return Horizontal(SafeLabel(safe_text(label), classes="label"), *parts, classes=f"line {classes}".strip())
